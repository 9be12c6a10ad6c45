#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
public import LightconeDiagnostics

/// The files that paths name: a file names itself, a folder all lessons and scripts that lie in it.
public struct RunFiles: Sendable {
  /// The endings of what is run out of a folder: lessons and scripts.
  public static let kinds = [".md", ".lightcone"]

  /// The files, in the order in which they were named, those of a folder sorted; each once.
  public private(set) var paths: [String] = []
  /// Folders that cannot be read, or hold nothing to run.
  public private(set) var problems: [Diagnostic] = []

  /// Finds files.
  ///
  /// Hidden files and `README.md` are passed over, and links to folders are not followed.
  public static func find(_ paths: [String], kinds: [String] = kinds) -> RunFiles {
    var files = RunFiles()
    for path in paths {
      guard isFolder(path) else {
        files.add(path)
        continue
      }
      let before = files.paths.count + files.problems.count
      files.addFolder(path, kinds)
      guard files.paths.count + files.problems.count == before, !files.hasAny(below: path) else {
        continue
      }
      files.problems.append(
        Diagnostic(
          .nothingSelected, "nothing in this folder can be run", at: SourcePlace(file: path),
          expected: "files that end in \(kinds.joined(separator: " or "))"))
    }
    return files
  }

  /// The absolute path of a file, without links.
  static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    #if canImport(FoundationEssentials)
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    #else
      var flag: ObjCBool = false
      isFolder = FileManager.default.fileExists(atPath: path, isDirectory: &flag)
      return isFolder && flag.boolValue
    #endif
  }

  private mutating func add(_ path: String) {
    // A file that is named twice is run twice: whoever asks for that gets it.
    paths.append(path)
  }

  private func hasAny(below folder: String) -> Bool {
    paths.contains { $0.hasPrefix(folder) }
  }

  private mutating func addFolder(_ folder: String, _ kinds: [String]) {
    let manager = FileManager.default
    guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
      problems.append(
        Diagnostic(
          .unreadableFile, "cannot read the folder '\(folder)'", at: SourcePlace(file: folder),
          expected: "a folder that you may read"))
      return
    }
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    for name in names.sorted() where !name.hasPrefix(".") && name.lowercased() != "readme.md" {
      let path = "\(base)/\(name)"
      let isLink = (try? manager.destinationOfSymbolicLink(atPath: path)) != nil
      if Self.isFolder(path) {
        if !isLink { addFolder(path, kinds) }
      } else if kinds.contains(where: name.hasSuffix), !paths.contains(path) {
        paths.append(path)
      }
    }
  }
}
