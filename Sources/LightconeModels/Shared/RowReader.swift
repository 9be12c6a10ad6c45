import Lightcone
import LightconeTrace

/// Reads the rows of all keepers again and again, and counts how often they do not fit together.
///
/// It polls at a Poisson rate, whatever the answers (an open loop), and takes no locks: it sees what
/// each keeper has decided so far. A poll counts once every keeper has answered; it is mixed if the
/// values differ.
struct RowReader<S: RowSystem>: Node {
  let keepers: [NodeID]
  let rate: Rate
  private var polls: [Poll] = []
  private var pollCount = 0

  private struct Poll: Hashable, Sendable {
    let number: Int
    var values: [Int]
  }

  init(keepers: [NodeID], rate: Rate) {
    self.keepers = keepers
    self.rate = rate
  }

  mutating func start(_ context: inout Context<S>) { scheduleNext(&context) }

  mutating func receive(
    _ message: S.Message, from sender: NodeID, _ context: inout Context<S>
  ) {
    switch S.rowMessage(in: message) {
    case .next: poll(&context)
    case .value(let number, let value): take(value, of: number, &context)
    default: break
    }
  }

  private mutating func poll(_ context: inout Context<S>) {
    pollCount += 1
    polls.append(Poll(number: pollCount, values: []))
    context.send(S.message(.read(poll: pollCount)), to: keepers)
    scheduleNext(&context)
  }

  private mutating func take(_ value: Int, of number: Int, _ context: inout Context<S>) {
    guard let index = polls.firstIndex(where: { $0.number == number }) else { return }
    polls[index].values.append(value)
    guard polls[index].values.count == keepers.count else { return }
    let values = polls.remove(at: index).values
    context.count("reads")
    if values.contains(where: { $0 != values[0] }) { context.count("reads.mixed") }
  }

  private func scheduleNext(_ context: inout Context<S>) {
    if let gap = rate.meanGap { context.schedule(S.message(.next), after: .exponential(mean: gap)) }
  }
}
