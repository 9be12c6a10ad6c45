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

/// The folder in which runs leave their results: one folder each, with a number, and a link `latest`.
struct ResultsFolder {
  private let path: String
  private let folder: NewFolder
  private static let link = "latest"

  /// Makes the folder, if it is not there, and begins a run in it.
  ///
  /// - Throws: `LC4004` if that cannot be done.
  init(_ path: String) throws(Diagnostic) {
    self.path = path
    do throws(DiskFile.Failure) {
      try DiskFile.makeFolder(of: "\(path)/run", mode: 0o777)
    } catch { throw NewFolder.refusal(path, error.reason) }
    var status = stat()
    let link = "\(path)/\(Self.link)"
    if lstat(link, &status) == 0, status.st_mode & S_IFMT != S_IFLNK {
      throw NewFolder.refusal(link, "it is there already and is no link")
    }
    folder = try NewFolder(for: "\(path)/run")
  }

  /// Takes the results of blocks.
  var keeper: RunKeeper { RunKeeper { [folder] in folder.write($0.path, $0.text) } }

  /// Whether something could not be written: there is no use in going on.
  var hasFailed: Bool { folder.hasFailed }

  /// Ends the run: its folder gets a number, and the link leads to it.
  ///
  /// - Returns: the folder's path.
  /// - Throws: `LC4004` if something could not be written; then nothing is left of the run.
  func finish(_ report: RunReport, paths: [String]) throws(Diagnostic) -> String {
    folder.write("verdicts.json", RunDocument(report).text)
    folder.write("index.txt", RunKeeper.index(of: report, paths: paths))
    try folder.checkWritten()
    let name = try takeNumber()
    let new = "\(path)/.\(Self.link)-\(getpid())"
    unlink(new)
    guard symlink(name, new) == 0, rename(new, "\(path)/\(Self.link)") == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(new)
      throw NewFolder.refusal("\(path)/\(Self.link)", reason)
    }
    return "\(path)/\(name)"
  }

  /// Takes back what was written.
  func discard() { folder.discard() }

  /// Gives the folder the first number behind all that are there. Others may do so at the same time.
  private func takeNumber() throws(Diagnostic) -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let last = names.compactMap(Self.number).max() ?? 0
    for number in (last + 1)...(last + 1000) {
      let name = Self.name(number)
      if folder.renameIfFree(to: "\(path)/\(name)") { return name }
      guard errno == EEXIST || errno == ENOTEMPTY else { break }
    }
    let reason = String(cString: strerror(errno))
    folder.discard()
    throw NewFolder.refusal(path, reason)
  }

  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return "run-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func number(of name: String) -> Int? {
    guard name.hasPrefix("run-") else { return nil }
    return Int(name.dropFirst(4))
  }
}
