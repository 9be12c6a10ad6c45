import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering
import LineEditing

/// `lightcone view`: a run from a file.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Draw a run from a file, or write it in another form.",
    discussion: """
      Reads traces that 'export jsonl' wrote, and logs with vector clocks as ShiViz reads them: the \
      first line a regular expression with the groups host, clock and event, the second one what \
      parts executions. docs/trace-format.md describes both. Exit codes: 0 shown, 64 for wrong \
      options, 65 for a file that holds no run, 66 for no file, 73 for a file that cannot be written.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(name: .long, help: "How an event of a log reads, if its first line does not say so.")
  var expression: String?

  @Option(name: .long, help: "Draw a window around the event of this number.")
  var around: Int?

  @Option(name: .long, help: "Write it as \(TraceView.forms.joined(separator: ", ")).")
  var `as`: String?

  @Option(name: .long, help: "Which of several runs of a log.")
  var execution: String?

  @Option(name: .long, help: "Where to write it; on standard output if not given.")
  var out: String?

  @Flag(name: .long, help: "Replace what --out names if it is an earlier export of the form.")
  var force = false

  @OptionGroup var look: DisplayOptions

  func validate() throws {
    if out != nil, `as` == nil { throw ValidationError("--out needs --as FORM") }
    if force, out == nil { throw ValidationError("--force stands beside --out only") }
    if execution != nil, `as` == nil { throw ValidationError("--execution needs --as FORM") }
    if around != nil, `as` != nil {
      throw ValidationError("--around draws on the screen, so it does not stand beside --as")
    }
    if let around, !(1...Int(Int32.max)).contains(around) {
      throw ValidationError("--around is the number of an event, from 1")
    }
  }

  func run() throws {
    StandardOutput.prepare()
    do throws(Diagnostic) {
      let view = try TraceView(path: file, expression: expression)
      guard let form = `as` else {
        return StandardOutput.writeLine(look.shown(view.text(in: look.display, around: around)))
      }
      let text = try view.export(as: form, of: execution)
      guard let out else { return StandardOutput.writeText(text) }
      try refuseToReplace(out)
      try WholeFile.write(text, to: out)
      StandardOutput.writeLine("Wrote \(out).")
    } catch {
      StandardOutput.writeError(look.shown(error.text(in: look.display)))
      switch error.code {
      case .unreadableFile: throw ExitCode(66)
      case .unwritable: throw ExitCode(73)
      case .wrongArguments: throw ExitCode(64)
      default: throw ExitCode(65)
      }
    }
  }

  /// What is there stays, unless the person says otherwise.
  private func refuseToReplace(_ path: String) throws(Diagnostic) {
    guard !force, (try? DiskFile.mode(of: path)) != nil else { return }
    guard Question.isAgreed("\(path) is there already. Replace it?", in: look) != true else {
      return
    }
    throw Diagnostic(
      .unwritable, "'\(path)' is there already", expected: "another name, or --force")
  }
}
