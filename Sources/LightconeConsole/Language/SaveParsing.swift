import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// A script to be written from the run.
struct SaveCommand: Hashable, Sendable {
  /// The file, as it was written.
  var path: String
  /// Where the file's name stands in its line, counted from 1.
  var column: Int
  /// Whether an earlier script of that name may be replaced.
  var overwrites = false
}

extension CommandParser {
  /// Reads `FILE [overwrite]`.
  mutating func readSave() throws(Diagnostic) -> SaveCommand {
    let file = try word("a file")
    var command = SaveCommand(path: file.text, column: file.range.lowerBound + 1)
    guard !file.text.isEmpty else { throw missing("a file") }
    if let option = reader.next() {
      guard option.text == "overwrite", !option.isQuoted else {
        throw wrong(
          "'\(option.text)' cannot stand here", at: option.range.lowerBound,
          suggestion: nearestWord(to: option.text, in: ["overwrite"]))
      }
      command.overwrites = true
    }
    return command
  }

  /// Reads how many times as fast as usual a run is played, if it is said.
  mutating func readSpeed() throws(Diagnostic) -> Factor {
    guard let word = reader.next() else { return .one }
    return try factor(word)
  }
}
