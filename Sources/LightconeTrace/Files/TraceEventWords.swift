extension TraceEvent.Kind {
  /// The kind's name in files. It stays, whatever the case is called in the program.
  public var word: String {
    switch self {
    case .start: "start"
    case .crash: "crash"
    case .restart: "restart"
    case .send: "send"
    case .deliver: "deliver"
    case .lose: "lose"
    case .setTimer: "set-timer"
    case .fireTimer: "fire-timer"
    case .cancelTimer: "cancel-timer"
    case .append: "append"
    case .sync: "sync"
    case .synced: "synced"
    case .become: "become"
    case .note: "note"
    case .count: "count"
    case .observe: "observe"
    case .invoke: "invoke"
    case .complete: "complete"
    case .partition: "partition"
    case .repair: "repair"
    case .duplicate: "duplicate"
    case .delay: "delay"
    case .pause: "pause"
    case .resume: "resume"
    case .hold: "hold"
    case .release: "release"
    case .fault: "fault"
    case .heal: "heal"
    }
  }

  /// The kind of a name in files; nil if there is none.
  public init?(word: String) {
    guard let kind = Self.byWord[word] else { return nil }
    self = kind
  }

  private static let byWord: [String: TraceEvent.Kind] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.word, $0) })
}

extension TraceEvent {
  /// The word for ``detail`` in files: why a message was lost, how an operation ended, how a lifeline is
  /// drawn. Nil for the other kinds, and for numbers that mean nothing.
  public var detailWord: String? {
    switch kind {
    case .lose:
      switch LossReason(rawValue: detail) {
      case .chance: "chance"
      case .partition: "partition"
      case .receiverDown: "receiver-down"
      case .byHand: "by-hand"
      case nil: nil
      }
    case .complete: OperationOutcome(rawValue: detail)?.word
    case .become:
      switch LifelineStyle(rawValue: detail) {
      case .idle: "idle"
      case .working: "working"
      case .blocked: "blocked"
      case .done: "done"
      case .undone: "undone"
      case .down: "down"
      case nil: nil
      }
    default: nil
    }
  }
}

extension OperationOutcome {
  /// The outcome's name in files.
  public var word: String {
    switch self {
    case .ok: "ok"
    case .fail: "fail"
    case .unknown: "unknown"
    }
  }
}
