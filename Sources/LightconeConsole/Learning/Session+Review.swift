import Lightcone
import LightconeDiagnostics
import LightconeLessons

extension Session {
  /// What a script is told, which keeps no progress.
  static let noProgress = "Progress is kept at the prompt only; a script leaves none."

  /// Asks what is due, or says when something will be.
  mutating func startReview() -> Reply {
    guard let learner else { return Reply(wrap(Self.noProgress)) }
    let today = learner.now.day
    let questions = DueQuestionSearch(learner, lessons, dueOn: today)
      .questions(limit: Review.mostQuestions)
    guard !questions.isEmpty else { return Reply(wrap("Nothing is due. \(nextDueWords)")) }
    review = Review(questions, interrupting: self, day: today)
    tutor = nil
    let count = questions.count == 1 ? "1 question" : "\(questions.count) questions"
    var reply = Reply(
      wrap("Review: \(count). Answer from memory; 'next' passes one over, 'review stop' ends it."))
    ask(&reply)
    return reply
  }

  /// When the next question is due, in a sentence.
  var nextDueWords: String {
    guard let learner,
      let next = DueQuestionSearch(learner, lessons, dueOn: nil).questions(limit: 1).first
    else { return "Questions of a lesson are asked again some days after you met them." }
    let days = max(0, next.dueDay - learner.now.day)
    let moment = days == 0 ? "now" : days == 1 ? "tomorrow" : "in \(days) days"
    return "The next question is due \(moment)."
  }

  /// Does a command while a review is open: its questions take the answers.
  mutating func performInReview(_ command: Command) throws(Diagnostic) -> Reply {
    switch command {
    case .answer(let text): return try review(answer: text)
    case .predict(let expression): return try review(prediction: expression)
    case .next: return passOver()
    case .hint: return Reply(wrap("No hints here: what you bring back from memory yourself stays."))
    case .review(let stops):
      var reply = Reply()
      stops ? endReview(&reply) : ask(&reply)
      return reply
    case .start:
      var reply = Reply()
      endReview(&reply)
      reply.parts += try perform(command).parts
      return reply
    default: return try perform(command)
    }
  }

  /// Shows the open question, or ends the review if there is none.
  private mutating func ask(_ reply: inout Reply) {
    guard let question = review?.current else { return endReview(&reply) }
    reply.add((reply.parts.isEmpty ? "" : "\n") + "From \(question.lesson.id):")
    switch question.content {
    case .quiz(let quiz):
      reply.add(LessonText(display: display).text(of: quiz))
      reply.add("Your answer? For example: answer a")
    case .prediction(let prediction):
      reply.parts += prose("Predict: \(prediction.question)")
      if let numbers = review?.numbers { reply.add(wrap(numbers.words)) }
      reply.add("Your prediction? For example: predict 12")
    }
  }

  private mutating func review(answer text: String) throws(Diagnostic) -> Reply {
    guard let question = review?.current, case .quiz(let quiz) = question.content else {
      throw Diagnostic(.notNow, "this question wants a prediction", expected: "predict EXPRESSION")
    }
    let letters = quiz.letters
    let index = try quiz.choice(named: text)
    let choice = quiz.choices[index]
    var words = choice.isRight ? "Right." : "Not quite."
    if let why = choice.why { words += " \(why)" }
    if !choice.isRight, let right = quiz.choices.firstIndex(where: \.isRight) {
      words += " Right is \(letters[right]): \(quiz.choices[right].text)."
    }
    var reply = Reply(prose(words))
    goOn(question, isRight: choice.isRight, &reply)
    return reply
  }

  private mutating func review(prediction expression: Expression) throws(Diagnostic) -> Reply {
    guard let question = review?.current, let numbers = review?.numbers else {
      throw Diagnostic(.notNow, "this question wants one of its choices", expected: "answer LETTER")
    }
    let trial = PredictionTrial(prediction: numbers.prediction)
    var session = self
    session.review = nil
    session.learner = nil
    session.mayWriteFiles = false
    session.defaultSeed = numbers.seed
    var reply = Reply()
    let truth: PredictionTrial.Truth
    do throws(Diagnostic) {
      truth = try trial.measure(in: &session) { reply.parts += $0.parts(in: display) }
    } catch { throw question.lesson.file.map { error.inFile($0) } ?? error }
    let response = try trial.response(to: expression, truth)
    reply.parts += prose(response.text)
    run = session.run
    history = UndoHistory()
    goOn(question, isRight: response.isRight, &reply)
    return reply
  }

  private mutating func passOver() -> Reply {
    var reply = Reply()
    if let question = review?.current {
      remember(.skipped(lesson: question.lesson.id, exercise: question.id))
    }
    review?.advance(day: learner?.now.day ?? 0)
    ask(&reply)
    return reply
  }

  private mutating func goOn(_ question: DueQuestion, isRight: Bool, _ reply: inout Reply) {
    remember(.answered(lesson: question.lesson.id, exercise: question.id, isRight: isRight))
    review?.answered += 1
    review?.right += isRight ? 1 : 0
    review?.advance(day: learner?.now.day ?? 0)
    ask(&reply)
  }

  /// Ends the review, and brings back what it interrupted.
  private mutating func endReview(_ reply: inout Reply) {
    guard let ended = review else { return }
    review = nil
    var words = "The review is over: \(ended.right) of \(ended.answered) right."
    if ended.questions.isEmpty {
      let isMore = learner.map {
        !DueQuestionSearch($0, lessons, dueOn: $0.now.day).questions(limit: 1).isEmpty
      }
      words += isMore == true ? " More is due: 'review' goes on." : " \(nextDueWords)"
    }
    if ended.parkedTutor != nil || ended.parkedRun != nil {
      tutor = ended.parkedTutor
      run = ended.parkedRun
      history = ended.parkedHistory
      words += ended.parkedTutor == nil ? " Your run is back." : " Your lesson is back."
    }
    reply.add((reply.parts.isEmpty ? "" : "\n") + wrap(words))
    if tutor != nil { invite(&reply) }
  }
}
