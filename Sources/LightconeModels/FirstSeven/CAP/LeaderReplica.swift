import Lightcone
import LightconeTrace

/// Keeps a copy of the register, and follows or leads: the leader orders all operations, and answers
/// reads alone as long as its lease lasts.
struct LeaderReplica: Node {
  private(set) var client: CAPClient
  /// What it stores.
  private(set) var stored = StoredValue.initial
  /// Whom it has promised to follow.
  private(set) var promise = LeasePromise()
  /// Its own office, if it leads or wants to.
  private(set) var office: Leadership?
  /// The latest term in which it was refused.
  private var refusedTerm = 0
  private var candidacy: TimerHandle?
  private var renewal: TimerHandle?

  private var plan: CAPPlan { client.plan }

  /// The newest value that it knows to be stored by a majority.
  var safe: StoredValue { office?.settled ?? .initial }

  init(client: CAPClient) { self.client = client }

  /// Recovery: a promise that was forgotten may still be relied on, so it helps nobody for a whole
  /// lease.
  mutating func start(_ context: inout Context<CAPTheorem>) {
    stored = context.disk.records.lastStored
    for case .promised(let term) in context.disk.records.reversed() {
      promise = LeasePromise(term: term, until: context.monotonicClock + plan.lease)
      break
    }
    client.start(&context)
    if promise.term == 0, client.number == 1 {
      stand(&context)
    } else {
      wait(for: plan.lease, &context)
    }
  }

  mutating func receive(
    _ message: CAPTheorem.Message, from sender: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    switch message {
    case .arrive: route(client.arrive(&context), &context)
    case .askedByHand(let value): route(client.begin(value: value, &context), &context)
    case .overdue(let number): client.giveUp(number, &context)
    case .answer(let number, let text): finish(number, text, &context)
    case .forward(let number, let value):
      serve(LeaderRequest(replica: sender, operation: number, value: value), &context)
    case .claim(let term, let round): hearClaim(of: sender, term, round, &context)
    case .promise(let term, let round, let value):
      hearPromise(of: sender, term, round, value, &context)
    case .refusal(let term): hearRefusal(term, &context)
    case .replicate(let term, let value): hearValue(value, term, from: sender, &context)
    case .replicated(let version): hearReplicated(version, by: sender, &context)
    case .candidacy:
      candidacy = nil
      stand(&context)
    case .renewal:
      renewal = nil
      renew(&context)
    default: break
    }
  }

  // MARK: Clients

  private mutating func route(
    _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    var operation = operation
    client.limit(&operation, &context)
    guard let leader = promise.holder else { return }
    operation.mayHaveHappened = true
    client.update(operation)
    if leader == context.node {
      let request = LeaderRequest(
        replica: leader, operation: operation.number, value: operation.round.argument)
      return serve(request, &context)
    }
    send(
      .forward(operation: operation.number, value: operation.round.argument), to: [leader],
      &context)
  }

  private mutating func finish(
    _ number: Int, _ text: String, _ context: inout Context<CAPTheorem>
  ) {
    guard let operation = client.operation(number) else { return }
    client.finish(operation, answer: text, &context)
  }

  // MARK: Leading

  /// Does an operation, if it leads.
  private mutating func serve(
    _ request: LeaderRequest, _ context: inout Context<CAPTheorem>
  ) {
    guard var office, office.hasTakenOver else { return }
    guard office.leaseUntil > context.monotonicClock || plan.bug == .servesExpiredLease else {
      return
    }
    guard let value = request.value else {
      return reply(to: request, office.settled.answer, &context)
    }
    let version = office.nextVersion(client.number)
    self.office = office
    spread(StoredValue(version: version, value: value), for: request, &context)
  }

  private func reply(
    to request: LeaderRequest, _ text: String, _ context: inout Context<CAPTheorem>
  ) {
    let answer = CAPTheorem.Message.answer(operation: request.operation, text)
    if request.replica != context.node {
      send(answer, to: [request.replica], &context)
    } else if request.value == nil {
      context.work(answer, for: .constant(plan.localLatency))
    } else {
      context.work(answer, for: .constant(.zero))
    }
  }

  /// Brings a value to a majority.
  private mutating func spread(
    _ value: StoredValue, for request: LeaderRequest?, _ context: inout Context<CAPTheorem>
  ) {
    office?.open.append(OpenValue(stored: value, holders: [], request: request))
    send(
      .replicate(term: value.term, value), to: plan.peers(of: context.node), &context)
    keep(value, &context)
    hearReplicated(value.version, by: context.node, &context)
  }

  private mutating func hearReplicated(
    _ version: RegisterVersion, by replica: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    guard var office, let index = office.open.firstIndex(where: { $0.stored.version == version })
    else { return }
    if !office.open[index].holders.contains(replica) { office.open[index].holders.append(replica) }
    if office.open[index].holders.count >= plan.majority {
      let done = office.open.remove(at: index)
      if done.stored.version > office.settled.version { office.settled = done.stored }
      office.hasTakenOver = true
      if let request = done.request { reply(to: request, "", &context) }
    }
    self.office = office
  }

  // MARK: Leases

  /// Stands for leader in a new term, once the promise to another has run out.
  private mutating func stand(_ context: inout Context<CAPTheorem>) {
    guard context.monotonicClock >= promise.until else {
      return wait(for: promise.until - context.monotonicClock, &context)
    }
    context.become(.candidate)
    office = Leadership(term: max(promise.term, refusedTerm) + 1)
    claim(&context)
    wait(for: plan.lease, &context)
  }

  /// Asks everybody for a lease, or for more of it.
  private mutating func claim(_ context: inout Context<CAPTheorem>) {
    guard var office else { return }
    office.round += 1
    office.promised = []
    office.askedAt = context.monotonicClock
    self.office = office
    send(
      .claim(term: office.term, round: office.round), to: plan.peers(of: context.node), &context)
    hearClaim(of: context.node, office.term, office.round, &context)
  }

  private mutating func hearClaim(
    of candidate: NodeID, _ term: Int, _ round: Int, _ context: inout Context<CAPTheorem>
  ) {
    releaseIdlePromise(context.node, at: context.monotonicClock)
    guard promise.allows(candidate, term: term, at: context.monotonicClock) else {
      if term < promise.term { send(.refusal(term: promise.term), to: [candidate], &context) }
      return
    }
    if term > promise.term {
      context.append(.promised(term: term))
      context.sync()
    }
    promise = LeasePromise(
      term: term, holder: candidate, until: context.monotonicClock + plan.lease)
    if candidate == context.node {
      return hearPromise(of: candidate, term, round, stored, &context)
    }
    if office != nil { context.become(.idle) }
    office = nil
    wait(for: plan.lease, &context)
    send(.promise(term: term, round: round, stored), to: [candidate], &context)
  }

  /// A promise to itself binds nobody as long as it does not lead.
  private mutating func releaseIdlePromise(_ node: NodeID, at now: Instant) {
    guard promise.holder == node, (office?.leaseUntil ?? .start) <= now else { return }
    promise.until = min(promise.until, now)
  }

  /// Somebody has promised to a later term: a leader goes on in a term behind it, a candidate stands in
  /// one next time.
  private mutating func hearRefusal(_ term: Int, _ context: inout Context<CAPTheorem>) {
    guard let office, term >= office.term else { return }
    if office.leaseUntil > context.monotonicClock {
      // What was promised to it for its earlier term still holds.
      self.office = Leadership(term: term + 1, leaseUntil: office.leaseUntil)
      claim(&context)
    } else {
      refusedTerm = max(refusedTerm, term)
    }
  }

  private mutating func hearPromise(
    of replica: NodeID, _ term: Int, _ round: Int, _ value: StoredValue,
    _ context: inout Context<CAPTheorem>
  ) {
    guard var office, office.term == term, office.round == round,
      !office.promised.contains(replica)
    else { return }
    office.promised.append(replica)
    if value.version > office.newest.version { office.newest = value }
    let isEnough = office.promised.count == plan.majority
    // The lease counts from the question: promises began later.
    if isEnough { office.leaseUntil = office.askedAt + plan.lease }
    self.office = office
    guard isEnough else { return }
    context.cancel(&candidacy)
    scheduleRenewal(after: TimeSpan(nanoseconds: plan.lease.nanoseconds / 4), &context)
    if round == 1 { takeOver(&context) }
  }

  private mutating func scheduleRenewal(
    after span: TimeSpan, _ context: inout Context<CAPTheorem>
  ) {
    context.cancel(&renewal)
    renewal = context.schedule(.renewal, after: span)
  }

  /// Brings what earlier leaders may have acknowledged to a majority, under its own term.
  private mutating func takeOver(_ context: inout Context<CAPTheorem>) {
    guard var office else { return }
    context.become(.leader)
    let version = office.nextVersion(client.number)
    self.office = office
    spread(StoredValue(version: version, value: office.newest.value), for: nil, &context)
  }

  /// Asks for more of the lease; gives the office up once it has run out.
  private mutating func renew(_ context: inout Context<CAPTheorem>) {
    guard let office else { return }
    let hasRunOut = context.monotonicClock >= office.leaseUntil
    guard !hasRunOut || plan.bug == .servesExpiredLease else {
      self.office = nil
      context.become(.idle)
      return wait(for: plan.lease, &context)
    }
    claim(&context)
    // A round that is not answered leads to no renewal, so the leader looks again itself.
    scheduleRenewal(after: plan.lease, &context)
  }

  /// Stands for leader after a time, later replicas later, unless a leader is heard of before.
  private mutating func wait(for span: TimeSpan, _ context: inout Context<CAPTheorem>) {
    context.cancel(&candidacy)
    let turn = TimeSpan.milliseconds(200) * Int64(client.number)
    candidacy = context.schedule(.candidacy, after: span + turn)
  }

  // MARK: Following

  /// Stores what a leader says, unless it has promised to a later one.
  private mutating func hearValue(
    _ value: StoredValue, _ term: Int, from leader: NodeID, _ context: inout Context<CAPTheorem>
  ) {
    guard term >= promise.term else { return }
    keep(value, &context)
    send(.replicated(value.version), to: [leader], &context)
  }

  private mutating func keep(_ value: StoredValue, _ context: inout Context<CAPTheorem>) {
    guard value.version > stored.version else { return }
    stored = value
    context.append(.stored(value))
    context.sync()
  }

  private func send(
    _ message: CAPTheorem.Message, to receivers: [NodeID],
    _ context: inout Context<CAPTheorem>
  ) {
    context.count("messages", receivers.count)
    context.send(message, to: receivers)
  }
}

extension StoredValue {
  /// The term of the leader that numbered it.
  fileprivate var term: Int { version.number / 1_000_000 }
}
