import Lightcone
import LightconeDiagnostics
import LightconeLessons

extension Session {
  /// Makes the run that the lesson's parts make up to one, and shows nothing of it.
  ///
  /// Every `load` begins anew, so only what stands behind the last one is done. Claims and searches
  /// change no run and are left out.
  ///
  /// - Returns: what went wrong, if anything did.
  mutating func rebuild(upTo end: Int) -> [Reply.Part] {
    guard let tutor else { return [] }
    run = nil
    var session = forLesson
    do throws(Diagnostic) {
      for (command, source) in try commandsToDo(tutor.lesson.parts[..<end]) {
        do throws(Diagnostic) {
          _ = try session.perform(command)
        } catch { throw error.placed(at: source) }
      }
    } catch {
      run = session.run
      return [.problem(inLesson(error))]
    }
    run = session.run
    return []
  }

  private func commandsToDo(
    _ parts: ArraySlice<Part>
  ) throws(Diagnostic) -> [(Command, SourceText)] {
    var commands: [(Command, SourceText)] = []
    for source in parts.flatMap(\.shownCommands) {
      do throws(Diagnostic) {
        guard let command = try Command.parse(source.text) else { continue }
        if command.verb == .load { commands = [] }
        commands.append((command, source))
      } catch { throw error.placed(at: source) }
    }
    // Who opens or shrinks the last failure needs what failed.
    let needsFailures = commands.contains { $0.0.verb == .shrink || $0.0 == .openLast }
    return commands.filter { command, _ in
      command.changesRun || needsFailures && [.check, .expect].contains(command.verb)
    }
  }
}
