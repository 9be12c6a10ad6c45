import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The parameters of the sharded store: how it is placed and moved. ``ShardingLoad`` has those of its users.
enum ShardingParameters {
  static let strategy = Parameter.choice(
    "strategy", default: ShardingStrategy.hashMod, "by what rule rows are placed")
  static let shards = Parameter.integer(
    "shards", default: 4, in: 1...64, "how many shards, before one is added")
  static let slots = Parameter.integer(
    "slots", default: 1_024, in: 1...16_384, "how many slots hash-slots and entity-group have")
  static let groupSize = Parameter.integer(
    "group.size", default: 10, in: 1...1_000, "how many keys in a row make a group")
  static let hash = Parameter.choice(
    "hash", default: HashRule.avalanche, "how keys are hashed")
  static let hashSeed = Parameter.integer(
    "hash.seed", default: 0, in: 0...1_000_000,
    "which of many hashes of the kind avalanche; 0 takes the seed of the run")
  static let rangeSplit = Parameter.choice(
    "range.split", default: RangeRule.even, "where ranges of keys end")
  static let directoryCache = Parameter.flag(
    "directory.cache", default: true, "whether a router remembers what the directory said")
  static let salt = Parameter.integer(
    "salt", default: 1, in: 1...64, "into how many rows a salted key is divided")
  static let saltedKeys = Parameter.integer(
    "salted.keys", default: 1, in: 1...100, "how many of the most popular keys are salted")
  static let uniqueness = Parameter.choice(
    "unique", default: UniquenessRule.local, "how the name of a user is kept unique")
  static let capacity = Parameter.rate(
    "shard.capacity", default: Rate(perSecond: 1_000),
    in: Rate(perSecond: 0)...Rate(perSecond: 1_000_000),
    "how many rows a shard serves in a second; 0 for any number, at once")
  static let service = Parameter.choice(
    "service", default: ServiceRule.constant, "whether serving a row always takes the same time")
  static let slowShare = Parameter.probability(
    "slow.prob", default: .never, "how likely a shard's answer is to be slow")
  static let slowTime = Parameter.timeSpan(
    "slow.time", default: .milliseconds(100), in: .zero ... .seconds(60),
    "how much later a slow answer comes")
  static let memory = Parameter.integer(
    "shard.memory", default: 0, in: 0...1_000_000,
    "how many items fit into a shard's memory; 0 for any number")
  static let memoryPenalty = Parameter.integer(
    "memory.penalty", default: 10, in: 1...1_000,
    "how many times as long a shard serves that holds more")
  static let appends = Parameter.flag(
    "append", default: false, "whether each write adds an item, such as a check-in, to its key")
  static let addAt = Parameter.timeSpan(
    "add.shard.at", default: .zero, in: .zero ... .seconds(86_400),
    "when another shard is taken in; 0 for never")
  static let migration = Parameter.choice(
    "migration", default: MigrationMode.live, "whether a partition is served while it is copied")
  static let valueSize = Parameter.integer(
    "value.size", default: 1, in: 1...10_000, "the size of an item in KiB")
  static let bandwidth = Parameter.integer(
    "migrate.bandwidth", default: 50, in: 1...100_000,
    "how many MB a shard copies in a second, when it does nothing else")
  static let chunk = Parameter.integer(
    "copy.chunk", default: 100, in: 1...100_000,
    "how many items are copied at once, with nothing served in between")
  static let throttle = Parameter.probability(
    "copy.throttle", default: .percent(25), in: .percent(1) ... .always,
    "the part of its time that a shard may spend on reading what it gives away")
  static let pushes = Parameter.flag(
    "map.push", default: true, "whether the directory tells routers of each move")
  static let retry = Parameter.timeSpan(
    "retry", default: .seconds(10), in: .milliseconds(1) ... .seconds(300),
    "how long a shard waits for the answer to a chunk before it sends it again")
  static let latency = Parameter.law(
    "net.latency", default: .constant(.milliseconds(1)),
    "how long a message takes from one node to another")
  static let bug = Parameter.choice("bug", default: ShardingBug.none, "a deliberate defect")

  static let all: [ParameterDescription] =
    [
      strategy.description, shards.description, slots.description, groupSize.description,
      hash.description, hashSeed.description, rangeSplit.description,
      directoryCache.description, salt.description, saltedKeys.description,
      uniqueness.description, capacity.description, service.description, slowShare.description,
      slowTime.description, memory.description, memoryPenalty.description, appends.description,
    ] + ShardingLoad.all + [
      addAt.description, migration.description, valueSize.description, bandwidth.description,
      chunk.description, throttle.description, pushes.description, retry.description,
      latency.description, Parameter.networkLoss.description,
      Parameter.networkOrder.description, Parameter.horizon.description, bug.description,
    ]

  static func problem(with settings: Settings) -> Diagnostic? {
    let strategy = settings[strategy]
    if settings[salt] > 1, strategy != .hashMod, strategy != .hashSlots {
      return Diagnostic(
        .badValue, "salt=\(settings[salt]) has no effect with strategy=\(strategy.rawValue)",
        expected: "strategy=hash-mod or hash-slots, or salt=1")
    }
    if settings[ShardingLoad.writers] > settings[ShardingLoad.routers] {
      return Diagnostic(
        .badValue, "writers=\(settings[ShardingLoad.writers]) is more than there are",
        expected: "at most \(settings[ShardingLoad.routers]), the number of routers")
    }
    guard settings[ShardingLoad.keyLaw] == .hotspot,
      settings[ShardingLoad.hotKeys] >= settings[ShardingLoad.keys]
    else { return nil }
    return Diagnostic(
      .badValue, "hot.keys=\(settings[ShardingLoad.hotKeys]) leaves no other key",
      expected: "at most \(settings[ShardingLoad.keys] - 1), one less than there are keys")
  }
}
