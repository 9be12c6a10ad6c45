import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeRendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The options of `lightcone run` that write measured numbers into the files that state them.
struct UpdateOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: """
      Show which measured numbers (== NUMBER ± TOLERANCE) are others now, and write them when asked to.
      """)
  var update = false

  @Flag(name: .long, help: "With --update: write without asking.")
  var yes = false

  func validate() throws {
    guard update || !yes else { throw ValidationError("--yes stands beside --update only") }
  }

  /// The files as they are before they are run, each once.
  func remember(_ paths: [String]) -> [ExpectationUpdate] {
    guard update else { return [] }
    var seen: Set<String> = []
    return paths.filter { seen.insert(DiskFile.resolved($0)).inserted }
      .compactMap { ExpectationUpdate(reading: $0) }
  }

  /// Shows what would change, and writes it if that is wanted.
  func offer(_ updates: [ExpectationUpdate], _ report: RunReport, _ look: DisplayOptions) {
    guard update else { return }
    var changeCount = 0
    for var update in updates {
      guard let file = report.files.first(where: { $0.path == update.path }) else { continue }
      update.take(file)
      if !update.text.isEmpty { say(update.text, look) }
      guard !update.changes.isEmpty else { continue }
      changeCount += update.changes.count
      guard isWanted(update, look) else {
        say("\(update.path): nothing was written.\(yes ? "" : " --yes writes.")", look)
        continue
      }
      do throws(Diagnostic) {
        try Self.write(update)
        say("\(update.path): written. Run it again: a control may hold now.", look)
      } catch { StandardOutput.writeError(look.shown(error.text(in: look.display))) }
    }
    if changeCount == 0 { say("No measured number is to be changed.", look) }
  }

  private func say(_ text: String, _ look: DisplayOptions) {
    let spelled = look.display.glyphs == .ascii ? text.replacing("±", with: "+-") : text
    StandardOutput.writeLine(look.shown(spelled))
  }

  /// Whether somebody says so: beforehand, or at a terminal.
  private func isWanted(_ update: ExpectationUpdate, _ look: DisplayOptions) -> Bool {
    if yes { return true }
    let count = update.changes.count
    let question = "Write \(count == 1 ? "this change" : "these \(count) changes")?"
    return Question.isAgreed(question, in: look) ?? false
  }

  /// Writes a file in one step, unless it has changed since it was run.
  static func write(_ update: ExpectationUpdate) throws(Diagnostic) {
    let path = DiskFile.resolved(update.path)
    do throws(DiskFile.Failure) {
      let mode = try DiskFile.mode(of: path)
      // To replace a file takes no permission on the file itself, so its own has to be asked for.
      guard mode & 0o222 != 0, access(path, W_OK) == 0 else {
        throw DiskFile.Failure(reason: "it is write-protected")
      }
      guard update.isCurrent else {
        throw DiskFile.Failure(reason: "it has changed since it was run")
      }
      try DiskFile.replace(
        path, by: String(decoding: update.updated, as: UTF8.self), mode: mode)
    } catch {
      throw Diagnostic(
        .unwritable, "the file stays: \(error.reason)", at: SourcePlace(file: update.path),
        expected: "the file as it was when it was run, and leave to write it")
    }
  }
}
