/// What the search of a site knows: a short list, as a script, since a page that is opened from a disk may
/// read no other file.
public struct SearchIndex: Sendable {
  /// Something that can be found.
  public struct Entry: Hashable, Sendable {
    /// What it is called.
    public var title: String
    /// Where it is, seen from the folder of the site.
    public var address: String
    /// What it is: a lesson, a heading, a claim and so on.
    public var kind: String
    /// Further words by which it can be found, and which are shown below it.
    public var text: String

    /// Describes something that can be found.
    public init(title: String, address: String, kind: String, text: String = "") {
      self.title = title
      self.address = address
      self.kind = kind
      self.text = text
    }
  }

  /// What can be found; of equally good hits the earlier one stands first.
  public var entries: [Entry]

  /// Creates an index.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The index as a file that pages load.
  public var file: SiteFile {
    var json = JSONText()
    json.raw("window.lightconeSearchIndex = ")
    json.list(entries) { json, entry in
      json.raw("\n")
      json.list([entry.title, entry.address, entry.kind, entry.text]) { $0.text($1.printable) }
    }
    json.raw(";\n")
    return SiteFile("assets/search-index.js", String(decoding: json.bytes, as: UTF8.self))
  }
}
