import ArgumentParser
import LightconeRendering
import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The options that say how output looks.
struct DisplayOptions: ParsableArguments {
  @Flag(name: .long, help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(name: .long, help: "ASCII characters and no colour.")
  var plain = false

  @Flag(name: .long, help: "Tell runs in sentences instead of drawing them.")
  var narrate = false

  /// What the terminal can show, as far as options and environment allow it.
  var display: Display {
    var display = Display(
      columns: TerminalSize.columns, glyphs: canShowUnicode ? .unicode : .ascii,
      color: !plain && allowsColor)
    display.isNarrated = narrate
    return display
  }

  /// A text as the terminal can show it: in ASCII where it must be.
  func shown(_ text: String) -> String { canShowUnicode ? text : text.inASCII }

  /// Whether the terminal can take back what was written in a row, and nobody has asked it not to: only
  /// then is anything shown that is to go away again.
  var canRewrite: Bool {
    !plain && Terminal.isTerminal(1) && variable("TERM") != "dumb"
  }

  private var canShowUnicode: Bool { LocaleCharset.isUTF8 && !ascii && !plain }

  /// Colour goes to terminals only, and not where `NO_COLOR` (no-color.org) is set.
  private var allowsColor: Bool {
    Terminal.isTerminal(1) && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }
}

/// A variable of the environment.
func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
