/// One of the two systems between which a migration goes.
public enum Side: String, Hashable, Sendable {
  /// The system that is to be replaced.
  case legacy
  /// The services that replace it.
  case service

  var other: Side { self == .legacy ? .service : .legacy }
}

/// Where the new services keep their data, and how it is kept like that of the legacy system.
enum DataMode: String, CaseIterable, Sendable {
  /// In the legacy system's database: there is only one.
  case sharedDatabase = "shared-db"
  /// In their own; whoever takes a write commits it to its own store, then has the other one commit it.
  case dualWrite = "dual-write"
  /// In their own; a connector reads the log of each database and brings it to the other (change data
  /// capture).
  case changeDataCapture = "cdc"
  /// In their own; the application notes each change in the transaction that makes it, and a relay
  /// brings the notes to the other side (transactional outbox).
  case outbox

  var hasTwoStores: Bool { self != .sharedDatabase }
  /// Whether writes reach the other store by a stream.
  var streamsWrites: Bool { self == .changeDataCapture || self == .outbox }
}

/// In which order reads and writes of a feature move.
enum FlipOrder: String, CaseIterable, Sendable {
  /// Reads first, writes `flip.gap` later.
  case readsFirst = "reads-first"
  /// Writes first, reads `flip.gap` later.
  case writesFirst = "writes-first"
  /// Both in one fenced step.
  case together
}

/// By what the canary's share is chosen.
enum CanaryKey: String, CaseIterable, Sendable {
  /// Each request anew.
  case request
  /// Each client once for each feature, so that it always meets the same side.
  case client
}

/// What the new side does not keep of the contract that the legacy system's callers rely on.
enum ContractGap: String, CaseIterable, Sendable {
  /// Nothing is missing.
  case none
  /// Answers lack a field that a customer has added.
  case customField = "custom-field"
  /// Drafts are shown to those who have not logged in.
  case auth
}

/// Which facades are out of order when.
enum Outages: String, CaseIterable, Sendable {
  /// Never.
  case none
  /// At even distances, those of different replicas laid so that all combinations have their share.
  case even
  /// By chance, with exponential times.
  case random
}

/// Which system is replaced: the names of its features.
enum ReplacedSystem: String, CaseIterable, Sendable {
  /// A web shop.
  case shop
  /// A content management system whose presentation is taken off first.
  case headlessCMS = "headless-cms"
  /// A product that moves to another platform with its code as it is.
  case workos

  /// The names of features, in the order in which they move.
  var features: [String] {
    switch self {
    case .shop:
      ["reviews", "catalog", "search", "cart", "orders", "payment", "stock", "account"]
    case .headlessCMS:
      ["posts", "pages", "media", "comments", "menus", "search", "users", "settings"]
    case .workos: ["docs", "dashboard", "webhooks", "events", "jobs", "api", "auth", "admin"]
    }
  }
}

/// Deliberate defects, each of which a check must catch.
enum StranglerBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// What a stream brings is stored whatever its version.
  case appliesBlindly = "applies-blindly"
  /// The outbox is written in a transaction of its own, after the change.
  case outboxApart = "outbox-apart"
  /// The connector saves its position before the other side has what stands before it.
  case offsetFirst = "offset-first"
  /// A flip of writes does not wait until the stream is through.
  case skipsDrain = "skips-drain"
  /// A facade takes an old routing table for a new one.
  case takesOldRoutes = "takes-old-routes"
  /// The first copy of all rows overwrites what was written since.
  case copyOverwrites = "copy-overwrites"
  /// Shadow traffic contains writes, and they are done.
  case shadowsWrites = "shadows-writes"
  /// Facades stop before all clients know where to go instead.
  case removesTooEarly = "removes-too-early"
}
