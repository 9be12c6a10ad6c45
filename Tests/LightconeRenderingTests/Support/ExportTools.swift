import Foundation

/// The parsers that are not ours, as scripts/prepare-exports.sh installs them.
enum ExportTools {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Python that has them; nil if they are not installed.
  static let python: URL? = {
    let folder =
      ProcessInfo.processInfo.environment["LIGHTCONE_EXPORT_TOOLS"]
      ?? root.appending(path: ".build/export-tools").path
    let file = URL(filePath: folder).appending(path: "bin/python")
    return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
  }()

  /// What the script says of files: its lines, and whether it accepts all of them.
  static func validate(_ files: [(name: String, text: String)]) throws -> (
    lines: [String], accepts: Bool
  ) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "lightcone-exports-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let keeps = ProcessInfo.processInfo.environment["LIGHTCONE_KEEP_EXPORTS"] != nil
    if keeps { print("exports kept in \(folder.path)") }
    defer { if !keeps { try? FileManager.default.removeItem(at: folder) } }
    for file in files {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    let process = Process()
    process.executableURL = python
    process.arguments = [root.appending(path: "scripts/validate-exports.py").path, folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    return (lines, process.terminationStatus == 0)
  }
}
