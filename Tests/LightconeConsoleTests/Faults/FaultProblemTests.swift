import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Why a fault cannot be done, in words")
struct FaultProblemTests {
  private let words = FaultWords(names: ["a", "b"])
  static let here = NodeID(0)
  static let there = NodeID(1)

  static let problems: [(FaultProblem, String, String)] = [
    (.unknownNode(NodeID(7)), "there is no node 7", "one of a, b"),
    (.alreadyDown(here), "a is down already", "restart a"),
    (.alreadyUp(here), "a is running", "crash a"),
    (.isDown(here), "a is down", "restart a"),
    (.alreadyPaused(here), "a stands still already", "resume a"),
    (.notPaused(here), "a does not stand still", "pause a"),
    (
      .diskFailed(here), "the disk of a has failed, and without it a cannot start",
      "disk a mend"
    ),
    (.noSuchRecord(here, 7), "the disk of a has no record 7", "a record from 1 to 3"),
    (
      .noSuchRecord(there, 1), "the disk of b has no record 1",
      "a disk with records; this one is empty"
    ),
    (
      .tooFewGroups, "a partition needs two groups or more, none of them empty",
      "partition a b | c d, or partition a -> b for one way"
    ),
    (.inTwoGroups(here), "a stands in two groups", "each node in one group"),
    (.sameNode(here), "a wire has two ends, and a is only one", "two different nodes"),
    (.alreadyHeld(here, there), "messages between a and b are held already", "release a b"),
    (.notHeld(here, there), "messages between a and b are not held", "one of b a"),
    (
      .notInFlight(MessageNumber(14)), "m14 is not in flight",
      "one of m9, m12, m13, m15, m20; 'pending' lists 1 more"
    ),
    (
      .waitsAt(there, MessageNumber(2)),
      "m2 has arrived, and waits at b, which is busy or stands still",
      "drop m2, or 'resume b' if it is paused"
    ),
    (
      .outOfRange(parameter: "drift", range: "0 to 7"), "the drift is out of range", "0 to 7"
    ),
    (
      .inThePast, "that moment is over: it is 3 ms now",
      "a later moment, or 'goto' an earlier one first"
    ),
    (
      .contradicts(.restart(here), at: .start + .milliseconds(4)),
      "at 4 ms the opposite is planned: restart a", "another moment, or 'reset' to plan anew"
    ),
  ]

  private var scene: FaultScene {
    var scene = FaultScene()
    scene.now = .start + .milliseconds(3)
    scene.inFlight = [15, 20, 13, 12, 9, 13, 1].map { MessageNumber($0) }
    scene.held = [(Self.there, Self.here)]
    scene.recordCounts = [3, 0]
    return scene
  }

  @Test("Every problem says what is wrong and what to do instead", arguments: problems)
  func says(problem: FaultProblem, message: String, expected: String) {
    let diagnostic = words.diagnostic(for: problem, in: scene)
    #expect(diagnostic.message == message)
    #expect(diagnostic.expected == expected)
  }

  @Test("Where nothing is in flight or held, that is said")
  func nothing() {
    let empty = FaultScene()
    let message = words.diagnostic(for: .notInFlight(MessageNumber(1)), in: empty)
    #expect(message.expected == "a message in flight; there is none now")
    let held = words.diagnostic(for: .notHeld(Self.here, Self.there), in: empty)
    #expect(held.expected == "a wire that is held; none is")
  }
}
