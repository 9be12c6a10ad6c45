import Foundation
import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Figures as SVG: well-formed, inside their frame, no label over another")
struct SVGFigureTests {
  /// Figures whose names try to break out.
  private static let hostile: [any ChartFigure] = {
    let name = "<script>alert(\"&amp;\")</script>\u{0}\u{1B}]0;x\u{7}\u{FFFF}\u{202E} ]]> 'q' 商品"
    var chart = Chart(name, x: ChartAxis(name, .number(name)), y: ChartAxis(name, .number(name)))
    chart.add(ChartSeries(name, .line, values: [1, 2, 3]))
    chart.add(ChartSeries(name, .points, values: [3, 2, 1]))
    chart.references = [ChartReference(name, 2, on: .y), ChartReference(name, 1, on: .x)]
    chart.notes = [name]
    var bars = BarChart(name, unit: .number(name))
    bars.add(name, 3)
    var history = IntervalChart(
      name,
      [.init(client: name, label: name, answer: name, begin: .start, end: nil, outcome: .unknown)])
    history.linearization = .init([.init(0, state: name)])
    let gantt = GanttChart(
      name, lanes: [.init(name, countsWaiting: true)],
      spans: [.init(lane: 0, from: .start, to: nil, style: .waiting, label: name)])
    return [chart, bars, history, gantt]
  }()

  @Test(
    "A parser that is not ours reads every figure", .enabled(if: XMLParserProgram.found != nil))
  func wellFormed() throws {
    let parser = try #require(XMLParserProgram.found)
    let figures = SampleFigures.all.map(\.figure) + Self.hostile
    let texts = figures.map { $0.svg() } + [Sparkline([1, 2]).svg("<&>", unit: .time)]
    #expect(try parser.accepts(texts))
    // The control: it refuses what is no XML.
    #expect(try !parser.accepts([texts[0].replacing("</svg>", with: "")]))
    #expect(try !parser.accepts([texts[0].replacing("</desc>", with: "\u{1}</desc>")]))
  }

  @Test("Hostile names reach no tag, and no control character reaches the file")
  func hostileNames() {
    for svg in Self.hostile.map({ $0.svg() }) {
      #expect(!svg.contains("<script"))
      #expect(svg.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
      #expect(svg.contains("&lt;script&gt;"))
    }
  }

  @Test("Each figure names and describes itself, and brings its style for both grounds")
  func accessible() {
    for (name, figure) in SampleFigures.all {
      let svg = figure.svg()
      #expect(svg.contains("<title id=") && svg.contains("<desc id="), "\(name)")
      #expect(svg.contains(">\(svgEscaped(figure.summary))</desc>"), "\(name)")
      #expect(svg.contains("role=\"img\""))
      #expect(svg.contains("viewBox=\"0 0 "))
      #expect(svg.contains("prefers-color-scheme: dark"))
      let references = svg.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!references.contains("http") && !references.contains("@import"))
    }
  }

  @Test("No label leaves its figure, and none covers another", arguments: SampleFigures.names)
  func labels(name: String) throws {
    let svg = SampleFigures.named(name).svg()
    let size = try #require(SVGLabel.size(of: svg))
    let labels = SVGLabel.all(in: svg)
    for label in labels {
      #expect(label.left >= 0 && label.right <= size.width, "\(label)")
      #expect(label.top >= 0 && label.bottom <= size.height, "\(label)")
    }
    for (index, label) in labels.enumerated() {
      for other in labels[..<index] where label.overlaps(other) {
        Issue.record("\(label.text) covers \(other.text)")
      }
    }
    // The control: labels that are moved onto each other are found.
    if let first = labels.first { #expect(first.overlaps(first)) }
  }

  @Test("Nothing that is drawn leaves the figure", arguments: SampleFigures.names)
  func clipping(name: String) throws {
    let svg = SampleFigures.named(name).svg()
    let size = try #require(SVGLabel.size(of: svg))
    let places = SVGPlaces(svg)
    #expect(places.x.allSatisfy { $0 >= 0 && $0 <= size.width })
    #expect(places.y.allSatisfy { $0 >= 0 && $0 <= size.height })
    // The control: there is something drawn, if there is anything to draw.
    #expect(places.x.count > 4 || svg.contains("Nothing to draw") || name == "no-history")
  }

  @Test("All that a chart draws lies within its plot", arguments: SampleFigures.names)
  func within(name: String) throws {
    guard let chart = SampleFigures.named(name) as? Chart else { return }
    let frame = ChartFrame(chart, xTicks: 8, yTicks: 6, glyphs: .unicode)
    let area = SVGPlotArea(left: 10, width: 500, height: 300, frame: frame)
    for point in frame.points.joined() {
      #expect(area.x(point.x) >= 10 && area.x(point.x + point.width) <= 510)
      #expect(area.y(point.y) >= 0 && area.y(point.y) <= 300)
    }
    for reference in frame.references where reference.direction == .y {
      #expect(area.y(reference.value) >= 0 && area.y(reference.value) <= 300)
    }
  }
}

/// A text of an SVG file, and the room that it takes by our own estimate.
struct SVGLabel {
  let text: String
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  /// Whether the room of two labels overlaps, by more than a hair.
  func overlaps(_ other: SVGLabel) -> Bool {
    left < other.right - 1 && other.left < right - 1 && top < other.bottom - 2
      && other.top < bottom - 2
  }

  /// The size that a file says it has.
  static func size(of svg: String) -> (width: Double, height: Double)? {
    guard let root = svg.split(separator: "\n").first,
      let box = value("viewBox", in: root)?.split(separator: " "), box.count == 4,
      let width = Double(box[2]), let height = Double(box[3])
    else { return nil }
    return (width, height)
  }

  /// All texts of a file; each stands in a line of its own.
  static func all(in svg: String) -> [SVGLabel] {
    svg.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix("<text "), let x = value("x", in: line).flatMap(Double.init),
        let y = value("y", in: line).flatMap(Double.init), let end = line.firstIndex(of: ">")
      else { return nil }
      var text = String(line[line.index(after: end)...]).replacing("</text>", with: "")
      if let tooltip = text.firstRange(of: "</title>") {
        text = String(text[tooltip.upperBound...])
      }
      for (entity, character) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("amp", "&")] {
        text = text.replacing("&\(entity);", with: character)
      }
      return SVGLabel(
        text, x: x, y: y, anchor: value("text-anchor", in: line),
        looks: value("class", in: line) ?? "")
    }
  }

  private init(_ text: String, x: Double, y: Double, anchor: String?, looks: String) {
    let looks = looks.split(separator: " ")
    let size =
      looks.contains("title")
      ? SVGStyle.titleSize
      : looks.contains("small")
        ? SVGStyle.smallSize
        : looks.contains("legend") ? SVGStyle.smallSize + 1 : SVGStyle.textSize
    let width = svgTextWidth(text, size: size, isBold: looks.contains("title"))
    self.text = text
    left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
    right = left + width
    top = y - size * 0.8
    bottom = y + size * 0.2
  }

  /// The value of an attribute of the first tag of a line.
  static func value(_ name: String, in line: some StringProtocol) -> String? {
    let parts = String(line).split(
      separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts[1].split(separator: "\"").first.map(String.init) : nil
  }
}

/// The places of the lines, rectangles, circles and paths of an SVG file.
struct SVGPlaces {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []

  init(_ svg: String) {
    // Patterns and samples of the legend have places of their own.
    for line in svg.split(separator: "\n") where !line.contains("hatch-line") {
      for name in ["x1", "x2", "cx", "x"] { add(SVGLabel.value(name, in: line), to: &x) }
      for name in ["y1", "y2", "cy", "y"] { add(SVGLabel.value(name, in: line), to: &y) }
      if line.contains("<rect"), let left = x.last, let top = y.last {
        x.append(left + (SVGLabel.value("width", in: line).flatMap(Double.init) ?? 0))
        y.append(top + (SVGLabel.value("height", in: line).flatMap(Double.init) ?? 0))
      }
      guard let data = SVGLabel.value("d", in: line) else { continue }
      for piece in data.split(whereSeparator: { "ML".contains($0) }) {
        let numbers = piece.prefix { "0123456789.- ".contains($0) }.split(separator: " ")
        guard numbers.count == 2 else { continue }
        add(String(numbers[0]), to: &x)
        add(String(numbers[1]), to: &y)
      }
    }
  }

  private func add(_ text: String?, to values: inout [Double]) {
    if let value = text.flatMap(Double.init) { values.append(value) }
  }
}

/// A program of the system that reads XML: `xmllint`, or Python with its parser `expat`.
struct XMLParserProgram {
  let path: String
  let arguments: [String]

  static let found: XMLParserProgram? = {
    let script = "import sys, xml.dom.minidom\nfor f in sys.argv[1:]: xml.dom.minidom.parse(f)"
    return [
      XMLParserProgram(path: "/usr/bin/xmllint", arguments: ["--noout", "--nonet"]),
      XMLParserProgram(path: "/usr/bin/python3", arguments: ["-c", script]),
    ].first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Whether the program reads all texts without an error.
  func accepts(_ texts: [String]) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { number, text in
      let file = folder.appending(path: "\(number).svg")
      try Data(text.utf8).write(to: file)
      return file.path
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments + files
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
