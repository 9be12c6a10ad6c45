/// When a question is asked again.
///
/// What it solves: what is met once is soon forgotten. Being asked again after a pause, and having to
/// bring the answer back from memory, keeps it (the spacing and the testing effect).
///
/// Example: a question met on Monday is due on Thursday. Answered then, it is due on Sunday, whether
/// the answer was right or wrong.
///
/// Rules:
/// 1. A question is due three days after it was last met: answered, passed over, or solved by the
///    solution. The days are those of UTC.
/// 2. The interval stays the same, however often the question was answered. That there is a pause
///    matters; that pauses grow has not been shown to: with the same pauses in all, growing, equal and
///    shrinking ones did equally well in the end. Equal ones need no model of the learner.
/// 3. A question that was right in four reviews running rests; it is not asked again unless somebody
///    meets it again and errs. Else old questions would crowd out the new ones.
/// 4. Only what is answered when it is due counts as a review: to repeat a lesson at once is no
///    spacing.
/// 5. A date more than a day ahead comes from a clock that was wrong. It counts as long ago.
///
/// Deviations: schedules such as Leitner's let intervals grow. Kang and others found that growing ones
/// kept more words in mind while people still practised, and as many at the end.
///
/// What it does not promise: that three days is best for anybody. The best pause depends on how long
/// one wants to remember, and what was measured is mostly the learning of words and texts.
///
/// Reading: Karpicke, Bauernschmidt: Spaced Retrieval: Absolute Spacing Enhances Learning Regardless of
/// Relative Spacing (2011). Latimier, Peyre, Ramus: A Meta-Analytic Review of the Benefit of Spacing
/// out Retrieval Practice Episodes on Retention (2021). Kang, Lindsey, Mozer, Pashler: Retrieval
/// Practice over the Long Term: Should Spacing Be Expanding or Equal-Interval? (2014).
public struct ReviewSchedule: Hashable, Sendable {
  /// How a question was met.
  enum Meeting: Hashable, Sendable { case right, wrong, passedOver }

  /// The days between two meetings.
  public static let intervalDays = 3
  /// How many reviews running must be right until the question rests.
  public static let reviewsToRest = 4

  /// The day on which it was last met, counted from 1970 in UTC; nil if it was not.
  public private(set) var lastDay: Int?
  /// How many reviews running were right.
  public private(set) var rightReviews = 0

  /// Whether it is not asked any more.
  public var rests: Bool { rightReviews >= Self.reviewsToRest }

  /// The day on which it is asked again, counted from 1970 in UTC; nil if it is not.
  public var dueDay: Int? { rests ? nil : lastDay.map { $0 + Self.intervalDays } }

  /// Whether it is asked on a day, counted from 1970 in UTC.
  public func isDue(on day: Int) -> Bool {
    guard let dueDay, let lastDay else { return false }
    return dueDay <= day || lastDay > day + 1
  }

  mutating func meet(_ meeting: Meeting, at time: WallTime) {
    switch meeting {
    case .right: if isDue(on: time.day) { rightReviews += 1 }
    case .wrong: rightReviews = 0
    case .passedOver: break
    }
    lastDay = time.day
  }
}
