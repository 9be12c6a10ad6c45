import LightconeLessons
import Testing

@Suite("Prose becomes a small tree")
struct ProseTests {
  private func blocks(_ markdown: String) throws -> [Block] {
    let text = GoodLesson.text + "\n## Mark\n\n" + markdown
    let lesson = try LessonParser.parse(text: text)
    guard case .prose(let prose)? = lesson.parts.last else { throw Unexpected() }
    return Array(prose.blocks.dropFirst(2))
  }

  @Test("Inlines keep their markup")
  func inlines() throws {
    let content = try blocks("*a* **b** `c` [d](e) ~~f~~\n![g *h*](i)\\\n<b>j</b>").first?.content
    #expect(
      content
        == .paragraph([
          .emphasis([.text("a")]), .text(" "), .strong([.text("b")]), .text(" "), .code("c"),
          .text(" "), .link(text: [.text("d")], url: "e"), .text(" "),
          .strikethrough([.text("f")]), .softBreak, .image(alt: "g h", url: "i"), .lineBreak,
          .text("<b>"), .text("j"), .text("</b>"),
        ]))
  }

  @Test("Lists know their first number and nest")
  func lists() throws {
    let list = try blocks("3. a\n   - b\n4. c").first
    guard case .list(start: 3, let items) = list?.content else { throw Unexpected() }
    #expect(items.count == 2)
    guard case .list(start: nil, let inner) = items[0].last?.content else { throw Unexpected() }
    #expect(inner.first?.first?.content == .paragraph([.text("b")]))
    #expect(items[0].last?.line == list.map { $0.line + 1 })
  }

  @Test("Code keeps its info word; indented code has none")
  func code() throws {
    #expect(
      try blocks("```text x\na\n\nb\n```").first?.content == .code(text: "a\n\nb", info: "text"))
    #expect(try blocks("    a").first?.content == .code(text: "a", info: nil))
  }

  @Test("A table has a header and rows")
  func table() throws {
    let content = try blocks("| a | b |\n|---|---|\n| *c* | d |").first?.content
    #expect(
      content
        == .table(
          header: [[.text("a")], [.text("b")]],
          rows: [[[.emphasis([.text("c")])], [.text("d")]]]))
  }

  @Test("Quotes, rules, HTML and bare addresses")
  func others() throws {
    let found = try blocks("> a\n\n***\n\n<p>\nb\n</p>\n\nhttps://example.org").map(\.content)
    #expect(
      found.dropFirst() == [
        .rule, .paragraph([.text("<p>"), .softBreak, .text("b"), .softBreak, .text("</p>")]),
        .paragraph([.link(text: [.text("https://example.org")], url: "https://example.org")]),
      ])
    guard case .quote(let inner)? = found.first else { throw Unexpected() }
    #expect(inner.map(\.content) == [.paragraph([.text("a")])])
  }
}
