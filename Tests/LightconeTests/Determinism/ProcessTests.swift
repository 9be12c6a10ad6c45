import Foundation
import Lightcone
import LightconeTrace
import Testing

@testable import FingerprintProbe

@Suite("The same run in every process")
struct ProcessTests {
  /// It changes only when the kernel's behaviour does: say so in the commit that changes it.
  static let golden = "5c8b181755ac8e80"

  @Test("the golden run has its recorded fingerprint")
  func goldenConstant() throws {
    #expect(try goldenFingerprint().description == Self.golden)
  }

  @Test("the golden run does everything that the kernel can do")
  func goldenDoesEverything() throws {
    var world = try goldenWorld()
    world.run()
    for kind in TraceEvent.Kind.allCases { #expect(world.count(of: kind) > 0, "no \(kind)") }
    let lossReasons = Set(world.trace().events.filter { $0.kind == .lose }.map(\.detail))
    #expect(lossReasons == Set(LossReason.allCases.map(\.rawValue)))
    let labels = world.trace().labels.texts
    for fault in [
      "disk: tears", "disk: torn", "disk: loses", "disk: a bit of record 1", "disk: full",
      "disk: failed", "disk: slow", "disk: mended", "slow 3x", "slow 1x", "clock -7s",
      "drift 123457ppm", "loss 40%", "duplication 40%", "latency exponential",
      "trader-2 -> trader-0 trader-3", "trader-0 | trader-1 trader-2", "refused",
    ] {
      #expect(labels.contains { $0.hasPrefix(fault) }, "no \(fault)")
    }
    #expect(world.messagesInFlight().isEmpty)
    #expect(world.descriptions.map(\.zone) == ["north", "north", "south", "south"])
  }

  @Test("another seed gives another fingerprint")
  func otherSeed() throws {
    #expect(try goldenFingerprint(seed: 2_027).description != Self.golden)
  }

  @Test("two other processes print the same fingerprint, although their hash seeds differ")
  func twoProcesses() throws {
    let first = try probe()
    let second = try probe()
    try #require(first.count == 2 && second.count == 2)
    #expect(first[0] == Self.golden)
    #expect(second[0] == Self.golden)
    // The control: what depends on Swift's per-process seed does differ between these two.
    #expect(first[1] != second[1])
  }

  /// The lines that a new process of the probe prints.
  private func probe() throws -> [String] {
    let process = Process()
    let program: URL = try #require(probeURL)
    process.executableURL = program
    process.environment = [:]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The probe, which the build puts beside the test bundle, or some folders above its program.
  private var probeURL: URL? {
    for bundle in Bundle.allBundles + [Bundle.main] {
      var folder = bundle.bundleURL
      for _ in 0..<4 {
        let file = folder.appendingPathComponent("FingerprintProbe")
        if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        folder = folder.deletingLastPathComponent()
      }
    }
    return nil
  }
}
