import Lightcone
import LightconeTrace
import Testing

// A run in two phases: a nemesis cuts the network again and again, then everything is healed. During
// the first nothing bad may happen; in the second the work must get done.
@Suite("A box office behind a network that is cut and healed")
struct TicketCounterTests {
  private static let seeds: ClosedRange<UInt64> = 1...50
  private static let wanted = 20

  /// What the office has sold, and what the buyers have, at the end of one run.
  private func sales(
    seed: UInt64, remembers: Bool, isCut: Bool = true
  ) throws -> (sold: Int, confirmed: [Int]) {
    var world = World<TicketCounter>(
      seed: seed, network: Network(latency: .constant(.milliseconds(5))))
    let office = world.add(
      BoxOffice(remembers: remembers, clerk: try Station(servers: 1)), named: "office")
    let buyers = ["ada", "bela", "cleo"].map {
      world.add(Buyer(office: office, wanted: Self.wanted), named: $0)
    }
    if isCut {
      let plan = try NemesisPlan(
        .randomHalves, on: [office] + buyers, from: .start, until: .start + .milliseconds(600),
        every: .milliseconds(60))
      for fault in plan.interventions(seed: seed) { try world.intervene(fault) }
    }
    world.run()
    let confirmed = buyers.compactMap { world.node($0, as: Buyer.self)?.confirmed }
    return (world.node(office, as: BoxOffice.self)?.tickets.count ?? 0, confirmed)
  }

  @Test("every order is served exactly once, and all are served when the cuts are over")
  func exactlyOnce() throws {
    for seed in Self.seeds {
      let sales = try sales(seed: seed, remembers: true)
      #expect(sales.confirmed == [20, 20, 20], "seed \(seed)")
      #expect(sales.sold == 3 * Self.wanted, "seed \(seed)")
    }
  }

  @Test(
    "an office that does not remember orders sells a ticket twice, but only where there are cuts")
  func control() throws {
    let broken = try Self.seeds.filter {
      try sales(seed: $0, remembers: false).sold > 3 * Self.wanted
    }
    #expect(!broken.isEmpty)
    #expect(try sales(seed: 1, remembers: false, isCut: false).sold == 3 * Self.wanted)
  }
}
