import Testing

@testable import LightconeRendering

@Suite("Pieces of pages")
struct HTMLTests {
  @Test("Text and attributes are escaped, and what cannot be seen is replaced")
  func escaped() {
    let html = HTML.element("p", ["title": "\"<'>&"], ["a < b & \u{1B}[1m", .text("\u{202E}x")])
    #expect(
      html.markup
        == "<p title=\"&quot;&lt;&#39;&gt;&amp;\">a &lt; b &amp; ?[1m x</p>"
        .replacing("[1m x", with: "[1m?x"))
  }

  @Test("Elements that hold nothing have no end; lines stay lines")
  func forms() {
    #expect(HTML.element("br").markup == "<br>")
    #expect(HTML.element("details", ["open": ""]).markup == "<details open></details>")
    #expect(HTML.element("pre", [:], [.lines("a\n <b")]).markup == "<pre>a\n &lt;b</pre>")
    #expect(HTML.joined(["a", "b"]).markup == "a\nb")
  }

  @Test("The index of the search is one script in which no text can end it")
  func index() {
    let index = SearchIndex([
      .init(title: "</script>", address: "a.html#b", kind: "lesson", text: "x\u{2028}\"y\"")
    ])
    let text = index.file.text
    #expect(text.hasPrefix("window.lightconeSearchIndex = [\n"))
    #expect(!text.contains("</"))
    #expect(!text.unicodeScalars.contains("\u{2028}"))
    #expect(text.contains("a.html#b"))
  }

  @Test("A page names its title, its language and its policy, and escapes what it is given")
  func page() {
    let page = SitePage(title: "<T>", summary: "\"s\"", root: "../", contents: "x")
    for part in [
      "<html lang=\"en\">", "<title>&lt;T&gt;</title>", "content=\"&quot;s&quot;\"",
      "src=\"../assets/site.js\"", "<main id=\"lc-main\" tabindex=\"-1\">\nx\n</main>",
    ] {
      #expect(page.html.contains(part), "\(part)")
    }
    #expect(!page.html.contains("://"))
  }
}
