import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// Histories broken by hand, each with a twin that differs in one thing and is legal.
@Suite struct BrokenObjectHistoryTests {
  struct Pair: Sendable {
    let title: String
    let specification: String
    let broken: String
    let legal: String
  }

  static let pairs = [
    Pair(
      title: "a read of the initial value after a write ended", specification: "register",
      broken: "0 write 1 @1-2; 1 read = nil @3-4", legal: "0 write 1 @1-3; 1 read = nil @2-4"),
    Pair(
      title: "new, then old", specification: "register",
      broken: "0 write 1 @1-2; 0 write 2 @3-10; 1 read = 2 @4-5; 2 read = 1 @6-7",
      legal: "0 write 1 @1-2; 0 write 2 @3-10; 1 read = 1 @4-5; 2 read = 2 @6-7"),
    Pair(
      title: "a value from nowhere", specification: "register",
      broken: "0 write 1 @1-2; 1 read = 7 @3-4", legal: "0 write 1 @1-2; 1 read = 1 @3-4"),
    Pair(
      title: "a read before the write began", specification: "register",
      broken: "1 read = 1 @1-2; 0 write 1 @3-4", legal: "1 read = 1 @1-3; 0 write 1 @2-4"),
    Pair(
      title: "a value that was written twice, between the two", specification: "register",
      broken: "0 write 1 @1-2; 1 write 2 @3-4; 2 read = 1 @5-6; 0 write 1 @7-8",
      legal: "0 write 1 @1-2; 1 write 2 @3-4; 2 read = 1 @5-8; 0 write 1 @6-7"),
    Pair(
      title: "an unknown write that is seen and then unseen", specification: "register",
      broken: "0 write 1 @1-2; 1 write 2 ? @3; 2 read = 2 @4-5; 2 read = 1 @6-7",
      legal: "0 write 1 @1-2; 1 write 2 ? @3; 2 read = 1 @4-5; 2 read = 2 @6-7"),
    Pair(
      title: "a failed write that is seen", specification: "register",
      broken: "0 write 1 fail @1-2; 1 read = 1 @3-4", legal: "0 write 1 ? @1-2; 1 read = 1 @3-4"),
    Pair(
      title: "two readers who see two writes in two orders", specification: "register",
      broken: """
        0 write 1 @1-20; 1 write 2 @2-19; 2 read = 1 @3-4; 3 read = 2 @5-6; 2 read = 1 @7-8; \
        3 read = 2 @9-10
        """,
      legal: """
        0 write 1 @1-20; 1 write 2 @2-19; 2 read = 1 @3-4; 3 read = 2 @5-6; 2 read = 2 @7-8; \
        3 read = 2 @9-10
        """),
    Pair(
      title: "one value exchanged twice", specification: "cas-register",
      broken: "0 write 1 @1-2; 1 cas [1 2] @3-6; 2 cas [1 3] @4-5",
      legal: "0 write 1 @1-2; 1 cas [1 2] @3-6; 2 cas [1 3] fail @4-5"),
    Pair(
      title: "a refused exchange that found its value", specification: "cas-register",
      broken: "0 write 1 @1-2; 1 cas [1 2] = false @3-4",
      legal: "0 write 1 @1-2; 1 cas [3 2] = false @3-4"),
    Pair(
      title: "a failed exchange that is seen", specification: "cas-register",
      broken: "0 write 1 @1-2; 1 cas [1 2] fail @3-4; 2 read = 2 @5-6",
      legal: "0 write 1 @1-2; 1 cas [1 2] ? @3; 2 read = 2 @5-6"),
    Pair(
      title: "an unknown exchange that is needed twice", specification: "cas-register",
      broken: "0 write 1 @1-2; 1 cas [1 2] ? @3; 2 read = 2 @4-5; 0 write 1 @6-7; 2 read = 2 @8-9",
      legal: "0 write 1 @1-2; 1 cas [1 2] ? @3; 2 read = 1 @4-5; 0 write 1 @6-7; 2 read = 2 @8-9"),
    Pair(
      title: "a lost append", specification: "kv",
      broken: "0 append x key:a @1-2; 1 append y key:a @3-4; 2 get key:a = y @5-6",
      legal: "0 append x key:a @1-2; 1 append y key:a @3-4; 2 get key:a = xy @5-6"),
    Pair(
      title: "appends in two orders", specification: "kv",
      broken: "0 append x @1-10; 1 append y @2-9; 2 get = xy @3-4; 2 get = yx @11-12",
      legal: "0 append x @1-10; 1 append y @2-9; 2 get = x @3-4; 2 get = xy @11-12"),
    Pair(
      title: "a lost update of a counter", specification: "counter",
      broken: "0 increment @1-4; 1 increment @2-3; 2 read = 1 @5-6",
      legal: "0 increment @1-4; 1 increment @2-3; 2 read = 2 @5-6"),
    Pair(
      title: "last in, first out", specification: "queue",
      broken: "0 enqueue 1 @1-2; 0 enqueue 2 @3-4; 1 dequeue = 2 @5-6",
      legal: "0 enqueue 1 @1-4; 2 enqueue 2 @2-3; 1 dequeue = 2 @5-6"),
    Pair(
      title: "one value taken twice", specification: "queue",
      broken: "0 enqueue 1 @1-2; 1 dequeue = 1 @3-4; 2 dequeue = 1 @5-6",
      legal: "0 enqueue 1 @1-2; 1 dequeue = 1 @3-4; 2 dequeue = nil @5-6"),
    Pair(
      title: "nothing from a queue that holds something", specification: "queue",
      broken: "0 enqueue 1 @1-2; 1 dequeue = nil @3-4",
      legal: "0 enqueue 1 @1-3; 1 dequeue = nil @2-4"),
    Pair(
      title: "a value that was removed", specification: "set",
      broken: "0 add 1 @1-2; 0 remove 1 @3-4; 1 contains 1 = true @5-6",
      legal: "0 add 1 @1-2; 0 remove 1 @3-4; 1 contains 1 = false @5-6"),
    Pair(
      title: "a set without what was added", specification: "set",
      broken: "0 add 1 @1-2; 1 add 2 @3-4; 2 read = [2] @5-6",
      legal: "0 add 1 @1-2; 1 add 2 @3-4; 2 read = [2 1] @5-6"),
    Pair(
      title: "a list that shrinks", specification: "list-append",
      broken: "0 append 1 @1-6; 1 read = [1] @2-3; 1 read = nil @4-5",
      legal: "0 append 1 @1-6; 1 read = nil @2-3; 1 read = [1] @4-5"),
    Pair(
      title: "two lists of which neither begins the other", specification: "list-append",
      broken: "0 append 1 @1-8; 1 append 2 @2-7; 2 read = [1] @3-4; 2 read = [2] @5-6",
      legal: "0 append 1 @1-8; 1 append 2 @2-7; 2 read = [1] @3-4; 2 read = [1 2] @5-6"),
  ]

  @Test("Each broken history is refused with a reason", arguments: pairs)
  func broken(_ pair: Pair) throws {
    let result = try Linearizability.check(
      OperationHistory(sketch: pair.broken), againstSpecificationNamed: pair.specification)
    #expect(result.verdict == .violated)
    #expect(result.explanation.first?.hasPrefix("Let A be ") == true)
    #expect(result.explanation.last?.hasSuffix("a contradiction.") == true)
    #expect((2...7).contains(result.explanation.count))
    #expect(!result.operations.isEmpty)
    #expect(result.chart.count >= 2 && result.chart.allSatisfy { $0.count <= 100 })
  }

  @Test("Its legal twin holds", arguments: pairs)
  func legal(_ pair: Pair) throws {
    let result = try Linearizability.check(
      OperationHistory(sketch: pair.legal), againstSpecificationNamed: pair.specification)
    #expect(result.verdict == .holds, "\(result.explanation)")
    #expect(result.chart.isEmpty)
  }

  @Test("There are pairs for every specification, and at least twelve of them")
  func count() {
    #expect(Self.pairs.count >= 12)
    #expect(Set(Self.pairs.map(\.specification)) == Set(KnownSpecifications.names))
  }
}
