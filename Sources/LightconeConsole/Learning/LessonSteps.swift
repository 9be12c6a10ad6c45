import LightconeLessons

/// The steps of a lesson: what one `next` shows.
///
/// A step is prose with the question or challenge behind it, or a block of commands. Commands have a
/// step of their own, so that their output does not push the prose away.
struct LessonSteps: Hashable, Sendable {
  /// The parts of each step, in the order of the lesson.
  let ranges: [Range<Int>]

  init(_ parts: [Part]) {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      guard isLast || !part.isProse || parts[index + 1].isCommands else { continue }
      ranges.append(start..<index + 1)
      start = index + 1
    }
    self.ranges = ranges
  }

  /// How many there are.
  var count: Int { ranges.count }

  /// The parts of a step, counted from 1; none outside the lesson.
  subscript(step: Int) -> Range<Int> {
    ranges.indices.contains(step - 1) ? ranges[step - 1] : 0..<0
  }
}

extension Part {
  fileprivate var isProse: Bool { if case .prose = self { true } else { false } }
  fileprivate var isCommands: Bool { if case .commands = self { true } else { false } }

  /// The id of a prediction, a quiz or a challenge.
  var exercise: String? {
    switch self {
    case .prose, .commands: nil
    case .predict(let prediction): prediction.id
    case .quiz(let quiz): quiz.id
    case .challenge(let challenge): challenge.id
    }
  }
}
