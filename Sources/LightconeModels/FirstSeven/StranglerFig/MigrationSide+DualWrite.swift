import Lightcone
import LightconeTrace

/// A write that goes to both stores, one after the other.
struct DualWrite: Hashable, Sendable {
  let request: StranglerRequest
  let asker: NodeID
  /// What is in the own store; nil while an earlier write of the row is under way.
  var row: MigratedRow?
  var timer: TimerHandle?
}

/// How a side writes to both stores.
extension MigrationSide {
  mutating func beginDualWrite(
    _ request: StranglerRequest, _ asker: NodeID, _ context: inout Context<StranglerFig>
  ) {
    let isFirst = !dualWrites.contains { $0.request.key == request.key }
    dualWrites.append(DualWrite(request: request, asker: asker))
    if isFirst { writeFirst(dualWrites.count - 1, &context) }
  }

  /// The own store has it. A crash before the other one does leaves the two different.
  private mutating func writeFirst(_ place: Int, _ context: inout Context<StranglerFig>) {
    let request = dualWrites[place].request
    dualWrites[place].row = write(request, &context)
    if plan.timeout > .zero {
      dualWrites[place].timer = context.schedule(.copyOverdue(request.number), after: plan.timeout)
    }
    guard plan.gap > .zero else { return writeSecond(request.number, &context) }
    context.work(.secondWrite(request.number), for: .constant(plan.gap))
  }

  mutating func writeSecond(_ number: Int, _ context: inout Context<StranglerFig>) {
    guard let row = dualWrites.first(where: { $0.request.number == number })?.row else { return }
    context.send(.copy(number, row), to: other)
  }

  /// Both stores have it, or the other one does not answer. The next write of the row can begin.
  mutating func endDualWrite(
    _ number: Int, isDone: Bool, _ context: inout Context<StranglerFig>
  ) {
    guard let place = dualWrites.firstIndex(where: { $0.request.number == number }) else { return }
    var ended = dualWrites.remove(at: place)
    if isDone {
      context.cancel(&ended.timer)
      answer(ended.request, ended.asker, row: ended.row, &context)
    } else {
      context.count("half.writes")
    }
    let key = ended.request.key
    if let next = dualWrites.firstIndex(where: { $0.request.key == key }) {
      writeFirst(next, &context)
    }
  }
}
