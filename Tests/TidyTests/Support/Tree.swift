import Foundation

/// The tree that holds this test, read once.
enum Tree {
  /// The root of the tree.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All Swift, Markdown, JavaScript and style files that the project wrote itself, by path.
  static let files: [TreeFile] = {
    let pages = topLevelFiles() + ["docs", "lessons"].flatMap(files(below:))
    let code = ["Sources", "Tests", "Examples"].flatMap(files(below:))
    let endings = [".md", ".swift", ".js", ".mjs", ".css"]
    return (pages + code).filter { path in endings.contains { path.hasSuffix($0) } }.sorted()
      .compactMap(read)
  }()

  /// The text of the manifest.
  static let manifest: String = text(of: "Package.swift") ?? ""

  /// Whether the tree has a file or folder at a path from its root.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  private static func read(_ path: String) -> TreeFile? {
    text(of: path).map { TreeFile(path: path, text: $0) }
  }

  private static func text(of path: String) -> String? {
    try? String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func topLevelFiles() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
  }

  private static func files(below folder: String) -> [String] {
    let below = root.appending(path: folder).path
    guard let walk = FileManager.default.enumerator(atPath: below) else { return [] }
    return walk.compactMap { ($0 as? String).map { folder + "/" + $0 } }
  }
}
