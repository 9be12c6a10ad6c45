import Lightcone
import LightconeTrace

/// Which row of which feature.
struct MigratedKey: Hashable, Sendable {
  /// The feature, from 1.
  let feature: Int
  /// The row in it, from 1.
  let row: Int
}

/// A row as one of the two stores holds it.
public struct MigratedRow: Hashable, Sendable {
  let key: MigratedKey
  /// What is stored: cents in the legacy system's database, whole euros in the new one.
  var amount: Int
  /// Grows from write to write; 1 for a row that was there from the beginning.
  var version: Int
  /// Which side took the write: decides between equal versions.
  var writer: Side
  /// The number of the request that wrote it; 0 for a row that was there from the beginning.
  var write: Int

  /// Whether it is to replace another copy of the row.
  func isNewer(than other: MigratedRow?) -> Bool {
    guard let other else { return true }
    if version != other.version { return version > other.version }
    return writer == .service && other.writer == .legacy
  }

  /// What a caller is told, in cents, by the side that stores it.
  func cents(at side: Side) -> Int { side == .legacy ? amount : amount * 100 }
}

/// Translates between the two models of one thing, so that neither side has to know the other's (an
/// *anti-corruption layer*).
struct AntiCorruptionLayer: Hashable, Sendable {
  var isOn: Bool

  /// A row of one side as the other stores it.
  func translate(_ row: MigratedRow, from side: Side) -> MigratedRow {
    guard isOn else { return row }
    var row = row
    row.amount = side == .legacy ? row.amount / 100 : row.amount * 100
    return row
  }
}

/// What a client asks for.
public struct StranglerRequest: Hashable, Sendable {
  /// Its number: no other request of the run has it.
  let number: Int
  let key: MigratedKey
  /// What to write, in euros; nil for a read.
  let value: Int?
  /// Whether it asks for a draft without having logged in.
  let isAnonymous: Bool
  /// Whether it is a copy of which no client sees the answer.
  var isShadow = false

  var isRead: Bool { value == nil }
}

/// What a client is told.
public struct StranglerAnswer: Hashable, Sendable {
  /// How it went.
  enum Status: Hashable, Sendable {
    case ok
    /// The caller may not see it.
    case denied
    /// An error of the new code.
    case failed
  }

  var status: Status
  /// The row's value in cents; 0 if there is none.
  var cents = 0
  /// The row's version; 0 if there is none.
  var version = 0
  /// The field that a customer has added, if the side knows of it.
  var custom: Int?
  /// Who answers.
  let side: Side
  var isShadow = false
}

/// In what a new answer differs from the legacy system's.
enum ContractDifference: Hashable, Sendable {
  case status
  case value
  case field

  /// Compares two answers to the same question; nil if the new one is as good.
  ///
  /// Values are compared only if both speak of the same version: the new side may be a little behind.
  static func between(_ legacy: StranglerAnswer, _ new: StranglerAnswer) -> ContractDifference? {
    if legacy.status != new.status { return .status }
    guard legacy.status == .ok, legacy.version == new.version else { return nil }
    if legacy.cents != new.cents { return .value }
    return legacy.custom == new.custom ? nil : .field
  }
}
