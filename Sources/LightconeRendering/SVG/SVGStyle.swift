/// The style sheet that all SVG figures share.
///
/// A figure carries it inside, so that one file is right in a light window, in a dark one, and on
/// paper. The plain rules are the light ones: programs that know no media queries, and printers, show
/// these. All rules begin with `.lightcone`, so that they reach nothing else in a page.
///
/// Example: `SVGElement.line(0, 0, 9, 9, class: "axis-line")`.
///
/// What the classes are for:
/// - `ink`, `faint`: fills of text; `axis-line`, `grid`: lines that carry no data.
/// - `s0` to `s5`: the strokes of series, each with a dash of its own; `f0` to `f5` fill with the same
///   colours. The six are kept apart by people who see no red, no green or no blue.
/// - `halo`: text that stands on lines, with the paper's colour around its letters.
enum SVGStyle {
  /// Fonts of which every system has one.
  static let fontFamily =
    "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
  /// The size of normal text, in user units.
  static let textSize = 13.0
  /// The size of labels and ticks.
  static let smallSize = 11.0
  /// The size of a figure's title.
  static let titleSize = 17.0

  /// A set of colours.
  struct Palette: Hashable, Sendable {
    var paper: String
    var ink: String
    var faint: String
    var grid: String
    var alarm: String
    /// Six colours for series; all differ in lightness or along blue and yellow.
    var series: [String]
  }

  /// Colours on white.
  static let light = Palette(
    paper: "#ffffff", ink: "#1b1f24", faint: "#57606a", grid: "#d8dee4", alarm: "#b3261e",
    series: ["#0b62a8", "#c2500a", "#00795a", "#8e3a8a", "#8a6500", "#4d5661"])
  /// Colours on a dark ground.
  static let dark = Palette(
    paper: "#14181d", ink: "#e6e9ec", faint: "#a3abb3", grid: "#353c44", alarm: "#ff8a80",
    series: ["#6fb7f5", "#ff9d5c", "#45d0a4", "#e39ae0", "#efcb52", "#b9c1c9"])

  /// The dashes of the six series; the first is a whole line.
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "4 2", "1 3"]

  /// The style sheet, without rules that only some figures need.
  ///
  /// - Parameter rules: more rules, made for both palettes.
  static func sheet(adding rules: (Palette) -> [String] = { _ in [] }) -> String {
    let fixed = [
      "text { font-family: \(fontFamily); font-size: \(svgNumber(textSize))px; }",
      ".small { font-size: \(svgNumber(smallSize))px; }",
      ".title { font-size: \(svgNumber(titleSize))px; font-weight: bold; }",
      ".strong { font-weight: bold; }",
      ".legend { font-size: \(svgNumber(smallSize + 1))px; }",
      ".axis-line, .grid { fill: none; stroke-width: 1; }",
      ".line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }",
      ".dots { fill: none; stroke-width: 4; stroke-linecap: round; }",
      ".reference { fill: none; stroke-width: 1.25; stroke-dasharray: 5 4; }",
      ".halo { paint-order: stroke; stroke-width: 3; stroke-linejoin: round; }",
    ]
    let dashed = dashes.enumerated().compactMap { number, dash in
      dash.isEmpty ? nil : ".line.s\(number) { stroke-dasharray: \(dash); }"
    }
    let plain = (fixed + dashed + colors(light) + rules(light)).map { scoped($0) }
    let night = (colors(dark) + rules(dark)).map { "  " + scoped($0) }
    return (plain + ["@media screen and (prefers-color-scheme: dark) {"] + night + ["}"])
      .joined(separator: "\n") + "\n"
  }

  private static func colors(_ palette: Palette) -> [String] {
    [
      ".paper { fill: \(palette.paper); }",
      "text, .ink { fill: \(palette.ink); }",
      "text.faint, .faint { fill: \(palette.faint); }",
      "text.alarm, .alarm { fill: \(palette.alarm); }",
      ".axis-line { stroke: \(palette.faint); }",
      ".grid { stroke: \(palette.grid); }",
      ".reference { stroke: \(palette.ink); }",
      ".halo { stroke: \(palette.paper); }",
      ".alarm-line { stroke: \(palette.alarm); }",
    ]
      + palette.series.enumerated().flatMap { number, color in
        [".s\(number) { stroke: \(color); }", ".f\(number) { fill: \(color); }"]
      }
  }

  /// A rule that reaches only what is inside a figure of ours.
  private static func scoped(_ rule: String) -> String {
    guard let brace = rule.firstIndex(of: "{") else { return rule }
    let selectors = rule[..<brace].split(separator: ",").map { selector in
      ".lightcone " + selector.drop { $0 == " " }
    }
    let text = selectors.map { trimmingEnd(String($0)) }.joined(separator: ", ")
    return text + " " + rule[brace...]
  }
}
