import LightconeTrace

/// A part of a lifeline that is drawn in one way.
struct FigureSpan: Hashable {
  var lane: Int
  var lifeline: Lifeline
  var top: Double
  var bottom: Double
}

/// A cut of the network in a picture.
struct FigureCut: Hashable {
  /// The position of the event that makes it.
  var position: Int
  var top: Double
  var bottom: Double
  /// Whether its beginning is drawn.
  var hasStart: Bool
  /// Whether its end is drawn.
  var hasEnd: Bool
  /// How many cuts that began earlier last when it begins.
  var depth: Int
}

/// A client's operation in a picture.
struct FigureOperation: Hashable {
  /// The operation's number.
  var number: UInt64
  var lane: Int
  var top: Double
  var bottom: Double
  /// Whether its question is drawn.
  var hasStart: Bool
  /// Whether its answer is drawn.
  var hasEnd: Bool
  /// How many operations of the lane last beside it.
  var depth: Int
}

/// What lasts for a while in a picture: states, cuts and operations.
struct FigureSpans {
  private(set) var lifelines: [FigureSpan] = []
  private(set) var cuts: [FigureCut] = []
  private(set) var operations: [FigureOperation] = []

  /// Reads what lasts off the rows of a picture.
  init(_ layout: DiagramLayout, _ plan: FigurePlan, _ trace: Trace) {
    let (top, bottom) = (plan.top - 12, plan.bottom + 14)
    for lane in layout.lanes.indices { addLifeline(lane, layout, plan, top, bottom) }
    addCuts(layout, plan, top, bottom)
    addOperations(plan, trace, top, bottom)
  }

  private mutating func addLifeline(
    _ lane: Int, _ layout: DiagramLayout, _ plan: FigurePlan, _ top: Double, _ bottom: Double
  ) {
    var span = FigureSpan(
      lane: lane, lifeline: layout.lifelinesBefore[lane], top: top, bottom: bottom)
    for place in plan.places where place.row.lifelines[lane] != span.lifeline {
      let y = max(place.y, span.top)
      span.bottom = y
      if y > span.top { lifelines.append(span) }
      span = FigureSpan(
        lane: lane, lifeline: place.row.lifelines[lane], top: y, bottom: bottom)
    }
    lifelines.append(span)
  }

  private mutating func addCuts(
    _ layout: DiagramLayout, _ plan: FigurePlan, _ top: Double, _ bottom: Double
  ) {
    var lasting = layout.cutsBefore.enumerated().map { depth, position in
      FigureCut(
        position: position, top: top, bottom: bottom, hasStart: false, hasEnd: false, depth: depth)
    }
    for place in plan.places {
      let isEnd: Bool
      if case .band(.repair, _) = place.row.figure { isEnd = true } else { isEnd = false }
      for index in lasting.indices.reversed()
      where !place.row.cuts.contains(lasting[index].position) {
        lasting[index].bottom = place.y + (isEnd ? 9 : -9)
        lasting[index].hasEnd = isEnd
        cuts.append(lasting.remove(at: index))
      }
      for position in place.row.cuts where !lasting.contains(where: { $0.position == position }) {
        lasting.append(
          FigureCut(
            position: position, top: place.y - 9, bottom: bottom,
            hasStart: place.row.members.contains(position), hasEnd: false, depth: lasting.count))
      }
    }
    cuts += lasting
    cuts.sort { $0.position < $1.position }
  }

  private mutating func addOperations(
    _ plan: FigurePlan, _ trace: Trace, _ top: Double, _ bottom: Double
  ) {
    var lasting: [FigureOperation] = []
    for place in plan.places {
      guard case .mark(let lane, let mark, _) = place.row.figure else { continue }
      let number = trace.events[place.row.members.first ?? 0].message
      if mark == .ask {
        let used = lasting.filter { $0.lane == lane }.map(\.depth)
        let depth = (0...used.count).first { !used.contains($0) } ?? 0
        lasting.append(
          FigureOperation(
            number: number, lane: lane, top: place.y, bottom: bottom, hasStart: true,
            hasEnd: false, depth: depth))
      } else if mark == .answer {
        let index = lasting.firstIndex { $0.number == number && $0.lane == lane }
        var operation =
          index.map { lasting.remove(at: $0) }
          ?? FigureOperation(
            number: number, lane: lane, top: top, bottom: bottom, hasStart: false, hasEnd: false,
            depth: 0)
        (operation.bottom, operation.hasEnd) = (place.y, true)
        operations.append(operation)
      }
    }
    operations += lasting
  }
}
