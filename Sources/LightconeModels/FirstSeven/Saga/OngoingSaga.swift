import Lightcone
import LightconeTrace

/// A saga that is not over, as its orchestrator sees it: what it waits for.
struct OngoingSaga: Hashable, Sendable {
  /// Which way a saga goes.
  enum Phase: Hashable, Sendable {
    /// Steps are asked for.
    case forward
    /// Compensations are asked for.
    case compensating
    /// Every step is done, and the marks are being taken off.
    case settling
  }

  let id: SagaID
  let client: NodeID
  /// The step that is under way, counted from 1.
  var step = 1
  var phase = Phase.forward
  var attempts = 0
  /// The steps whose marks are still on their rows, as far as the orchestrator knows.
  var unsettled: [Int] = []
  var timer: TimerHandle?

  init(id: SagaID, client: NodeID) {
    self.id = id
    self.client = client
  }
}
