import LightconeLessons

extension Part {
  /// Whether the part changes the run that later parts find.
  var changesRun: Bool {
    switch self {
    case .prose, .quiz, .challenge: false
    case .commands, .predict: true
    }
  }

  /// Whether the part begins with a run of its own, whatever was loaded before.
  var loadsModel: Bool {
    switch self {
    case .prose, .quiz: false
    case .commands(let block): Self.loads(block.lines)
    case .predict(let prediction): Self.loads(prediction.run)
    case .challenge(let challenge): Self.loads(challenge.start)
    }
  }

  /// The lines of the part that are commands of the lesson, run in front of every learner.
  var shownCommands: [SourceText] {
    switch self {
    case .prose, .quiz: []
    case .commands(let block): block.lines
    case .predict(let prediction): prediction.run
    case .challenge(let challenge): challenge.start
    }
  }

  private static func loads(_ lines: [SourceText]) -> Bool {
    let first = lines.lazy.compactMap { try? Command.parse($0.text) }.first
    return first?.verb == .load || first?.verb == .openToken
  }
}
