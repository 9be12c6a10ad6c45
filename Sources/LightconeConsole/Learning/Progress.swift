/// What a learner has done so far: notes, in order, of which all else is computed.
///
/// What it solves: a learner goes on where they stopped, sees what is done, and is asked again what
/// they have met. Two prompts may be open at once, and neither may lose what the other noted.
///
/// Example: two prompts that each hold `{1}` note something more, `{1, 2a}` and `{1, 2b}`; merged
/// either way round, both hold `{1, 2a, 2b}`.
///
/// Rules:
/// 1. Progress only grows: notes are added and merged, and none is changed.
/// 2. A note's number is one more than the greatest number that its writer has seen (Lamport's logical
///    clock), so what somebody did knowing of something else comes behind it, whatever the clock on
///    the wall said. Notes of the same number are ordered by their writers' words.
/// 3. Merging is the union of the notes. So it is commutative, associative and idempotent: a
///    state-based replicated data type in the sense of Shapiro and others.
/// 4. Of the notes that say at which step of a lesson the learner stands, only the last of each lesson
///    is kept. "Is superseded by" is transitive, so rule 3 holds for what is left.
///
/// Deviations: the number stands for the happened-before order only as far as prompts read each
/// other's notes, which they do whenever they write.
///
/// What it does not promise: that two prompts in the same lesson agree where the learner stands; the
/// last note of both counts.
///
/// Reading: Lamport: Time, Clocks, and the Ordering of Events in a Distributed System (1978). Shapiro,
/// Preguiça, Baquero, Zawirski: Conflict-free Replicated Data Types (2011).
public struct Progress: Hashable, Sendable {
  /// The notes, in order.
  public private(set) var notes: [ProgressNote]

  /// Creates progress from notes in any order; what is there twice counts once.
  ///
  /// - Complexity: O(n log n) in the number of notes.
  public init(notes: [ProgressNote] = []) { self.notes = Self.normalForm(notes.sorted()) }

  /// Adds what was noted elsewhere.
  public mutating func merge(_ other: Progress) {
    guard other.notes != notes else { return }
    self = Progress(notes: notes + other.notes)
  }

  /// This progress and what was noted elsewhere.
  public func merged(with other: Progress) -> Progress {
    var copy = self
    copy.merge(other)
    return copy
  }

  /// Notes that something happened.
  ///
  /// - Parameters:
  ///   - writer: the prompt's own word.
  ///   - time: when it happened.
  public mutating func add(_ event: LearningEvent, by writer: String, at time: WallTime) {
    let number = (notes.last?.number ?? 0) + 1
    if event.isPlace { notes.removeAll { $0.event.isPlace && $0.event.lesson == event.lesson } }
    notes.append(ProgressNote(number: number, writer: writer, time: time, event: event))
  }

  /// Sorted notes without those that are there twice or superseded.
  private static func normalForm(_ sorted: [ProgressNote]) -> [ProgressNote] {
    var kept: [ProgressNote] = []
    var placed: Set<String> = []
    for note in sorted.reversed() where note != kept.last {
      guard !note.event.isPlace || placed.insert(note.event.lesson).inserted else { continue }
      kept.append(note)
    }
    return kept.reversed()
  }
}

extension Progress {
  /// What was done in each lesson, in the order in which the lessons were begun.
  ///
  /// - Complexity: O(number of notes).
  public var lessons: [LessonProgress] {
    var lessons: [LessonProgress] = []
    var places: [String: Int] = [:]
    for note in notes {
      let id = note.event.lesson
      let place = places[id] ?? lessons.count
      if place == lessons.count {
        places[id] = place
        lessons.append(LessonProgress(lesson: id))
      }
      lessons[place].take(note)
    }
    return lessons
  }

  /// What was done in one lesson; nil if nothing was.
  public func lesson(_ id: String) -> LessonProgress? {
    var lesson: LessonProgress?
    for note in notes where note.event.lesson == id {
      lesson = lesson ?? LessonProgress(lesson: id)
      lesson?.take(note)
    }
    return lesson
  }

  /// The step, counted from 1, at which somebody stopped in a lesson; nil if it was not begun, or
  /// finished since.
  public func position(of lesson: String) -> Int? { self.lesson(lesson)?.step }
}
