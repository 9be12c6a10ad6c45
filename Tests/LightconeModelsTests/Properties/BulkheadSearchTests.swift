import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Permits and threads in every order of answers, timeouts and cancellations. The numbers of states are
/// golden.
@Suite struct BulkheadSearchTests {
  /// A setting, the property that is searched, and what the search finds.
  struct Search: CustomTestStringConvertible {
    let values: Values
    let property: String
    /// All states, where the property holds in each; nil where it does not.
    var distinct: Int?
    /// The steps of a shortest way to a state in which it does not hold.
    var steps: Int?
    var budget: ActionBudget

    var testDescription: String {
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  /// Two requests that need B, one permit, and every timer.
  static let small: Values = [
    "pool": "2", "maxConcurrentCalls": "1", "requests.local": "0", "requests.dep": "2",
    "fault.duration": "0ms", "dep.timeout": "250ms", "client.cancels": "on",
    "maxWaitDuration": "100ms", "dep.error.prob": "50%",
  ]

  static func found(
    _ values: Values, _ property: String, steps: Int, timers: Int = 3
  ) -> Search {
    Search(
      values: small.merging(values) { $1 }, property: property, steps: steps,
      budget: ActionBudget(timers: timers))
  }
  static func sound(
    _ values: Values, _ property: String, _ distinct: Int, timers: Int = 3
  ) -> Search {
    Search(
      values: small.merging(values) { $1 }, property: property, distinct: distinct,
      budget: ActionBudget(timers: timers))
  }

  static let searches = [
    sound([:], "permits-accounted", 5_882),
    sound(["permit.at": "dequeue"], "permits-accounted", 5_752),
    sound(
      ["bulkhead": "thread-pool", "coreThreadPoolSize": "1", "maxThreadPoolSize": "1"],
      "permits-accounted", 4_051),
    sound(["permit.at": "dequeue"], "threads-accounted", 5_752),
    sound([:], "reserve-kept", 5_882),
    sound([:], "limit-kept", 5_882),
    found(["permit.at": "dequeue"], "reserve-kept", steps: 4),
    found(["bug": "leaks-on-timeout"], "permits-accounted", steps: 3),
    found(["bug": "leaks-on-error"], "permits-accounted", steps: 5),
    found(["bug": "leaks-on-cancel"], "permits-accounted", steps: 4),
    found(["bug": "releases-twice"], "permits-accounted", steps: 6),
    found(["bug": "releases-twice", "requests.dep": "3"], "limit-kept", steps: 10),
    found(["bug": "grants-to-the-gone"], "permits-accounted", steps: 6),
    found(["bug": "forgets-thread"], "threads-accounted", steps: 3),
  ]

  @Test(
    "A permit is given back on every path, and lost only where it is meant to", arguments: searches)
  func permits(search: Search) throws {
    let space = try SearchedModel(Bulkhead.model, search.values, budget: search.budget)
    let exploration = try space.explored(search.property)
    if let distinct = search.distinct {
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.counts.distinct == distinct)
    } else {
      #expect(exploration.violatedProperty?.name == search.property)
      #expect(exploration.path.count == search.steps)
      // What the search says happens in a real run too.
      #expect(try space.run(along: exploration.path).property(search.property) == false)
    }
  }
}
