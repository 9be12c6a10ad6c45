import Lightcone
import LightconeTrace

/// What a service knows about its own step of every saga.
struct SagaStep: Hashable, Sendable {
  /// The step's place, counted from 1.
  let number: Int
  /// Whether the service refuses it.
  let isRefused: Bool
  /// Whether it comes behind the pivot: it is then asked for until it is done.
  let isRetriable: Bool
  /// Whether it is the pivot or comes behind it: it must not be made good.
  let isFinal: Bool
  /// Whether it marks its row as pending until the saga is over.
  let marksRow: Bool
  /// Whether a compensation that comes twice is done once.
  let isIdempotent: Bool
  /// How likely a compensation is to fail this time.
  let compensationFailure: Probability
}

/// How far a service has come with a saga.
struct SagaProgress: Hashable, Sendable {
  enum Stage: Hashable, Sendable { case executed, compensated, tombstone, refused }
  let id: SagaID
  var stage: Stage
  /// How often the step was done.
  var rounds = 0
  /// Since when the saga has had its mark on the row; nil if it has none there.
  var pendingSince: Instant?
}
