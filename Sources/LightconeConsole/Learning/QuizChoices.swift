import LightconeDiagnostics
import LightconeLessons

extension Quiz {
  /// The letters of the choices, in order.
  var letters: [String] { choices.indices.map { LessonText.letter($0) } }

  /// The choice that somebody means: `b`, `B` or `b)`.
  func choice(named text: String) throws(Diagnostic) -> Int {
    let letter = text.lowercased().filter { !")(. ".contains($0) }
    guard let index = letters.firstIndex(of: letter) else {
      throw Diagnostic(
        .wrongArguments, "'\(text)' is none of the choices",
        expected: "one of \(letters.joined(separator: ", "))")
    }
    return index
  }
}
