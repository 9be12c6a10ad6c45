import Foundation
import LightconeRendering
import Testing

/// The data block of a page, cut out of the page and read by Foundation's reader of JSON.
struct PageBlock {
  /// The block as it stands in the page.
  let text: String
  private let members: [String: Any]

  init(_ page: RunPage) throws {
    try self.init(html: page.html)
  }

  init(html: String) throws {
    let opening = "<script type=\"application/json\" id=\"run-data\">"
    let start = try #require(html.range(of: opening)?.upperBound)
    let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)?.lowerBound)
    text = String(html[start..<end])
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    members = try #require(value as? [String: Any])
  }

  func member<Value>(_ name: String, of part: String? = nil) throws -> Value {
    let holder = try part.map { try #require(members[$0] as? [String: Any]) } ?? members
    return try #require(holder[name] as? Value, "\(part ?? "") \(name)")
  }

  func column(_ name: String, of part: String = "events") throws -> [Int] {
    try member(name, of: part)
  }

  var texts: [String] { get throws { try member("texts") } }
  var notes: [String] { get throws { try member("notes") } }

  /// The words of each event of a column, with the messages' numbers back in their places.
  func words(_ column: String) throws -> [String] {
    let texts = try texts
    return try zip(self.column(column), self.column("message")).map { text, message in
      texts[text].replacingOccurrences(of: "\u{1}", with: "m\(message)")
    }
  }
}
