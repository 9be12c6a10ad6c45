import Lightcone
import LightconeTrace

extension OrderEvent: CustomStringConvertible {
  /// The event as `#7 p3 x2`; without the number of pieces in the older form.
  public var description: String {
    "#\(position) p\(product)" + (pieces.map { " x\($0)" } ?? "")
  }
}

extension OrderLine: CustomStringConvertible {
  /// The line as `p3 x2`.
  public var description: String { "p\(product) x\(pieces)" }
}

extension OrderCounter: CustomStringConvertible {
  /// The counter as `7 orders, 9 pieces`.
  public var description: String { "\(orders) orders, \(pieces) pieces" }
}

extension OrderViews: CustomStringConvertible {
  /// The views in a few words: how far they are, what the counter says, how long the table is.
  public var description: String {
    "up to #\(position): counter \(counter.orders), table \(table.count)"
  }
}

extension CQRS.Refusal: CustomStringConvertible {
  /// The refusal in words.
  public var description: String {
    switch self {
    case .soldOut: "sold out"
    case .conflict: "conflict"
    }
  }
}

extension CQRS.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .order(_, let product, let pieces): "order p\(product) x\(pieces)"
    case .accepted(_, let position): "accepted #\(position)"
    case .refused(_, let refusal): "\(refusal)"
    case .look(_, let position, let token):
      (position.map { "look #\($0)" } ?? "look") + (token > 0 ? ", token \(token)" : "")
    case .seen(_, let line): line.map { "\($0)" } ?? "nothing"
    case .event(let event): "event \(event)"
    case .subscribe(let position): "events after \(position)"
    case .logEnd(let position): "log up to #\(position)"
    case .replay(let position): "replay after \(position)"
    case .replayed(let events): "\(events.count) events"
    case .update(_, let event): "update \(event)"
    case .snapshot(let views): "views up to #\(views.position)"
    case .join: "join"
    case .updated(let position): "shows #\(position)"
    case .visible(let position): "visible #\(position)"
    case .mail(let position): "mail #\(position)"
    case .arrival: "arrival"
    case .lookAgain(let position): "time to look #\(position)"
    case .overdue: "overdue"
    case .served: "served"
    case .projected: "projected"
    case .lagOver(let event): "lag over #\(event.position)"
    case .saveOffset(let position): "offset \(position)"
    case .applyBehindOffset(let event): "apply \(event)"
    case .rebuild: "rebuild"
    case .folded: "folded"
    case .askedToOrder(let product, let pieces): "asked to order p\(product) x\(pieces)"
    case .askedToLook: "asked to look"
    }
  }
}

extension CQRS.Record: CustomStringConvertible {
  /// The record in a few words.
  public var description: String {
    switch self {
    case .ordered(let event): "ordered \(event)"
    case .applied(let event): "applied \(event)"
    case .offset(let position): "offset \(position)"
    case .rebuilt(let views): "rebuilt \(views)"
    }
  }
}

extension LifelineState {
  static let idleThreads = LifelineState("idle", .idle)
  static let caughtUp = LifelineState("caught up", .done)
  static let projecting = LifelineState("behind", .blocked)
  static let rebuilding = LifelineState("rebuilding", .working)
  static let seesOrder = LifelineState("sees its order", .done)
  static let missesOrder = LifelineState("misses its order", .blocked)

  /// How many threads are busy.
  static func threads(busy: Int, of count: Int) -> LifelineState {
    if busy == 0 { return .idleThreads }
    return LifelineState(count == 1 ? "busy" : "\(busy) busy", .working)
  }
}
