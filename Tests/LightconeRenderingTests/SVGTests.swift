import Testing

@testable import LightconeRendering

@Suite("SVG: elements, escaping, styles")
struct SVGTests {
  @Test("Numbers have at most two decimals, and no text for nothing")
  func numbers() {
    #expect(svgNumber(0) == "0")
    #expect(svgNumber(-0.001) == "0")
    #expect(svgNumber(1.006) == "1.01")
    #expect(svgNumber(-12.5) == "-12.5")
    #expect(svgNumber(3.07) == "3.07")
    #expect(svgNumber(.nan) == "0")
    #expect(svgNumber(.infinity) == "0")
    #expect(svgNumber(1e30) == "1000000000")
  }

  @Test("What XML does not allow does not get into a text")
  func escaping() {
    #expect(svgEscaped("a<b & \"c\">") == "a&lt;b &amp; &quot;c&quot;&gt;")
    #expect(svgEscaped("\u{0}\u{1B}[31m\u{7F}") == "??[31m?")
    #expect(svgEscaped("a\tb\nc") == "a b\nc")
    #expect(svgEscaped("\u{FFFE}\u{FFFF}") == "\u{FFFD}\u{FFFD}")
    #expect(svgEscaped("\u{202E}x") == "?x")
    #expect(svgEscaped("商品 é") == "商品 é")
  }

  @Test("An element writes its attributes in order and its text in one line")
  func elements() {
    let element = SVGElement.group(
      class: "a", [.text("x < y", x: 1, y: 2.5, anchor: "end").titled("more & more")])
    #expect(
      element.rendered() == """
        <g class="a">
         <text x="1" y="2.5" text-anchor="end"><title>more &amp; more</title>x &lt; y</text>
        </g>

        """)
    #expect(SVGElement("g").with("class", "").rendered() == "<g/>\n")
    #expect(SVGElement("g").with("a", "1").with("a", "2").rendered() == "<g a=\"2\"/>\n")
  }

  @Test("Every rule of the style sheet stays inside a figure, in both palettes")
  func style() {
    let sheet = SVGStyle.sheet { [".mine, .other { fill: \($0.ink); }"] }
    let lines = sheet.split(separator: "\n").filter { !$0.hasPrefix("@") && $0 != "}" }
    for line in lines {
      let selectors = line.prefix { $0 != "{" }.split(separator: ",")
      #expect(selectors.allSatisfy { $0.drop { $0 == " " }.hasPrefix(".lightcone ") }, "\(line)")
    }
    #expect(sheet.contains("@media screen and (prefers-color-scheme: dark)"))
    #expect(sheet.contains(".lightcone .mine, .lightcone .other { fill: \(SVGStyle.light.ink)"))
    #expect(sheet.contains("  .lightcone .mine, .lightcone .other { fill: \(SVGStyle.dark.ink)"))
    #expect(!sheet.contains("&") && !sheet.contains("<"))
  }

  @Test("The colours of series stand out from the paper, and text even more", arguments: [0, 1])
  func contrast(number: Int) {
    let palette = number == 0 ? SVGStyle.light : SVGStyle.dark
    for color in palette.series + [palette.alarm] {
      #expect(contrast(color, palette.paper) >= 4.5, "\(color)")
    }
    #expect(contrast(palette.ink, palette.paper) >= 7)
    #expect(contrast(palette.faint, palette.paper) >= 4.5)
    // The control: the grid is fainter than that.
    #expect(contrast(palette.grid, palette.paper) < 3)
  }

  /// The ratio of the luminances of two colours (WCAG 2.2), with 2.2 as the exponent instead of 2.4 and its
  /// linear start: off by less than a tenth for these.
  private func contrast(_ first: String, _ second: String) -> Double {
    let pair = [luminance(first), luminance(second)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  private func luminance(_ color: String) -> Double {
    let value = Int(color.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double((value >> shift) & 255) / 255
      // x^2.2 as x^2 · x^0.2, with x^0.2 from five steps of Newton's method.
      var root = 1.0
      for _ in 0..<40 { root = (4 * root + part / (root * root * root * root)) / 5 }
      return part == 0 ? 0 : part * part * root
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  @Test("Figures in one page have ids of their own")
  func identifiers() {
    let first = SVGDocument(title: "a", description: "b", width: 1, height: 1)
    let second = SVGDocument(title: "a", description: "c", width: 1, height: 1)
    #expect(first.identifier("title") != second.identifier("title"))
    #expect(first.identifier("title") == first.identifier("title"))
    #expect(first.identifier("title").first?.isLetter == true)
  }

  @Test("Widths of text: more for wide letters, nothing for marks, cut texts fit")
  func widths() {
    #expect(svgTextWidth("MMM", size: 10) > svgTextWidth("iii", size: 10))
    #expect(svgTextWidth("商", size: 10) > svgTextWidth("a", size: 10))
    #expect(svgTextWidth("e\u{301}", size: 10) == 8.5)
    let cut = svgTruncated("a rather long text", toWidth: 60, size: 11)
    #expect(cut.hasSuffix("…") && svgTextWidth(cut, size: 11) <= 60)
    #expect(svgTruncated("long", toWidth: 2, size: 11).isEmpty)
    let lines = svgWrapped("some words that need several lines", toWidth: 90, size: 11)
    #expect(lines.joined(separator: " ") == "some words that need several lines")
    #expect(lines.allSatisfy { svgTextWidth($0, size: 11) <= 90 })
  }
}
