import LightconeDiagnostics
import Testing

@Suite("The nearest word")
struct NearestWordTests {
  private let verbs = ["run", "step", "start", "restart", "partition", "participants", "what-if"]

  @Test(
    "a slip of the finger is understood",
    arguments: [
      ("stpe", "step"),
      ("strat", "start"),
      ("runn", "run"),
      ("rn", "run"),
      ("partiton", "partition"),
      ("prtitoin", "partition"),
      ("STEP", "step"),
      ("whatif", "what-if"),
    ])
  func near(_ word: String, _ meant: String) {
    #expect(nearestWord(to: word, in: verbs) == meant)
  }

  @Test(
    "what is too far from every word is not guessed",
    arguments: ["", "x", "stxx", "banana", "pa", "consensus"])
  func far(_ word: String) {
    #expect(nearestWord(to: word, in: verbs) == nil)
  }

  @Test("a beginning of three letters or more is enough")
  func prefix() {
    #expect(nearestWord(to: "par", in: verbs) == "partition")
    #expect(nearestWord(to: "partici", in: verbs) == "participants")
  }

  @Test("a near word goes before a beginning, and the nearer before the near")
  func order() {
    #expect(nearestWord(to: "port", in: ["portable", "part"]) == "part")
    #expect(nearestWord(to: "crashed", in: ["crasher", "crashed"]) == "crashed")
  }

  @Test("of two equally near words the first wins")
  func ties() {
    #expect(nearestWord(to: "cat", in: ["bat", "hat"]) == "bat")
    #expect(nearestWord(to: "cat", in: ["hat", "bat"]) == "hat")
  }

  @Test("swapping two neighbours is one edit: a word of four letters may have one")
  func swap() {
    #expect(nearestWord(to: "lsot", in: ["lost"]) == "lost")
    #expect(nearestWord(to: "stlo", in: ["lost"]) == nil)
  }

  @Test("a single letter is not meant as another one")
  func singleLetters() {
    #expect(nearestWord(to: "x", in: ["y"]) == nil)
    #expect(nearestWord(to: "n1", in: ["n2"]) == "n2")
  }
}
