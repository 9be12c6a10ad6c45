import Foundation
import Scenarios

/// Memory at its peak. A process only ever tells its own highest peak, so each run gets a process.
enum MemoryProbe {
  /// Runs a scenario in this process and returns by how many megabytes the peak has risen.
  static func measure(_ scenario: Scenario, _ path: Path, events: Int) throws -> Double {
    let before = peakMegabytes()
    Sink.take(try scenario.run(path).advance(events))
    return peakMegabytes() - before
  }

  /// The same in a process of its own.
  static func inOwnProcess(_ scenario: Scenario, _ path: Path, events: Int) throws -> Double {
    try answer(to: ["--memory", scenario.name, path.rawValue, String(events)], scenario.name)
  }

  /// By how many megabytes a search raises the peak of a process of its own.
  static func ofSearchInOwnProcess(workerCount: Int) throws -> Double {
    try answer(to: ["--search-memory", String(workerCount)], ExploringScenario.name)
  }

  private static func answer(to arguments: [String], _ name: String) throws -> Double {
    let child = Process()
    let pipe = Pipe()
    child.executableURL = Bundle.main.executableURL
    child.arguments = arguments
    child.standardOutput = pipe
    try child.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    child.waitUntilExit()
    guard let megabytes = Double(output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CheckFailure(message: "the memory of \(name) could not be measured")
    }
    return megabytes
  }

  /// The most memory that this process ever held.
  static func peakMegabytes() -> Double {
    #if os(Linux)
      // `getrusage` also counts what the parent held before the program began.
      return megabytes(of: "VmHWM:") ?? .nan
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  /// The memory that this process holds now, where the system tells.
  static func heldMegabytes() -> Double? { megabytes(of: "VmRSS:") }

  private static func megabytes(of field: String) -> Double? {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
    let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
    return kilobytes.flatMap { Double($0) }.map { $0 / 1_024 }
  }
}
