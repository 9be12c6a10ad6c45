import LightconeDiagnostics

extension Session {
  /// Refuses to write where no files are written.
  func checkMayWrite() throws(Diagnostic) {
    guard mayWriteFiles else {
      throw Diagnostic(
        .notNow, "files are not written here",
        expected: "the prompt, or a script of your own; lessons write no files")
    }
  }

  /// Writes a file that a line names at a column; a mistake points there.
  func writing(
    at column: Int, _ write: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    do throws(Diagnostic) { try write() } catch {
      var placed = error
      placed.place.column = column
      throw placed
    }
  }
}
