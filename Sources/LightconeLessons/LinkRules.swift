import LightconeDiagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Checks where links and pictures lead, as far as that can be seen without a network.
struct LinkRules {
  private let folder: String?
  private let anchors: Set<String>
  private var problems: [Diagnostic] = []

  /// The problems of all links in the prose of a lesson.
  ///
  /// - Parameter file: the lesson's file; without one, links to files are not followed.
  static func check(_ parts: [Part], file: String?) -> [Diagnostic] {
    let links = parts.flatMap { part -> [ProseLink] in
      if case .prose(let prose) = part { ProseLink.all(in: prose.blocks) } else { [] }
    }
    guard !links.isEmpty else { return [] }
    var rules = LinkRules(
      folder: file.map(parent), anchors: Set(ProseLink.anchors(of: parts)))
    for link in links where !link.url.isEmpty { rules.check(link) }
    return rules.problems
  }

  private init(folder: String?, anchors: Set<String>) {
    self.folder = folder
    self.anchors = anchors
  }

  private mutating func check(_ link: ProseLink) {
    if let end = link.url.firstRange(of: ":")?.lowerBound, isScheme(link.url[..<end]) {
      checkAddress(link, scheme: link.url[..<end].lowercased())
    } else if link.url.hasPrefix("#") {
      guard !anchors.contains(String(link.url.dropFirst()).lowercased()) else { return }
      report("the link \(quoted(link.url)) leads to no heading of the lesson", link, "a heading")
    } else {
      checkFile(link)
    }
  }

  private func isScheme(_ text: Substring) -> Bool {
    text.first?.isLetter == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  private mutating func checkAddress(_ link: ProseLink, scheme: String) {
    let rest = link.url.dropFirst(scheme.count + 1)
    let host = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isWeb = ["http", "https"].contains(scheme) && rest.hasPrefix("//") && !host.isEmpty
    let isMail = scheme == "mailto" && rest.contains("@")
    guard !isWeb && !isMail else { return }
    report("\(quoted(link.url)) is no address", link, "https://, a host and a path")
  }

  private mutating func checkFile(_ link: ProseLink) {
    guard let folder else { return }
    let path = link.url.prefix { $0 != "#" && $0 != "?" }
    let plain = String(path).replacing("%20", with: " ")
    guard !plain.hasPrefix("/") else {
      report("the link \(quoted(link.url)) begins at the root of a machine", link, Self.form)
      return
    }
    guard !FileManager.default.fileExists(atPath: "\(folder)/\(plain)") else { return }
    report("the link \(quoted(link.url)) leads to no file", link, Self.form)
  }

  private static let form = "a file, seen from the lesson's folder"

  private mutating func report(_ message: String, _ link: ProseLink, _ expected: String) {
    problems.append(
      Diagnostic(
        .brokenLink, message, at: SourcePlace(line: link.line, column: 1), expected: expected))
  }

  private static func parent(of file: String) -> String {
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return file.hasPrefix("/") ? (folder.isEmpty ? "/" : folder) : (folder.isEmpty ? "." : folder)
  }
}
