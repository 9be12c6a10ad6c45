/// One thing that a learner did, who noted it, and when.
public struct ProgressNote: Hashable, Sendable {
  /// One more than the greatest number that the writer had seen.
  public let number: Int
  /// The prompt that noted it, by a word that no other prompt has.
  public let writer: String
  /// When it happened, by the clock of that machine.
  public let time: WallTime
  /// What happened.
  public let event: LearningEvent

  /// Creates a note.
  ///
  /// - Parameters:
  ///   - number: 1 or more.
  ///   - writer: letters and digits, no blank.
  public init(number: Int, writer: String, time: WallTime, event: LearningEvent) {
    self.number = number
    self.writer = writer
    self.time = time
    self.event = event
  }
}

extension ProgressNote: Comparable {
  /// Whether one note counts as earlier: by number, then by writer.
  public static func < (first: ProgressNote, second: ProgressNote) -> Bool {
    if first.number != second.number { return first.number < second.number }
    if first.writer != second.writer { return first.writer < second.writer }
    // Only a file that was edited by hand has two notes of one number and writer.
    return first != second && first.description < second.description
  }
}

extension ProgressNote: CustomStringConvertible {
  /// The note as a line of the progress file.
  public var description: String { "\(number) \(writer) \(time) \(event.words)" }

  /// Reads a line of the progress file; nil if it is none.
  init?(line: some StringProtocol) {
    // Ids are ASCII: whatever else stands here got into the file by damage.
    guard line.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
    guard words.count > 3, let number = Int(words[0]), (1..<1 << 53).contains(number),
      !words[1].isEmpty,
      let time = WallTime(words[2]), let event = LearningEvent(words: words.dropFirst(3))
    else { return nil }
    self.init(number: number, writer: words[1], time: time, event: event)
  }
}

extension LearningEvent {
  /// The event as the progress file writes it.
  var words: String {
    switch self {
    case .opened(let lesson): "opened \(lesson)"
    case .reached(let lesson, let step): "reached \(lesson) \(step)"
    case .answered(let lesson, let exercise, let isRight):
      "answered \(lesson) \(exercise) \(isRight ? "right" : "wrong")"
    case .hinted(let lesson, let exercise, let hint): "hinted \(lesson) \(exercise) \(hint)"
    case .sawSolution(let lesson, let exercise): "solution \(lesson) \(exercise)"
    case .skipped(let lesson, let exercise): "skipped \(lesson) \(exercise)"
    case .finished(let lesson): "finished \(lesson)"
    case .abandoned(let lesson): "abandoned \(lesson)"
    }
  }

  /// Reads an event from its words; nil if they are none.
  init?(words: ArraySlice<String>) {
    let words = Array(words)
    guard words.count >= 2, !words.contains("") else { return nil }
    let lesson = words[1]
    switch (words[0], words.count) {
    case ("opened", 2): self = .opened(lesson: lesson)
    case ("finished", 2): self = .finished(lesson: lesson)
    case ("abandoned", 2): self = .abandoned(lesson: lesson)
    case ("reached", 3):
      guard let step = Int(words[2]), step > 0 else { return nil }
      self = .reached(lesson: lesson, step: step)
    case ("answered", 4):
      guard words[3] == "right" || words[3] == "wrong" else { return nil }
      self = .answered(lesson: lesson, exercise: words[2], isRight: words[3] == "right")
    case ("hinted", 4):
      guard let hint = Int(words[3]), hint > 0 else { return nil }
      self = .hinted(lesson: lesson, exercise: words[2], hint: hint)
    case ("solution", 3): self = .sawSolution(lesson: lesson, exercise: words[2])
    case ("skipped", 3): self = .skipped(lesson: lesson, exercise: words[2])
    default: return nil
    }
  }

  /// The lesson in which it happened.
  var lesson: String {
    switch self {
    case .opened(let lesson), .reached(let lesson, _), .answered(let lesson, _, _),
      .hinted(let lesson, _, _), .sawSolution(let lesson, _), .skipped(let lesson, _),
      .finished(let lesson), .abandoned(let lesson):
      lesson
    }
  }

  /// The question or challenge that it was about.
  var exercise: String? {
    switch self {
    case .answered(_, let exercise, _), .hinted(_, let exercise, _), .sawSolution(_, let exercise),
      .skipped(_, let exercise):
      exercise
    default: nil
    }
  }

  /// Whether it only says where the learner stands: a later one says all that it said.
  var isPlace: Bool { if case .reached = self { true } else { false } }
}
