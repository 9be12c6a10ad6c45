import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("A damaged lesson gives problems or a lesson, never a crash")
struct DamagedLessonTests {
  private let bytes = Array(GoodLesson.text.utf8)

  /// Parses bytes as a file would be parsed; returns whether they are a lesson.
  private func isLesson(_ bytes: some Sequence<UInt8>) -> Bool {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    let diagnostics = problems(text)
    let lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count
    for diagnostic in diagnostics {
      #expect((1...lineCount).contains(diagnostic.place.line ?? 0), "\(diagnostic)")
    }
    return diagnostics.isEmpty
  }

  @Test("Cut at every seventh byte and at every line")
  func truncated() {
    let newlines = bytes.indices.filter { bytes[$0] == 10 }
    let cuts = Set(stride(from: 0, to: bytes.count, by: 7)).union(newlines)
    let good = cuts.count { isLesson(bytes[..<$0]) }
    #expect(good > 0)
    #expect(good < cuts.count)
  }

  @Test("With bytes flipped, removed and doubled")
  func flipped() {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var broken = 0
    for round in 0..<250 {
      var damaged = bytes
      for _ in 0...round % 4 {
        let index = next(damaged.count)
        switch round % 3 {
        case 0: damaged[index] ^= UInt8(1 << next(8))
        case 1: damaged.remove(at: index)
        default: damaged.insert(Array("[{*&\"'|>-:`\t\u{0}~#".utf8)[next(15)], at: index)
        }
      }
      if !isLesson(damaged) { broken += 1 }
    }
    #expect(broken > 0)
  }
}
