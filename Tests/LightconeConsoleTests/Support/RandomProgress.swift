import LightconeTrace

@testable import LightconeConsole

/// Draws what learners do, and prompts that note it.
struct RandomProgress {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(mixed(state) % UInt64(limit))
  }

  mutating func event() -> LearningEvent {
    let lesson = ["cap", "saga", "quorum"][number(below: 3)]
    let exercise = ["who", "rows"][number(below: 2)]
    switch number(below: 9) {
    case 0: return .opened(lesson: lesson)
    case 1, 2: return .reached(lesson: lesson, step: 1 + number(below: 9))
    case 3: return .hinted(lesson: lesson, exercise: exercise, hint: 1 + number(below: 3))
    case 4: return .sawSolution(lesson: lesson, exercise: exercise)
    case 5: return .skipped(lesson: lesson, exercise: exercise)
    case 6: return .finished(lesson: lesson)
    case 7: return .abandoned(lesson: lesson)
    default:
      return .answered(lesson: lesson, exercise: exercise, isRight: number(below: 2) == 0)
    }
  }

  mutating func note() -> ProgressNote {
    ProgressNote(
      number: 1 + number(below: 12), writer: ["a", "b", "c"][number(below: 3)],
      time: WallTime(secondsSince1970: number(below: 9) * 86_400), event: event())
  }

  mutating func progress() -> Progress {
    let count = number(below: 10)
    return Progress(notes: (0..<count).map { _ in note() })
  }
}
