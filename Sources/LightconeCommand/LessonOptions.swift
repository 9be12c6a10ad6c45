import ArgumentParser
import LightconeLessons

/// The option that says where further lessons lie.
struct LessonOptions: ParsableArguments {
  @Option(
    name: .customLong("lessons"),
    help: "A folder of further lessons, laid out as TRACK/ID.md; several between colons.")
  var folders: [String] = []

  /// The lessons that come with the program, those of LIGHTCONE_LESSONS, and those named here.
  var catalog: LessonCatalog { LessonFolders.catalog(adding: folders) }
}
