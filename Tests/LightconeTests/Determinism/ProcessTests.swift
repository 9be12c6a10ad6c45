import Foundation
import LightconeTrace
import Testing

@testable import FingerprintProbe

@Suite("The same run in every process")
struct ProcessTests {
  /// It changes only when the kernel's behaviour does: say so in the commit that changes it.
  static let golden = "14d4c1ccf1e0dd5a"

  @Test("the golden run has its recorded fingerprint")
  func goldenConstant() throws {
    #expect(try goldenFingerprint().description == Self.golden)
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
