import Foundation
import LightconeRendering

/// The pages of a site as texts, looked at as a browser would.
struct SitePages {
  let texts: [String: String]

  init(_ files: [SiteFile]) {
    texts = Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
  }

  var pages: [String] { texts.keys.filter { $0.hasSuffix(".html") }.sorted() }

  /// A tag of a page.
  struct Tag {
    let name: String
    let isEnd: Bool
    let isClosed: Bool
    let attributes: [String: String]
  }

  /// The tags of a page, those inside scripts and style sheets apart.
  func tags(_ page: String) -> [Tag] { PageScanner.tags(in: texts[page] ?? "") }

  /// Links and files that lead nowhere on the site, names that stand twice on a page, tags that do not
  /// match, headings out of order, and files from elsewhere.
  var problems: [String] { pages.flatMap { page in problems(of: page).map { "\(page): \($0)" } } }

  private func problems(of page: String) -> [String] {
    let tags = tags(page).filter { !$0.isEnd }
    var problems: [String] = mismatches(page)
    let names = tags.compactMap { $0.attributes["id"] }
    problems += Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }
      .map { "the name \($0.key) stands \($0.value.count) times" }
    for tag in tags {
      for attribute in ["href", "src"] {
        guard let address = tag.attributes[attribute] else { continue }
        if let problem = problem(of: address, in: tag, on: page) { problems.append(problem) }
      }
      for attribute in ["aria-labelledby", "aria-controls", "for"] {
        for name in tag.attributes[attribute]?.split(separator: " ") ?? []
        where !names.contains(String(name)) {
          problems.append("\(attribute) names \(name)")
        }
      }
      if tag.attributes.keys.contains(where: { $0.hasPrefix("on") }) {
        problems.append("a script in an attribute")
      }
    }
    return problems + headingProblems(tags)
  }

  private func problem(of address: String, in tag: Tag, on page: String) -> String? {
    if address.contains(":") {
      let isLink = tag.name == "a"
      return isLink && ["https", "http", "mailto"].contains(address.prefix { $0 != ":" })
        ? nil : "\(tag.name) leads to \(address)"
    }
    let parts = address.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let target = parts[0].isEmpty ? page : resolved(parts[0], from: page)
    guard texts[target] != nil else { return "\(address) is not there" }
    guard parts.count > 1 else { return nil }
    let isThere = self.tags(target).contains { $0.attributes["id"] == parts[1] }
    return isThere ? nil : "\(address) names no place"
  }

  private func resolved(_ address: String, from page: String) -> String {
    var folders = page.split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/").map(String.init) {
      if part == ".." { _ = folders.popLast() } else { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }

  private func headingProblems(_ tags: [Tag]) -> [String] {
    let levels = tags.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.suffix(1)) : nil
    }
    var problems = levels.first == 1 ? [] : ["the first heading has the level \(levels.first ?? 0)"]
    if levels.count(where: { $0 == 1 }) != 1 { problems.append("not one main heading") }
    for (one, next) in zip(levels, levels.dropFirst()) where next > one + 1 {
      problems.append("a heading of level \(next) below \(one)")
    }
    return problems
  }

  private func mismatches(_ page: String) -> [String] {
    let empty: Set = ["meta", "link", "br", "hr", "img", "input"]
    var open: [String] = []
    for tag in tags(page) where !empty.contains(tag.name) && !tag.isClosed {
      if !tag.isEnd {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return ["</\(tag.name)> ends something else"]
      }
    }
    return open.isEmpty ? [] : ["\(open) never ends"]
  }
}

/// Finds the tags of a page.
enum PageScanner {
  static func tags(in text: String) -> [SitePages.Tag] {
    let bytes = Array(text.utf8)
    var tags: [SitePages.Tag] = []
    var at = 0
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      var end = start + 1
      var quote: UInt8?
      while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
        if let open = quote {
          if bytes[end] == open { quote = nil }
        } else if bytes[end] == UInt8(ascii: "\"") {
          quote = bytes[end]
        }
        end += 1
      }
      let inner = String(decoding: bytes[(start + 1)..<min(end, bytes.count)], as: UTF8.self)
      at = min(end + 1, bytes.count)
      guard !inner.hasPrefix("!") else { continue }
      let tag = tag(inner)
      tags.append(tag)
      if !tag.isEnd, ["script", "style"].contains(tag.name) {
        let close = Array("</\(tag.name)".utf8)
        while at < bytes.count, !bytes[at...].starts(with: close) { at += 1 }
      }
    }
    return tags
  }

  private static func tag(_ inner: String) -> SitePages.Tag {
    let isEnd = inner.hasPrefix("/")
    let body = isEnd ? String(inner.dropFirst()) : inner
    let name = String(body.prefix { !$0.isWhitespace && $0 != "/" })
    var attributes: [String: String] = [:]
    var rest = body.dropFirst(name.count)
    while let first = rest.firstIndex(where: { !$0.isWhitespace && $0 != "/" }) {
      rest = rest[first...]
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" }
      rest = rest.dropFirst(key.count)
      var value = Substring("")
      if rest.hasPrefix("=\"") {
        rest = rest.dropFirst(2)
        value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1)
      }
      attributes[String(key)] = String(value)
    }
    return SitePages.Tag(
      name: name, isEnd: isEnd, isClosed: body.hasSuffix("/"), attributes: attributes)
  }
}
