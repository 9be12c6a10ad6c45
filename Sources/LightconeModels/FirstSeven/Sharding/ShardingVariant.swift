import Lightcone

/// By what rule rows are placed.
enum ShardingStrategy: String, CaseIterable, Sendable {
  /// Neighbouring keys share a shard.
  case range
  /// The hash of the key modulo the number of shards.
  case hashMod = "hash-mod"
  /// The hash of the key modulo a fixed number of slots, which are assigned to shards.
  case hashSlots = "hash-slots"
  /// Key by key; a directory knows.
  case directory
  /// As hash-slots, by the group that the key belongs to.
  case entityGroup = "entity-group"
  /// By table: each function has a database of its own.
  case federation
}

/// Where ranges end.
enum RangeRule: String, CaseIterable, Sendable {
  /// Each has the same number of keys.
  case even
  /// Each has the same number of letters of the alphabet; keys are words.
  case letters
  /// As even; a new shard takes half of the load of the busiest range.
  case busiest
}

/// How keys are hashed.
enum HashRule: String, CaseIterable, Sendable {
  /// Each bit of the key moves half of the bits of the hash.
  case avalanche
  /// As Java hashes strings: `31 * h + c`.
  case polynomial
}

/// Which keys requests touch.
enum KeyRule: String, CaseIterable, Sendable {
  /// The k-th most popular key in proportion to k to the power of -s.
  case zipf
  /// All alike.
  case uniform
  /// A few keys get a given share.
  case hotspot
}

/// Which keys are popular.
enum PopularityOrder: String, CaseIterable, Sendable {
  /// Neighbours, such as the newest.
  case inOrder = "in-order"
  /// Any.
  case shuffled
}

/// The exponent of Zipf's law: words, since a share ends at 100%.
enum ZipfExponent: String, CaseIterable, Sendable {
  case none = "0%"
  case half = "50%"
  case eighty = "80%"
  case ninety = "90%"
  case ninetyNine = "99%"
  case one = "100%"
  case oneTen = "110%"
  case oneTwenty = "120%"
  case oneFifty = "150%"

  var thousandths: Thousandths { Thousandths((Int(rawValue.dropLast()) ?? 0) * 10) }
}

/// How a name is kept unique.
enum UniquenessRule: String, CaseIterable, Sendable {
  /// Each shard looks at its own users.
  case local
  /// The shard that the name belongs to has to reserve it first.
  case index
}

/// What happens to a partition while it is copied.
enum MigrationMode: String, CaseIterable, Sendable {
  /// It is served; what changes is copied again.
  case live
  /// Requests for it wait.
  case frozen
}

/// How long a shard works at a request.
enum ServiceRule: String, CaseIterable, Sendable {
  /// Always the same time.
  case constant
  /// A time by chance, of this mean.
  case exponential
}

/// Deliberate defects, each of which a check must catch.
enum ShardingBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// A shard does not check ownership: it goes on serving a partition that it has handed over.
  case servesStaleRouter = "serves-stale-router"
  /// Rows that were written while their partition was copied are not copied again.
  case forgetsDelta = "forgets-delta"
  /// The remainder of a negative hash is taken for the number of a shard.
  case negativeModulo = "negative-modulo"
  /// Each shard skips the page's offset itself, and the router only cuts.
  case skipsAtShards = "skips-at-shards"
  /// A shard that comes back from a crash takes the confirmation of a chunk that it sent before.
  case takesOldConfirmation = "takes-old-confirmation"
  /// A shard that comes back from a crash owns again what it was handing over.
  case forgetsHandOver = "forgets-hand-over"
}
