import Foundation
import LightconePageAssets
import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Texts that mean harm, and the parts of a page")
struct PageTextTests {
  private static let evil =
    "</script><script>evil()</script><!--<img src=x onerror=evil()>\"'`&lt;\\u0041"
    + "\u{0}\u{1}\u{1B}[31m\u{2028}\u{2029}\u{202E}\u{85}]]>"

  /// A trace with the text wherever one can stand.
  private static var hostile: RunPage {
    var builder = TraceBuilder([evil, "bob"])
    builder.deliver(builder.send(evil, from: 0, to: 1))
    builder.timer(.setTimer, 0, evil, value: .max)
    builder.become(0, evil, .blocked)
    builder.complete(
      0, builder.invoke(0, evil, key: evil, argument: evil), .fail, answer: evil)
    builder.add(.partition, label: evil)
    let field = StateTable.Field(name: evil, value: evil)
    return RunPage(
      trace: builder.trace, title: evil, facts: [.init(evil, evil)],
      states: StateTable(initial: [[field]]),
      series: [MetricSeries(name: evil, unit: evil, summary: evil)])
  }

  @Test("No text can end the data block, and every text comes back harmless")
  func block() throws {
    let block = try PageBlock(Self.hostile)
    for forbidden in ["<", ">", "&", "'", "\u{2028}", "\u{2029}", "\u{85}"] {
      #expect(!block.text.contains(forbidden))
      #expect(Self.evil.unicodeScalars.contains { String($0) == forbidden })
    }
    #expect(!block.text.unicodeScalars.contains { $0.value < 32 })
    #expect(try block.texts.contains(Self.evil.printable))
    #expect(try block.member("title") == Self.evil.printable)
    #expect(Self.evil.printable != Self.evil)
  }

  @Test("A page of hostile texts has the tags of any other page")
  func tags() {
    let html = Self.hostile.html
    let plain = RunPage(trace: SampleTraces.cut(), title: "plain", facts: [.init("a", "b")]).html
    for tag in ["<script", "</script", "<!--", "<img", "<dl", "<h1"] {
      #expect(count(tag, in: html) == count(tag, in: plain), "\(tag)")
    }
    #expect(count("<script", in: html) == 2)
    // The control: without escapes the tags would be there.
    #expect(count("<script", in: Self.evil) == 1)
  }

  @Test("Markup becomes text; what a terminal may not see becomes a question mark")
  func html() {
    #expect(
      "<a href=\"x\">'&'</a>".htmlText == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
    #expect("a\u{202E}b\u{0}c\nd".htmlText == "a?b?c d")
    #expect("a<b\nc".htmlLines == "a&lt;b\nc")
  }

  @Test("Numbers and texts are written as JSON")
  func json() throws {
    var json = JSONText()
    json.list([Int.min, -1, 0, 7, .max]) { $0.number($1) }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "[-9223372036854775808,-1,0,7,9223372036854775807]")
    var values = JSONText()
    values.list([0.5, -2, 1e300, .nan, .infinity]) { $0.number($1) }
    #expect(String(decoding: values.bytes, as: UTF8.self) == "[0.5,-2.0,1e+300,null,null]")
    var text = JSONText()
    text.text("a\"\\\n<é\u{1F600}")
    #expect(String(decoding: text.bytes, as: UTF8.self) == #""a\"\\\u000a\u003cé😀""#)
  }

  @Test("A message's number that is also in its text comes back where it was")
  func messageNumber() {
    var texts = PageTexts(maximumLength: 100)
    let number = texts.number(of: "send m1 m12 (m1)", message: 1)
    let mark = PageTexts.messageMark
    #expect(texts.texts[number] == "send \(mark) \(mark)2 (\(mark))")
    #expect(texts.texts[number].replacing(mark, with: "m1") == "send m1 m12 (m1)")
    #expect(texts.number(of: "send m7 m72 (m7)", message: 7) == number)
    #expect(texts.number(of: "a \u{1} b", message: 3) != number)
    #expect(texts.texts.last == "a ? b")
  }

  @Test("The viewer is all that stands in its folders, and less than 300 kB")
  func assets() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "Sources/LightconePageAssets")
    for (name, files) in [
      ("Scripts", PageAssets.scripts + PageAssets.siteScripts),
      ("Styles", PageAssets.styles + PageAssets.siteStyles),
    ] {
      let path = folder.appending(path: name)
      let onDisk = try FileManager.default.contentsOfDirectory(atPath: path.path)
      #expect(onDisk.sorted() == files.map(\.name).sorted())
      for file in files {
        #expect(
          try String(contentsOf: path.appending(path: file.name), encoding: .utf8) == file.text)
      }
    }
    #expect(RunPage.script.utf8.count + RunPage.style.utf8.count < 300_000)
    #expect(RunPage.script.utf8.count > 50_000)
  }

  @Test("Without scripts the page holds the diagram of the terminal")
  func withoutScripts() {
    let trace = SampleTraces.coordinatorCrash()
    let html = RunPage(trace: trace, title: "a run").html
    let lines = SpaceTimeDiagram.render(trace, display: Display(columns: 100))
      .split(separator: "\n")
    #expect(lines.count > 20)
    for line in lines { #expect(html.contains(String(line).htmlText)) }
    #expect(!RunPage(trace: Trace(), title: "a run").html.contains(String(lines[3]).htmlText))
  }

  @Test("The viewer's own texts cannot end their elements")
  func ownTexts() {
    #expect(!RunPage.script.contains("</script"))
    #expect(!RunPage.script.contains("<!--"))
    #expect(!RunPage.style.contains("</style"))
  }

  private func count(_ part: String, in text: String) -> Int {
    text.components(separatedBy: part).count - 1
  }
}
