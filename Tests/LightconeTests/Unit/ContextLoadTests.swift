import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Nodes that make load")
struct ContextLoadTests {
  private enum Shop: System {
    enum Message: Hashable, Sendable { case arrival }
    typealias Record = Never
  }

  private struct Client: Node {
    let arrivals: Arrivals
    let keys: KeySampler
    let looks: Int
    var times: [Instant] = []
    var touched: [Int] = []
    var choice: Int?

    mutating func start(_ context: inout Context<Shop>) {
      // Looking at arrivals without chance must not cost a draw.
      for _ in 0..<looks { _ = context.gap(of: arrivals) }
      choice = context.choose(below: 1_000_000)
      scheduleNext(&context)
    }

    mutating func receive(
      _ message: Shop.Message, from sender: NodeID, _ context: inout Context<Shop>
    ) {
      scheduleNext(&context)
      times.append(context.now)
      touched.append(context.key(of: keys))
    }

    private func scheduleNext(_ context: inout Context<Shop>) {
      if let gap = context.gap(of: arrivals) { context.schedule(.arrival, after: gap) }
    }
  }

  private func client(
    _ process: ArrivalProcess, seed: UInt64 = 1, looks: Int = 0, events: Int = 1_000
  ) throws -> Client {
    var world = World<Shop>(seed: seed)
    let keys = try KeySampler(.zipf(keys: 100, exponent: Thousandths(990)))
    world.add(
      Client(arrivals: try Arrivals(process), keys: keys, looks: looks), named: "client")
    world.run(atMost: events)
    return try #require(world.node(NodeID(0), as: Client.self))
  }

  @Test("a node sees the arrivals of its process at their times")
  func times() throws {
    let constant = try client(.constant(Rate(perSecond: 250)))
    #expect(constant.times.count == 999)
    #expect(constant.times.last == .start + .milliseconds(4 * 999))
    let poisson = try client(.poisson(Rate(perSecond: 250)), events: 10_001)
    // 10,000 gaps: the time of the last has the mean 40 s and the standard deviation 0.4 s.
    let last = try #require(poisson.times.last)
    #expect(abs(Double(last.nanoseconds) / 1e9 - 40) < 4 * 0.4)
    // The control: a rate that is 10 % off.
    let slower = try client(.poisson(Rate(perSecond: 225)), events: 10_001)
    #expect(Double(try #require(slower.times.last).nanoseconds) / 1e9 - 40 > 4 * 0.4)
  }

  @Test("key 0 is the most popular, and its share is Zipf's")
  func keys() throws {
    let touched = try client(.poisson(Rate(perSecond: 250)), events: 10_001).touched
    let sum = (1...100).map { 1 / naturalExponential(0.99 * naturalLogarithm(Double($0))) }
      .reduce(0, +)
    let share = 1 / sum
    let count = Double(touched.count { $0 == 0 })
    let deviation = (10_000 * share * (1 - share)).squareRoot()
    #expect(abs(count - 10_000 * share) < 4 * deviation)
    // The control: key 1 is touched half as often.
    #expect(abs(Double(touched.count { $0 == 1 }) - 10_000 * share) > 4 * deviation)
  }

  @Test("arrivals without chance leave the node's stream of chance alone")
  func noDraws() throws {
    let constant = ArrivalProcess.constant(Rate(perSecond: 250))
    let looked = try client(constant, looks: 5).choice
    let unlooked = try client(constant).choice
    #expect(looked == unlooked)
    // The control: those with chance draw.
    let poisson = ArrivalProcess.poisson(Rate(perSecond: 250))
    let drawn = try client(poisson, looks: 5).choice
    let undrawn = try client(poisson).choice
    #expect(drawn != undrawn)
  }

  @Test("another seed gives other arrivals, the same seed the same")
  func seeds() throws {
    let process = ArrivalProcess.poisson(Rate(perSecond: 250))
    let (first, again) = (try client(process), try client(process))
    let other = try client(process, seed: 2)
    #expect(first == again)
    #expect(first.times != other.times)
    #expect(first.touched != other.touched)
  }

  @Test("a process that never arrives schedules nothing")
  func never() throws {
    #expect(try client(.constant(Rate(perSecond: 0))).times.isEmpty)
  }
}
