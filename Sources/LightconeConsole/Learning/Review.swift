import Lightcone
import LightconeLessons
import LightconeTrace

/// A review that is going on.
struct Review: Sendable {
  /// The most questions that are asked in one go.
  static let mostQuestions = 20

  /// The questions that are left; the first is open.
  var questions: [DueQuestion]
  /// How many were answered.
  var answered = 0
  /// How many were answered rightly.
  var right = 0
  /// The numbers of the open question, if it is a prediction.
  var numbers: FreshNumbers?
  /// The lesson and the run as they were when the review began.
  let parkedTutor: Tutor?
  let parkedRun: OpenRun?
  let parkedHistory: UndoHistory

  init(_ questions: [DueQuestion], interrupting session: Session, day: Int) {
    self.questions = questions
    parkedTutor = session.tutor
    parkedRun = session.run
    parkedHistory = session.history
    drawNumbers(day: day)
  }

  /// The open question.
  var current: DueQuestion? { questions.first }

  /// Goes to the next question.
  mutating func advance(day: Int) {
    questions.removeFirst()
    drawNumbers(day: day)
  }

  private mutating func drawNumbers(day: Int) {
    numbers = nil
    guard let current, case .prediction(let prediction) = current.content else { return }
    var draw: UInt64 = 0
    for byte in "\(current.lesson.id) \(current.id) \(current.tries) \(day)".utf8 {
      draw = mixed(draw ^ UInt64(byte))
    }
    numbers = FreshNumbers(prediction, draw: draw)
  }
}
