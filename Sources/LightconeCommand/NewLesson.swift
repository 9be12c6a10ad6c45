import ArgumentParser
import LightconeConsole
import LightconeDiagnostics
import LightconeLessons
import LineEditing

/// `lightcone lesson new`: a lesson to begin with.
struct NewLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the skeleton of a lesson, which runs as it is.",
    discussion: """
      The file is FOLDER/TRACK/ID.md. A file that exists is never touched. Exit codes: 0 written, 65 \
      for an id or track that cannot be, 73 for a file that cannot be written.
      """)

  @Argument(help: "The lesson's id: lower-case letters and digits, joined by hyphens.")
  var id: String

  @Option(name: .long, help: "The track; 'lessons' at the prompt shows them.")
  var track = Track.firstSeven.rawValue

  @Option(name: .long, help: "The folder of the tracks.")
  var folder = "lessons"

  @OptionGroup var look: DisplayOptions

  func run() throws {
    StandardOutput.prepare()
    do throws(Diagnostic) {
      let track = try self.knownTrack()
      let skeleton = try LessonSkeleton(id: id, track: track)
      let path = "\(folder)/\(track.rawValue)/\(id).md"
      try NewFile(path: path).write(skeleton.text, makesFolders: true)
      StandardOutput.writeLine(
        look.shown("Wrote \(path). Check it with: lightcone lesson lint \(path)"))
    } catch {
      StandardOutput.writeError(look.shown(error.text(in: look.display)))
      throw ExitCode(error.code == .unwritable ? 73 : 65)
    }
  }

  private func knownTrack() throws(Diagnostic) -> Track {
    if let known = Track(rawValue: track) { return known }
    let names = Track.allCases.map(\.rawValue)
    throw Diagnostic(
      .badField, "there is no track '\(track)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: track, in: names))
  }
}
