import Foundation

/// Where something was measured: figures of two machines do not compare.
struct Machine: Codable {
  var processor: String
  var cores: Int
  var memoryGigabytes: Int
  var system: String
  var swiftVersion: String

  static func current(swiftVersion: String) -> Machine {
    let process = ProcessInfo.processInfo
    return Machine(
      processor: processorName(), cores: process.activeProcessorCount,
      memoryGigabytes: Int((Double(process.physicalMemory) / 1_073_741_824).rounded()),
      system: process.operatingSystemVersionString, swiftVersion: swiftVersion)
  }

  /// The machine in one line.
  var summary: String {
    "\(processor), \(cores) cores, \(memoryGigabytes) GiB, \(system), \(swiftVersion)"
  }

  private static func processorName() -> String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    return name ?? "unknown processor"
  }
}
