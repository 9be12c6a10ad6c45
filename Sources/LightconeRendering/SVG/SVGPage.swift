/// A figure that grows downwards: a heading, what it shows, a legend, and notes.
///
/// Example:
/// ```
/// var page = SVGPage(title: chart.title, summary: chart.summary, width: 760)
/// page.addHeading()
/// page.add(elements, height: 300)
/// page.addNotes(["Left out: 3 points."])
/// return page.rendered()
/// ```
struct SVGPage {
  /// The empty room at the left and at the right.
  static let margin = 16.0
  /// The width of figures unless they need another.
  static let usualWidth = 760.0

  /// The figure as a document; its height is set at the end.
  var document: SVGDocument
  /// Where the next part begins.
  private(set) var top = SVGPage.margin

  /// The width of the figure.
  var width: Double { document.width }
  /// The width between the margins.
  var innerWidth: Double { width - 2 * SVGPage.margin }

  init(title: String, summary: String, width: Double = SVGPage.usualWidth) {
    document = SVGDocument(title: title, description: summary, width: width, height: 0)
  }

  /// Leaves room free.
  mutating func skip(_ height: Double) { top += height }

  /// Adds what was drawn for the next `height` units.
  mutating func add(_ elements: [SVGElement], height: Double) {
    document.elements += elements
    top += height
  }

  /// Adds the title, in as many lines as it takes.
  mutating func addHeading() {
    let size = SVGStyle.titleSize
    // Bold letters are wider than the estimate.
    for line in svgWrapped(document.title.printable, toWidth: innerWidth / 1.1, size: size) {
      let text = SVGElement.text(line, x: SVGPage.margin, y: top + size - 2, class: "title")
      add([text], height: size + 6)
    }
  }

  /// Adds sentences in small letters.
  mutating func addNotes(_ notes: [String]) {
    let size = SVGStyle.smallSize
    for note in notes {
      for line in svgWrapped(note, toWidth: innerWidth, size: size) {
        let text = SVGElement.text(line, x: SVGPage.margin, y: top + size, class: "small faint")
        add([text], height: size + 4)
      }
    }
  }

  /// Adds entries side by side, each with a sample of 28 by 12 units in front, in as many lines as they
  /// take.
  mutating func addLegend(_ entries: [SVGLegendEntry]) {
    guard !entries.isEmpty else { return }
    var x = SVGPage.margin
    let size = SVGStyle.smallSize + 1
    for entry in entries {
      let label = svgTruncated(entry.label.printable, toWidth: innerWidth - 36, size: size)
      let width = 36 + svgTextWidth(label, size: size)
      if x > SVGPage.margin, x + width > self.width - SVGPage.margin {
        x = SVGPage.margin
        top += 20
      }
      let text = SVGElement.text(label, x: x + 34, y: top + 13, class: "legend")
      document.elements.append(.group([entry.sample(x, top + 3), text]))
      x += width + 18
    }
    top += 22
  }

  /// The figure as a file.
  func rendered() -> String {
    var document = document
    document.height = top + SVGPage.margin - 4
    return document.rendered()
  }
}

/// An entry of a legend: a sample of what is drawn, and its name.
struct SVGLegendEntry {
  /// The name.
  var label: String
  /// Draws the sample, 28 wide and 12 high, from its upper left corner on.
  var sample: (Double, Double) -> SVGElement
}
