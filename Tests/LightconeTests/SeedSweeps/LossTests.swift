import Lightcone
import LightconeTrace
import Testing

@Suite("Loss")
struct LossTests {
  private func lost(_ loss: Probability, seed: UInt64) -> Int {
    let sends = (0..<1_000).map { _ in Action.send("x", to: 1) }
    var world = World.of(Actor(sends), Actor(), seed: seed, loss: loss)
    world.run()
    #expect(world.count(of: .send) == 1_000)
    #expect(world.count(of: .deliver) + world.count(of: .lose) == 1_000)
    return world.count(of: .lose)
  }

  @Test("the share of lost messages is the one asked for", arguments: [5, 20, 50])
  func rate(percent: Int) {
    let total = (1...5).map { lost(.percent(percent), seed: $0) }.reduce(0, +)
    let share = Double(percent) / 100
    let error = (5_000 * share * (1 - share)).squareRoot()
    #expect(abs(Double(total) - 5_000 * share) < 4 * error)
  }

  @Test("no loss loses nothing, and total loss everything")
  func extremes() {
    #expect(lost(.never, seed: 1) == 0)
    #expect(lost(.always, seed: 1) == 1_000)
  }

  @Test("what chance lost is said to be lost by chance, at the time of sending")
  func reason() {
    var world = World.of(Actor([.send("x", to: 1)]), Actor(), loss: .always)
    world.run()
    #expect(world.story([.lose]) == ["0 ms b lose x chance"])
  }
}
