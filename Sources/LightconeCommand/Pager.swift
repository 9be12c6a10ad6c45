import LightconeDiagnostics
import LineEditing

/// Shows an answer that is longer than the screen a screenful at a time.
///
/// Rules:
/// 1. What fits above the next prompt is shown at once.
/// 2. The last row of a full screen says how much is left. Return or the space bar shows the next
///    screenful; `q`, Ctrl-C and Ctrl-D leave the rest out, and how to see it is said.
/// 3. The window's size is asked for before each screenful.
/// 4. Where something was typed or pasted before the answer came, all is shown: the keys are for the next command.
struct Pager {
  /// What is shown, as it goes to the terminal.
  let write: (String) -> Void
  /// The window, if there is one.
  let window: () -> (columns: Int, rows: Int)?

  /// Shows a text.
  ///
  /// - Returns: what was left out.
  func show(_ text: String, keys reader: inout any LineReader) -> String {
    var rest = ScreenText(text)
    let isBusy = reader.hasTypeAhead
    while let page = nextPage(of: &rest, isBusy: isBusy) {
      for line in page { write(line + "\n") }
      guard !rest.lines.isEmpty else { return "" }
      guard wantsMore(rest.lines.count, &reader) else {
        let count = rest.lines.count
        let what = count == 1 ? "'more' shows it." : "'more' shows them."
        write("Left out: \(count.counted("line")). \(what)\n")
        return rest.lines.joined(separator: "\n")
      }
    }
    return ""
  }

  /// The lines that are shown next; nil if there are none.
  private func nextPage(of rest: inout ScreenText, isBusy: Bool) -> ArraySlice<String>? {
    guard !rest.lines.isEmpty else { return nil }
    // The last row is for the line that asks, or for the next prompt.
    guard !isBusy, let window = window(), window.rows > 1,
      !rest.fits(rows: window.rows - 1, columns: window.columns)
    else { return rest.takePage(rows: .max, columns: .max) }
    return rest.takePage(rows: window.rows - 1, columns: window.columns)
  }

  /// Asks whether to go on.
  private func wantsMore(_ count: Int, _ reader: inout any LineReader) -> Bool {
    while true {
      // A line that wrapped could not be taken back.
      let room = max(1, (window()?.columns ?? 80) - 1)
      let question = "-- \(count.counted("more line")): Return for more, q to stop --"
      let short = "-- \(count.grouped) more: Return, or q --"
      write("\r\u{1B}[K" + (question.count <= room ? question : short).prefix(room))
      let answer = answer(&reader)
      guard let answer else { continue }
      write("\r\u{1B}[K")
      return answer
    }
  }

  /// Whether somebody wants more; nil if the question is to be written anew.
  private func answer(_ reader: inout any LineReader) -> Bool? {
    while true {
      switch reader.readKey() {
      case .character("\r"), .character("\n"), .character(" "): return true
      case .character("q"), .character("Q"), .interrupted, .endOfInput: return false
      case .redraw: return nil
      case .character, .other: continue
      }
    }
  }
}
