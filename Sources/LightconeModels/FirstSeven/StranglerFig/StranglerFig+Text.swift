import Lightcone
import LightconeTrace

extension MigratedRow: CustomStringConvertible {
  /// The row as `1.3=500 v2`: feature, row, what is stored, and the version.
  public var description: String { "\(key.feature).\(key.row)=\(amount) v\(version)" }
}

extension StranglerRequest: CustomStringConvertible {
  /// The request in a few words.
  public var description: String {
    let verb = value.map { "write \($0)" } ?? (isAnonymous ? "read draft" : "read")
    return (isShadow ? "shadow " : "") + "\(verb) \(key.feature).\(key.row)"
  }
}

extension StranglerAnswer: CustomStringConvertible {
  /// What was answered, in euros.
  var text: String {
    if version == 0 { return "nil" }
    let rest = cents % 100
    return rest == 0 ? "\(cents / 100)" : "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The answer in a few words.
  public var description: String {
    switch status {
    case .ok: custom == nil && version > 0 ? "\(text), no field" : text
    case .denied: "denied"
    case .failed: "error"
    }
  }
}

extension RoutingTable: CustomStringConvertible {
  /// What is not as in the beginning: `1: reads new, writes legacy`.
  public var description: String {
    let moved = routes.enumerated().filter { !$0.element.isLegacy || $0.element.isFenced }
    if moved.isEmpty { return "all legacy" }
    if isNew, !routes.contains(where: \.isFenced) { return "all new" }
    return moved.map { "\($0.offset + 1) \($0.element)" }.joined(separator: ", ")
  }
}

extension FeatureRoute: CustomStringConvertible {
  /// Where reads and writes go, in a few words.
  public var description: String {
    let places = "r \(Self.word(reads)) w \(Self.word(writes))"
    return isFenced ? "\(places) fenced" : places
  }

  private static func word(_ share: Probability) -> String {
    share == .always ? "new" : share == .never ? "legacy" : "\(share) new"
  }
}

extension StranglerFig.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .arrival: "arrival"
    case .askedByHand(let feature, let isWrite):
      "asked to \(isWrite ? "write" : "read") \(feature).1"
    case .overdue, .expired, .copyOverdue: "overdue"
    case .request(let request): "\(request)"
    case .answer(_, let answer): "\(answer)"
    case .refused: "refused"
    case .route, .served: "worked"
    case .outage(let begins): begins ? "out of order" : "in order"
    case .table(let table): "\(table)"
    case .obeyed: "obeyed"
    case .whereTo: "where to?"
    case .errorSeen: "error seen"
    case .askDirectly(let side): "ask \(side.rawValue)"
    case .asksDirectly: "yes"
    case .stop: "stop"
    case .query(let request): "sql \(request)"
    case .queried(_, let row): row.map { "\($0)" } ?? "nil"
    case .secondWrite: "second write"
    case .copy(_, let row): "copy \(row)"
    case .copied: "copied"
    case .relay: "relay"
    case .relayAgain: "relay again"
    case .changes(let rows, _, _): rows.count == 1 ? "change \(rows[0])" : "\(rows.count) changes"
    case .confirmed(let place, _): "confirmed \(place)"
    case .resend: "resend"
    case .drain: "drain"
    case .drained: "drained"
    case .alarm(let alarm): "\(alarm)"
    case .orderedByHand(let order): "\(order)"
    }
  }
}

extension OperatorAlarm: CustomStringConvertible {
  /// The alarm in a few words.
  public var description: String {
    switch self {
    case .look: "look at errors"
    case .flipFirst, .flipSecond: "flip"
    case .rollBack: "roll back"
    case .step: "next step"
    case .askAgain: "drained?"
    }
  }
}

extension OperatorOrder: CustomStringConvertible {
  /// The order in a few words.
  public var description: String {
    switch self {
    case .canary(let feature): "canary of \(feature)"
    case .flip(let feature, let reads, let writes):
      "flip \(reads && writes ? "both" : reads ? "reads" : "writes") of \(feature)"
    case .rollBack: "roll back"
    case .removeFacade: "remove the facade"
    }
  }
}

extension StranglerFig.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .began: "began"
    case .committed(let row): "\(row)"
    case .noted(let write): "to send: \(write)"
    case .position(let place, let side): "\(side.rawValue) log up to \(place)"
    }
  }
}

extension LifelineState {
  static let allLegacy = LifelineState("all legacy", .idle)
  static let mixed = LifelineState("mixed", .working)
  static let allNew = LifelineState("all new", .done)
  static let fenced = LifelineState("fenced", .blocked)
  static let outOfOrder = LifelineState("out of order", .down)
  static let stopped = LifelineState("stopped", .idle)
}
