import Lightcone
import LightconeTrace

/// Does its step of a saga when the service before it has done its own, and makes it good when the one
/// behind it could not do its own, or has made it good.
struct ChoreographedService: StepKeeper {
  let step: SagaStep
  let client: NodeID
  let services: [NodeID]
  /// Whether steps mark their rows, so that the end of a saga concerns all services.
  let hasMarks: Bool
  let subscriptions: SagaSubscriptions
  let deduplication: SagaDeduplication
  let bug: SagaBug
  var balance = 0
  var known: [SagaProgress] = []
  private var outbox: Outbox

  init(
    step: SagaStep, client: NodeID, services: [NodeID], hasMarks: Bool,
    subscriptions: SagaSubscriptions, deduplication: SagaDeduplication, bug: SagaBug,
    interval: TimeSpan
  ) {
    self.step = step
    self.client = client
    self.services = services
    self.hasMarks = hasMarks
    self.subscriptions = subscriptions
    self.deduplication = deduplication
    self.bug = bug
    outbox = Outbox(interval: interval, isKeeping: bug != .noOutbox)
  }

  /// Recovery: the log says what the row holds, and what others may not have heard.
  mutating func start(_ context: inout Context<Saga>) {
    let records = context.disk.records
    recover(records)
    guard bug != .noOutbox else { return }
    for event in Outbox.unconfirmed(in: records, step: step.number) { publish(event, &context) }
  }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .order(let id): _ = advance(id, round: 1, &context)
    case .happened(let event): hear(event, from: sender, &context)
    case .confirmed(let event): outbox.confirm(event, by: sender, &context)
    case .unconfirmed(let event): outbox.sendAgain(event, &context)
    case .row(let message): serve(message, to: sender, &context)
    default: break
    }
  }

  private mutating func hear(
    _ event: SagaEvent, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    if bug == .earlyConfirmation { confirm(event, to: sender, &context) }
    let isDone = react(to: event, &context)
    if isDone, bug != .earlyConfirmation { confirm(event, to: sender, &context) }
  }

  private func confirm(
    _ event: SagaEvent, to sender: NodeID, _ context: inout Context<Saga>
  ) {
    context.count("confirmations")
    context.send(.confirmed(event), to: sender)
  }

  /// Does what an event asks for.
  ///
  /// - Returns: whether it is done; if not, the event is to come again.
  private mutating func react(
    to event: SagaEvent, _ context: inout Context<Saga>
  ) -> Bool {
    switch event.kind {
    case .done where event.step == step.number - 1:
      return advance(event.saga, round: event.round, &context)
    case .done where event.step == services.count:
      settle(event.saga, &context)
      guard subscriptions == .cycle, step.number == 1 else { return true }
      return advance(event.saga, round: event.round + 1, &context)
    case .refused where event.step == step.number + 1,
      .undone where event.step == step.number + 1:
      return goBack(event.saga, &context)
    case .done, .refused, .undone: return true
    }
  }

  private mutating func advance(
    _ id: SagaID, round: Int, _ context: inout Context<Saga>
  ) -> Bool {
    if let own = progress(of: id) {
      let isNew = deduplication == .event && own.stage == .executed && round > own.rounds
      guard isNew else { return true }
    } else if step.isRefused || isPending {
      guard !step.isRetriable else { return false }
      bury(id, as: .refused, &context)
      publish(SagaEvent(saga: id, step: step.number, kind: .refused), &context)
      return true
    }
    execute(id, &context)
    publish(SagaEvent(saga: id, step: step.number, kind: .done, round: round), &context)
    return true
  }

  private mutating func goBack(_ id: SagaID, _ context: inout Context<Saga>) -> Bool {
    guard !context.happens(step.compensationFailure) else { return false }
    switch progress(of: id)?.stage {
    case .executed: makeGood(id, &context)
    case .compensated:
      guard !step.isIdempotent else { return true }
      makeGood(id, &context)
    case nil: bury(id, as: .tombstone, &context)
    case .tombstone, .refused: return true
    }
    context.failPoint(SagaCrashPoint.stepCompensated.name(ofStep: step.number))
    publish(SagaEvent(saga: id, step: step.number, kind: .undone), &context)
    return true
  }

  private mutating func publish(_ event: SagaEvent, _ context: inout Context<Saga>) {
    outbox.publish(event, to: listeners(to: event), &context)
  }

  /// Who has to hear of an event: the next who has something to do, and the client if nobody has.
  private func listeners(to event: SagaEvent) -> [NodeID] {
    switch event.kind {
    case .done where event.step < services.count: return [services[event.step]]
    case .done:
      var others = hasMarks ? Array(services.dropLast()) : []
      if subscriptions == .cycle, !others.contains(services[0]) { others.append(services[0]) }
      return [client] + others
    case .refused, .undone: return [event.step > 1 ? services[event.step - 2] : client]
    }
  }
}
