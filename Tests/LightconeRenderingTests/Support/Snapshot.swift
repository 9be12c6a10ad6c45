import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares a text with the one recorded in the folder Snapshots.
///
/// A missing snapshot is recorded, and the test fails once so that somebody looks at it. To record
/// again after a change that was meant, delete the file.
func expectSnapshot(
  _ text: String, _ name: String, fileExtension: String = "txt", testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: "\(name).\(fileExtension)")
  guard FileManager.default.fileExists(atPath: file.path) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data((text + "\n").utf8).write(to: file)
    Issue.record("recorded the new snapshot \(name); look at it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(
    text + "\n" == expected, "expected:\n\(expected)\ngot:\n\(text)", sourceLocation: sourceLocation
  )
}
