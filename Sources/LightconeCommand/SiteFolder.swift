#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that a site goes to. An earlier site may be replaced, as long as nobody has put something
/// of their own into it.
struct SiteFolder {
  /// The file by which a site is known. It lists all the others.
  static let marker = "lightcone-site.txt"
  private static let firstLine = "This folder was made by 'lightcone site', which may replace it."

  let path: String
  /// Whether an earlier site stands there.
  let isThere: Bool

  /// Looks at a folder.
  ///
  /// - Throws: `LC4004` if something stands there that is not an earlier site, whole and alone.
  init(_ path: String) throws(Diagnostic) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    var status = stat()
    isThere = lstat(trimmed, &status) == 0
    self.path = isThere ? DiskFile.resolved(trimmed) : trimmed
    if isThere { try check() }
  }

  /// Begins a site beside its place.
  ///
  /// - Throws: `LC4004` if nothing can be written there.
  func begin() throws(Diagnostic) -> NewFolder { try NewFolder(for: path) }

  /// Writes a site.
  ///
  /// - Throws: `LC4004` if it cannot be written; what was there is then unchanged.
  func write(_ files: [SiteFile], into folder: NewFolder) throws(Diagnostic) {
    for file in files { folder.write(file.path, file.text) }
    let list = files.map(\.path).sorted().joined(separator: "\n")
    folder.write(Self.marker, "\(Self.firstLine)\n\(list)\n")
    if isThere { try folder.replace(path) } else { try folder.finish(at: path) }
  }

  private func check() throws(Diagnostic) {
    guard let text = try? DiskFile.text(of: "\(path)/\(Self.marker)") else {
      throw refusal("it is there already and is no earlier site")
    }
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.first == Self.firstLine else {
      throw refusal("it is there already and is no earlier site")
    }
    let known = Set(lines.dropFirst() + [Self.marker])
    let strange = Self.files(in: path, below: "").first { !known.contains($0) }
    if let strange { throw refusal("it holds '\(strange)', which is not of the site") }
  }

  private func refusal(_ reason: String) -> Diagnostic {
    Diagnostic(
      .unwritable, "'\(path)' cannot be replaced: \(reason)",
      expected: "a new folder, or an earlier site as it was made")
  }

  /// The files below a folder, in order.
  private static func files(in folder: String, below start: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().flatMap { name -> [String] in
      var status = stat()
      let isFolder =
        lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return isFolder
        ? files(in: "\(folder)/\(name)", below: "\(start)\(name)/") : [start + name]
    }
  }
}
