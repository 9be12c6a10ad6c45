/// The colours and strokes of a picture, for light and for dark paper.
///
/// The hues are those of Okabe and Ito, which people with any of the usual kinds of colour blindness
/// can tell apart, made darker or lighter until text in them is easy to read. What a colour says is
/// said by a shape, a pattern or a word too.
struct FigureStyleSheet {
  /// The class of the picture, so that its rules reach nothing else of a page.
  let root: String
  /// What identifiers begin with.
  let prefix: String

  /// The rules for a scheme.
  func rules(_ scheme: SpaceTimeFigure.Options.Scheme) -> String {
    let dark = colors(FigurePalette.dark)
    switch scheme {
    case .light: return "\n" + shapes + colors(FigurePalette.light)
    case .dark: return "\n" + shapes + dark
    case .adaptive:
      return "\n" + shapes + colors(FigurePalette.light)
        + "@media screen and (prefers-color-scheme: dark) {\n" + dark + "}\n"
    }
  }

  private func rule(_ selectors: String, _ body: String) -> String {
    let all = selectors.split(separator: ",").map { ".\(root) \($0)" }
    return all.joined(separator: ",") + "{" + body + "}\n"
  }

  /// What does not depend on the paper.
  private var shapes: String {
    [
      rule(
        "text", "font:\(svgNumber(FigureText.size))px Verdana,'DejaVu Sans',Arial,sans-serif"),
      rule("text.title", "font-size:15px;font-weight:bold"),
      rule("text.name", "font-size:12px;font-weight:bold;text-anchor:middle"),
      rule("text.time,text.end", "text-anchor:end"),
      rule("text.middle", "text-anchor:middle"),
      rule("text.strong", "font-weight:bold"),
      rule(
        "text.label", "paint-order:stroke;stroke-width:4px;stroke-linejoin:round"),
      rule("line,path,polyline,circle,rect,polygon", "stroke-width:1.5px;fill:none"),
      rule(".undone", "stroke-dasharray:7 4;stroke-width:2px"),
      rule(".down", "stroke-dasharray:1 6;stroke-width:2px;stroke-linecap:round"),
      rule(".wire", "stroke-dasharray:2 3"),
      rule(".cut-edge", "stroke-dasharray:9 4;stroke-width:2px"),
      rule(".separation", "stroke-dasharray:9 3 2 3;stroke-width:2px"),
      rule(".open", "stroke-dasharray:3 3"),
      rule(".moment", "stroke-width:4px"),
      rule(".tick,.box,.axis", "stroke-width:1px"),
      rule(".cross,.crash", "stroke-width:2.5px;stroke-linecap:round"),
      rule(".past .arrow", "stroke-width:3px"),
      rule(".future .arrow", "stroke-width:3px;stroke-dasharray:9 3"),
      rule(".faint", "opacity:0.3"),
    ].joined()
  }

  private func colors(_ palette: FigurePalette) -> String {
    [
      rule(".paper", "fill:\(palette.paper);stroke:none"),
      rule("text", "fill:\(palette.ink)"),
      rule("text.label", "stroke:\(palette.paper)"),
      rule("text.note,text.time", "fill:\(palette.faint)"),
      rule("text.bad", "fill:\(palette.vermilion)"),
      rule(".arrow,.mark,.bracket", "stroke:\(palette.ink)"),
      rule(".head,.solid", "fill:\(palette.ink);stroke:none"),
      rule(".hollow", "fill:\(palette.paper);stroke:\(palette.ink)"),
      rule(".idle,.tick,.axis,.moment,.down", "stroke:\(palette.faint)"),
      rule(".box", "fill:\(palette.shade);stroke:\(palette.faint)"),
      rule(".working", "fill:\(palette.blueShade);stroke:\(palette.blue)"),
      rule(".blocked", "fill:url(#\(prefix)-hatch);stroke:\(palette.vermilion)"),
      rule(".done", "fill:\(palette.greenShade);stroke:\(palette.green)"),
      rule(".done-sides", "fill:\(palette.greenShade);stroke:none"),
      rule(".done-line", "stroke:\(palette.green)"),
      rule(".undone", "stroke:\(palette.purple)"),
      rule(".paused", "fill:url(#\(prefix)-dots);stroke:\(palette.orange)"),
      rule(".mixed", "fill:url(#\(prefix)-grid);stroke:\(palette.faint)"),
      rule(".cut", "fill:\(palette.vermilion);fill-opacity:0.07;stroke:none"),
      rule(
        ".cut-edge,.separation,.cross,.crash,.lost", "stroke:\(palette.vermilion)"),
      rule(".fault", "fill:\(palette.orange);stroke:\(palette.ink)"),
      rule(".wire", "stroke:\(palette.orange)"),
      rule(".ring", "stroke:\(palette.blue)"),
      rule(".hatch-line", "stroke:\(palette.vermilion)"),
      rule(".hatch-ground", "fill:\(palette.vermilionShade);stroke:none"),
      rule(".dot", "fill:\(palette.orange);stroke:none"),
    ].joined()
  }
}

/// The colours for one paper.
struct FigurePalette: Hashable {
  var paper, ink, faint, shade: String
  var blue, blueShade, green, greenShade, vermilion, vermilionShade, orange, purple: String

  /// Dark on light.
  static let light = FigurePalette(
    paper: "#ffffff", ink: "#1b1f24", faint: "#59636e", shade: "#eef1f4", blue: "#0072b2",
    blueShade: "#cfe5f3", green: "#00755a", greenShade: "#d3eee5", vermilion: "#b84300",
    vermilionShade: "#fde5d8", orange: "#c27c00", purple: "#8a4a86")
  /// Light on dark.
  static let dark = FigurePalette(
    paper: "#14181d", ink: "#e8eaed", faint: "#9aa5b1", shade: "#262c34", blue: "#56b4e9",
    blueShade: "#16405c", green: "#3fcaa0", greenShade: "#0d4435", vermilion: "#ff8f52",
    vermilionShade: "#4a2410", orange: "#f0b23c", purple: "#dd9bd9")
}
