import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import Testing

/// What a sweep varies: values are read, combined and refused.
@Suite struct SweepGridTests {
  @Test(
    "The values of an axis are read",
    arguments: [
      ("2..5", ["2", "3", "4", "5"]), ("2,4,8", ["2", "4", "8"]), ("7", ["7"]),
      ("2..4,8", ["2", "3", "4", "8"]), ("-1..1", ["-1", "0", "1"]),
      ("0%,5%,10%", ["0%", "5%", "10%"]), ("a,b-c", ["a", "b-c"]),
      ("uniform(1ms..9ms),lognormal(5ms,0.5)", ["uniform(1ms..9ms)", "lognormal(5ms,0.5)"]),
    ])
  func reading(text: String, values: [String]) throws {
    #expect(try SweepAxis("x", parsing: text).values == values)
  }

  @Test(
    "Empty ranges, ranges of anything but whole numbers and huge ranges are refused",
    arguments: [
      "", ",", "1,", "5..2", "1ms..3ms", "1..", "..3", "1...3", "0..1000000",
      "-9223372036854775808..9223372036854775807", "0..999999,7..8",
    ])
  func refusing(text: String) {
    #expect { try SweepAxis("x", parsing: text) } throws: {
      ($0 as? Diagnostic)?.code == .wrongArguments
    }
  }

  @Test("All values are combined, the last axis fastest, and each cell has every seed")
  func combining() {
    let grid = SweepGrid(
      axes: [SweepAxis("a", ["1", "2"]), SweepAxis("b", ["x", "y", "z"])], seeds: 5...8)
    #expect(grid.cellCount == 6)
    #expect(grid.itemCount == 24)
    let cells = (0..<6).map { grid.values(ofCell: $0).joined() }
    #expect(cells == ["1x", "1y", "1z", "2x", "2y", "2z"])
    #expect((0..<24).map { grid.seed(ofItem: $0) } == (0..<6).flatMap { _ in 5...8 })
    #expect((0..<24).map { grid.cell(ofItem: $0) } == (0..<6).flatMap { [$0, $0, $0, $0] })
    let alone = SweepGrid(axes: [], seeds: 1...1)
    #expect(alone.itemCount == 1)
    #expect(alone.values(ofCell: 0).isEmpty)
  }

  @Test("Shards take every item once", arguments: [1, 2, 3, 7, 30])
  func shards(count: Int) throws {
    let shards = try (1...count).map { try #require(SweepShard(index: $0, count: count)) }
    for items in [0, 1, 2, 20, 21] {
      #expect(shards.map { $0.size(of: items) }.reduce(0, +) == items)
      for item in 0..<items { #expect(shards.count { $0.contains(item) } == 1) }
    }
    #expect(SweepShard(index: 0, count: count) == nil)
    #expect(SweepShard(index: count + 1, count: count) == nil)
    #expect(SweepShard(index: 1, count: 0) == nil)
  }

  @Test("Impossible grids are refused before the first run")
  func impossible() throws {
    func code(
      _ axes: [SweepAxis], seeds: ClosedRange<UInt64> = 1...1, metrics: [String] = []
    ) throws -> DiagnosticCode? {
      let plan = try SweepPlans.commit()
      do throws(Diagnostic) {
        _ = try GridSweep(
          plan, over: SweepGrid(axes: axes, seeds: seeds), metrics: metrics)
        return nil
      } catch { return error.code }
    }
    #expect(try code([SweepAxis("participants", ["2", "3"])], metrics: ["messages"]) == nil)
    #expect(try code([SweepAxis("participant", ["2"])]) == .unknownParameter)
    #expect(try code([SweepAxis("participants", ["2", "21"])]) == .badValue)
    #expect(try code([SweepAxis("participants", ["many"])]) == .badValue)
    #expect(try code([SweepAxis("participants", [])]) == .wrongArguments)
    #expect(try code([SweepAxis("net.loss", ["5%", "0.05"])]) == .wrongArguments)
    #expect(
      try code([SweepAxis("participants", ["2"]), SweepAxis("participants", ["3"])])
        == .wrongArguments)
    #expect(try code([], metrics: ["mesages"]) == .unknownName)
    #expect(try code([], seeds: 1...1_000_001) == .wrongArguments)
    #expect(try code([], seeds: 0 ... .max) == .wrongArguments)
    // Each value is in range; together they name a participant that is not there.
    let together = [SweepAxis("participants", ["5", "2"]), SweepAxis("vote.no.at", ["0", "4"])]
    #expect(try code(together) == .badValue)
  }
}
