import Lightcone
import LightconeTrace

/// The parameters of the sharded store that say what its users want.
enum ShardingLoad {
  static let routers = Parameter.integer(
    "routers", default: 1, in: 1...20, "how many routers, each with a map of its own")
  static let requests = Parameter.integer(
    "requests", default: 1_000, in: 0...500_000, "how many requests all routers get together")
  static let gap = Parameter.law(
    "request.gap", default: .exponential(mean: .milliseconds(1)),
    "the time from one request of a router to its next, whatever the answers")
  static let concurrency = Parameter.integer(
    "concurrency", default: 0, in: 0...10_000,
    "how many users each router has, who ask again once they are answered; 0 for request.gap")
  static let readRatio = Parameter.probability(
    "read.ratio", default: .percent(50),
    "how likely a request by key is to be a read, with writers=0")
  static let writers = Parameter.integer(
    "writers", default: 0, in: 0...20,
    "how many routers only write, while the others only read; 0 if all do both")
  static let otherShare = Parameter.probability(
    "query.other", default: .percent(9), "how likely a request is to ask for a city, not for a key")
  static let joinShare = Parameter.probability(
    "query.join", default: .percent(1), "how likely a request by key is to be a join")
  static let cities = Parameter.integer(
    "cities", default: 100, in: 1...100_000, "how many values the other column has")
  static let pageOffset = Parameter.integer(
    "page.offset", default: 0, in: 0...100_000, "how many rows a query for a city skips")
  static let pageLimit = Parameter.integer(
    "page.limit", default: 10, in: 1...10_000, "how many rows it then lists")
  static let keys = Parameter.integer(
    "keys", default: 10_000, in: 1...200_000, "how many keys there are")
  static let keyLaw = Parameter.choice(
    "key.law", default: KeyRule.zipf, "which keys requests touch")
  static let exponent = Parameter.choice(
    "zipf.s", default: ZipfExponent.one, "the exponent of Zipf's law: 100% is 1")
  static let hotKeys = Parameter.integer(
    "hot.keys", default: 1, in: 1...100_000, "how many keys are hot with key.law=hotspot")
  static let hotShare = Parameter.probability(
    "hot.share", default: .percent(50), "the share of requests that they get together")
  static let hotFirst = Parameter.integer(
    "hot.first", default: 1, in: 1...200_000,
    "the most popular key, with popularity=in-order; the others follow it")
  static let order = Parameter.choice(
    "popularity", default: PopularityOrder.inOrder,
    "whether popular keys are neighbours, as the newest are, or any")
  static let timeout = Parameter.timeSpan(
    "timeout", default: .zero, in: .zero ... .seconds(300),
    "how long a router waits for an answer; 0 for as long as it takes")

  static let all: [ParameterDescription] = [
    routers.description, requests.description, gap.description, concurrency.description,
    readRatio.description, writers.description, otherShare.description, joinShare.description,
    cities.description, pageOffset.description, pageLimit.description, keys.description,
    keyLaw.description, exponent.description, hotKeys.description, hotShare.description,
    hotFirst.description, order.description, timeout.description,
  ]

  /// How often each key is asked for.
  static func popularity(_ settings: Settings) -> KeyPopularity {
    let keys = settings[keys]
    let law: KeyLaw =
      switch settings[keyLaw] {
      case .uniform: .uniform(keys: keys)
      case .zipf: .zipf(keys: keys, exponent: settings[exponent].thousandths)
      case .hotspot:
        .hotspot(keys: keys, hotKeys: settings[hotKeys], hotShare: settings[hotShare])
      }
    let shuffle = settings[order] == .shuffled ? settings.seed : nil
    guard let popularity = try? KeyPopularity(law, first: settings[hotFirst], shuffledBy: shuffle)
    else { preconditionFailure("every setting in range is a possible law, not \(law)") }
    return popularity
  }
}
