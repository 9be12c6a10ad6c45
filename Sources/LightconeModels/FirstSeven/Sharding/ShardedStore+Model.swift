public import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension ShardedStore {
  /// The sharded store as lessons, prompt and sweeps pick it up.
  public static let model = Model(
    name: "sharded-store", version: 1,
    summary: "Rows are divided among shards; routers find them, also while they move.",
    parameters: ShardingParameters.all, crashRoles: ["shard"], operations: operations,
    metrics: requestMetrics + queryMetrics + loadMetrics + migrationMetrics + harmMetrics,
    properties: properties,
    validate: ShardingParameters.problem,
    world: ShardingWorld.make)

  private static var operations: [ModelOperation<ShardedStore>] {
    [
      ModelOperation("put", role: "router", arguments: "KEY", "writes a new value to a key") {
        numbers($0, 1).map { .asked(.put(key: $0[0])) }
      },
      ModelOperation("get", role: "router", arguments: "KEY", "reads a key, such as 1") {
        numbers($0, 1).map { .asked(.get(key: $0[0])) }
      },
      ModelOperation("find", role: "router", arguments: "CITY", "lists the keys of a city") {
        numbers($0, 1).map { .asked(.find(city: $0[0])) }
      },
      ModelOperation("join", role: "router", arguments: "KEY", "reads the rows of a key's group") {
        numbers($0, 1).map { .asked(.join(key: $0[0])) }
      },
      ModelOperation(
        "register", role: "router", arguments: "USER NAME",
        "gives a user a name that must be unique"
      ) { numbers($0, 2).map { .asked(.register(user: $0[0], name: $0[1])) } },
    ]
  }

  /// Words as whole numbers from 1 on; nil if there are not so many, or one is something else.
  private static func numbers(_ words: [String], _ count: Int) -> [Int]? {
    let numbers = words.compactMap { Int($0.hasPrefix("k") ? String($0.dropFirst()) : $0) }
    let isFine = words.count == count && numbers.count == count
    return isFine && numbers.allSatisfy { (1...200_000).contains($0) } ? numbers : nil
  }

  private static var properties: [Property<ShardedStore>] {
    [
      Property(
        "no-lost-write", .always,
        "a partition's owner has the newest write of each key that a router acknowledged"
      ) { ShardAudit($0).lostWrites == 0 },
      Property("one-owner", .always, "no partition has two owners") {
        ShardAudit($0).disputed == 0
      },
      Property("unique-names", .always, "no two users have the same name") {
        ShardAudit($0).duplicateNames == 0
      },
      Property("right-pages", .always, "every page lists what it should") {
        ShardAudit($0).wrongPages == 0
      },
      Property("every-key-has-a-shard", .always, "the rule names a shard for every key") {
        ShardAudit($0).unroutable == 0
      },
      Property("requests-end", .eventually, "in the end no request is under way") {
        ShardAudit($0).open == 0
      },
      Property("moves-end", .eventually, "in the end all partitions are where they belong") {
        ShardAudit($0).movesLeft == 0
      },
    ]
  }
}
