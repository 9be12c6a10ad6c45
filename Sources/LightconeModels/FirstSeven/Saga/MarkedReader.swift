import Lightcone
import LightconeTrace

/// Reads the rows of all services again and again, and heeds the marks of sagas that are not over.
///
/// It polls at a Poisson rate, whatever the answers (an open loop). A poll in which a row is pending is
/// a warned one: the reader knows that it may see half an order. A poll without a warning is mixed if
/// its values differ.
struct MarkedReader: Node {
  let services: [NodeID]
  let rate: Rate
  private var polls: [Poll] = []
  private var pollCount = 0

  private struct Poll: Hashable, Sendable {
    let number: Int
    var values: [Int] = []
    var isWarned = false
  }

  init(services: [NodeID], rate: Rate) {
    self.services = services
    self.rate = rate
  }

  mutating func start(_ context: inout Context<Saga>) { scheduleNext(&context) }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .row(.next): poll(&context)
    case .row(.value(let number, let value)):
      take(value, isPending: false, of: number, &context)
    case .pendingValue(let number, let value): take(value, isPending: true, of: number, &context)
    default: break
    }
  }

  private mutating func poll(_ context: inout Context<Saga>) {
    pollCount += 1
    polls.append(Poll(number: pollCount))
    context.send(.row(.read(poll: pollCount)), to: services)
    scheduleNext(&context)
  }

  private mutating func take(
    _ value: Int, isPending: Bool, of number: Int, _ context: inout Context<Saga>
  ) {
    guard let index = polls.firstIndex(where: { $0.number == number }) else { return }
    polls[index].values.append(value)
    if isPending { polls[index].isWarned = true }
    guard polls[index].values.count == services.count else { return }
    let poll = polls.remove(at: index)
    context.count("reads")
    if poll.isWarned {
      context.count("reads.warned")
    } else if poll.values.contains(where: { $0 != poll.values[0] }) {
      context.count("reads.mixed")
    }
  }

  private func scheduleNext(_ context: inout Context<Saga>) {
    if let gap = rate.meanGap { context.schedule(.row(.next), after: .exponential(mean: gap)) }
  }
}
