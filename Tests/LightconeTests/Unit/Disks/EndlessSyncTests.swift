import Lightcone
import LightconeTrace
import Testing

@Suite("Syncs that never end")
struct EndlessSyncTests {
  @Test("a handler behind endless syncs stands at the end of time, never before the start")
  func endless() {
    var world = World.of(
      Actor([.append("r"), .sync, .noteTime, .sync, .noteTime]),
      sync: TimeSpan(nanoseconds: .max))
    world.run()
    let end = Instant(nanoseconds: .max)
    #expect(world.story([.note]).map { $0.contains("now \(end)") } == [true, true])
    #expect(world.now == end)
  }

  @Test("the control: syncs that end move the handler's time on by what they take")
  func ordinary() {
    var world = World.of(
      Actor([.append("r"), .sync, .noteTime, .sync, .noteTime]), sync: .milliseconds(3))
    world.run()
    #expect(world.story([.note]) == ["3 ms a note now 3 ms", "6 ms a note now 6 ms"])
  }
}
