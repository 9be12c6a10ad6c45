import Lightcone
import LightconeTrace
import Testing

@Suite("Finding where two runs part")
struct DivergenceSearchTests {
  private func simulation(_ text: String) -> Simulation {
    Simulation(World.of(Actor([.send("hi", to: 1)]), Actor(on: ["hi": [.note(text)]])))
  }

  @Test("The same run twice does not part")
  func same() {
    let world = Simulation(World.busy(seed: 3))
    #expect(DivergenceSearch.firstDivergence(of: world, and: world) == nil)
  }

  @Test("Two runs part at the first event that differs, and the words say in what")
  func differs() throws {
    let divergence = try #require(
      DivergenceSearch.firstDivergence(of: simulation("one"), and: simulation("two")))
    #expect(divergence.differences == ["label: one, two"])
    #expect(divergence.first?.kind == .note)
    #expect(
      DivergenceSearch.firstDivergence(of: simulation("one"), and: simulation("two"), limit: 1)
        == nil)
  }

  @Test("Runs of two seeds part where their traces do")
  func seeds() throws {
    let (first, second) = (
      Simulation(World.busy(seed: 3)), Simulation(World.busy(seed: 5))
    )
    let divergence = try #require(DivergenceSearch.firstDivergence(of: first, and: second))
    var (one, other) = (first, second)
    _ = (one.run(), other.run())
    let traces = (one.trace, other.trace)
    #expect(divergence == firstDivergence(traces.0, traces.1))
    let before = divergence.number.position
    #expect(traces.0.events.prefix(before).elementsEqual(traces.1.events.prefix(before)))
  }
}
