import Testing

@testable import LightconeConsole

@Suite("Merging progress")
struct ProgressMergeTests {
  typealias Merge = (Progress, Progress) -> Progress

  /// A way to merge that must not pass for one.
  struct Mutant: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let merge: @Sendable (Progress, Progress) -> Progress
  }

  static let mutants = [
    Mutant(testDescription: "the last writer wins") { $1 },
    Mutant(testDescription: "the longer one wins") {
      $0.notes.count >= $1.notes.count ? $0 : $1
    },
    Mutant(testDescription: "all that the other has comes behind") { first, second in
      var sum = first
      for note in second.notes { sum.add(note.event, by: note.writer, at: note.time) }
      return sum
    },
  ]

  /// How many random cases break one of the laws.
  static func brokenCases(_ merge: Merge) -> Int {
    var random = RandomProgress(seed: 7)
    var broken = 0
    for _ in 0..<2_000 {
      let (a, b, c) = (random.progress(), random.progress(), random.progress())
      let holds =
        merge(a, b) == merge(b, a) && merge(a, merge(b, c)) == merge(merge(a, b), c)
        && merge(a, a) == a && merge(a, merge(a, b)) == merge(a, b) && losesNothing(a, b, merge)
      broken += holds ? 0 : 1
    }
    return broken
  }

  /// Whether all that matters of both is in what is merged: every note but steps that later ones of
  /// the same lesson supersede.
  private static func losesNothing(_ a: Progress, _ b: Progress, _ merge: Merge) -> Bool {
    let all = merge(a, b).notes
    return (a.notes + b.notes).allSatisfy { note in
      all.contains(note)
        || note.event.isPlace
          && all.contains { $0.event.isPlace && $0.event.lesson == note.event.lesson && note < $0 }
    }
  }

  @Test("It is commutative, associative and idempotent, and loses nothing")
  func laws() { #expect(Self.brokenCases { $0.merged(with: $1) } == 0) }

  @Test("Other ways to merge break these laws (control)", arguments: mutants)
  func control(mutant: Mutant) { #expect(Self.brokenCases(mutant.merge) > 100) }

  @Test("Prompts that note and merge in any order end with the same, and with all that was done")
  func convergence() {
    var random = RandomProgress(seed: 11)
    for _ in 0..<100 {
      var prompts = [Progress(), Progress(), Progress()]
      var answers = 0
      for step in 0..<40 {
        let one = random.number(below: 3)
        let event = random.event()
        if case .answered = event { answers += 1 }
        prompts[one].add(event, by: "prompt\(one)", at: WallTime(secondsSince1970: step))
        if random.number(below: 4) == 0 { prompts[one].merge(prompts[random.number(below: 3)]) }
      }
      let forth = prompts[0].merged(with: prompts[1]).merged(with: prompts[2])
      let back = prompts[2].merged(with: prompts[0]).merged(with: prompts[1])
      #expect(forth == back)
      #expect(forth.lessons == back.lessons)
      #expect(forth.notes.count { if case .answered = $0.event { true } else { false } } == answers)
    }
  }

  @Test("What is done knowing of something else comes behind it, whatever the clock says")
  func logicalOrder() {
    var first = Progress()
    first.add(.reached(lesson: "cap", step: 5), by: "z", at: WallTime(secondsSince1970: 9_999_999))
    var second = Progress().merged(with: first)
    second.add(.finished(lesson: "cap"), by: "a", at: WallTime(secondsSince1970: 0))
    first.merge(second)
    #expect(first.lesson("cap")?.isFinished == true)
    #expect(first.position(of: "cap") == nil)
  }

  @Test("Adding a step leaves what a merge of both would leave")
  func normalForm() {
    var random = RandomProgress(seed: 3)
    for _ in 0..<200 {
      var progress = random.progress()
      progress.add(random.event(), by: "d", at: WallTime(secondsSince1970: 0))
      #expect(Progress(notes: progress.notes) == progress)
      #expect(Progress(notes: progress.notes.reversed() + progress.notes) == progress)
    }
  }
}
