import Lightcone
public import LightconeRendering

extension ClaimReport {
  /// The claim for a terminal: wrapped, the verdict in colour where there is colour.
  public func text(in display: Display) -> String {
    let style = Style(display)
    let text = display.glyphs == .ascii ? description.replacing("±", with: "+-") : description
    let lines = text.split(separator: "\n").flatMap { line in
      // A token is copied from the screen: it stays one line, whatever its length.
      line.hasPrefix("  Reproduce: ")
        ? [String(line)]
        : String(line).wrapped(
          toWidth: display.columns, continuation: line.hasPrefix("    ") ? "      " : "    ")
    }
    guard let first = lines.first else { return "" }
    let colored = verdict == .holds ? style.green(first) : style.red(first)
    return ([colored] + lines.dropFirst()).joined(separator: "\n")
  }
}
