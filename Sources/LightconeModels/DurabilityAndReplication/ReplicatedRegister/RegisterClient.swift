import Lightcone
import LightconeTrace

/// Reads and writes the register, one operation at a time, in one or two rounds through quorums.
struct RegisterClient: Node {
  let plan: RegisterPlan
  let duty: RegisterDuty
  /// The number that tells its versions from those of other clients, from 1.
  let number: Int
  /// The newest value that an operation of this client has ended with.
  private(set) var newest = StoredValue.initial
  /// The newest value that it knows to be stored by a write quorum.
  private(set) var safe = StoredValue.initial
  /// Whether a read has answered something older than an operation before.
  private(set) var hasGoneBack = false
  /// Whether a read has answered a value that was written.
  private(set) var hasReadValue = false
  /// What it is doing.
  private(set) var operation: RegisterOperation?
  private var begun = 0
  private var written = 0
  /// The number of the round that answers belong to.
  private var round = 0

  init(plan: RegisterPlan, duty: RegisterDuty, number: Int) {
    self.plan = plan
    self.duty = duty
    self.number = number
  }

  /// A client that finds its own mark on its disk has crashed, and has left an operation open: it is
  /// not the one to begin another.
  mutating func start(_ context: inout Context<ReplicatedRegister>) {
    if context.disk.records.isEmpty { think(&context) }
  }

  mutating func receive(
    _ message: ReplicatedRegister.Message, from sender: NodeID,
    _ context: inout Context<ReplicatedRegister>
  ) {
    switch message {
    case .begin: begin(&context)
    case .tell(round, let stored): hear(stored, from: sender, &context)
    case .stored(round): hearStored(from: sender, &context)
    case .overdue: giveUp(&context)
    default: break
    }
  }

  private func think(_ context: inout Context<ReplicatedRegister>) {
    context.work(.begin, for: plan.think)
  }

  private mutating func begin(_ context: inout Context<ReplicatedRegister>) {
    if begun == 0 {
      context.append(.begun)
      context.sync()
    }
    begun += 1
    let isRead = isNextRead(&context)
    if !isRead { written += 1 }
    // Every value is written once, so that a read tells which write it saw.
    let argument = isRead ? nil : 100 * (number - 1) + written
    let name = isRead ? "read" : "write"
    let invoked = context.invoke(name, key: "x", argument: argument.map { "\($0)" })
    operation = RegisterOperation(invoked, argument: argument, begunAt: context.now)
    operation?.timer = context.schedule(.overdue, after: plan.timeout)
    let counts = plan.isSingleWriter || plan.bug == .writesBlindly
    if let argument, counts {
      store(
        StoredValue(version: version(after: newest), value: argument), &context)
    } else {
      context.become(.asking)
      send({ .ask(round: $0) }, plan.readQuorum, &context)
    }
  }

  private func isNextRead(_ context: inout Context<ReplicatedRegister>) -> Bool {
    switch duty {
    case .writes: false
    case .reads: true
    case .mixes(let share): context.happens(share)
    }
  }

  private func version(after stored: StoredValue) -> RegisterVersion {
    RegisterVersion(
      number: stored.version.number + 1,
      writer: plan.bug == .versionWithoutWriter ? 0 : number)
  }

  private mutating func hear(
    _ stored: StoredValue, from replica: NodeID, _ context: inout Context<ReplicatedRegister>
  ) {
    guard var operation, !operation.isStoring else { return }
    operation.note(replica, countsDuplicates: plan.bug == .countsDuplicates)
    if stored.version > operation.newest.version { operation.newest = stored }
    self.operation = operation
    guard operation.answered.count == plan.readQuorum else { return }
    if let argument = operation.argument {
      store(StoredValue(version: version(after: operation.newest), value: argument), &context)
    } else if plan.writesBack {
      store(operation.newest, &context)
    } else {
      end(isSafe: false, &context)
    }
  }

  private mutating func store(
    _ value: StoredValue, _ context: inout Context<ReplicatedRegister>
  ) {
    operation?.isStoring = true
    operation?.answered = []
    operation?.newest = value
    context.become(.storing)
    send({ .store(round: $0, value) }, plan.writeQuorum, &context)
  }

  private mutating func hearStored(
    from replica: NodeID, _ context: inout Context<ReplicatedRegister>
  ) {
    guard operation?.isStoring == true else { return }
    operation?.note(replica, countsDuplicates: plan.bug == .countsDuplicates)
    if operation?.answered.count == plan.writeQuorum { end(isSafe: true, &context) }
  }

  /// The operation has its answer.
  private mutating func end(isSafe: Bool, _ context: inout Context<ReplicatedRegister>) {
    guard var ended = operation else { return }
    let value = ended.newest
    context.cancel(&ended.timer)
    if ended.isRead {
      if value.version < newest.version { hasGoneBack = true }
      if value.value != nil { hasReadValue = true }
    }
    if value.version > newest.version { newest = value }
    if isSafe, value.version > safe.version { safe = value }
    let name = ended.isRead ? "reads" : "writes"
    context.count("\(name).done")
    context.observe("\(ended.isRead ? "read" : "write").latency", context.now - ended.begunAt)
    let answer = ended.isRead ? value.value.map { "\($0)" } ?? "nil" : ""
    context.complete(ended.number, .ok, answer: answer)
    rest(&context)
  }

  /// The operation has taken too long.
  private mutating func giveUp(_ context: inout Context<ReplicatedRegister>) {
    guard let given = operation else { return }
    context.count("given.up")
    let mayBeDone = !given.isRead && given.isStoring
    context.complete(given.number, mayBeDone ? .unknown : .fail)
    if mayBeDone { begun = plan.operations }
    rest(&context)
  }

  private mutating func rest(_ context: inout Context<ReplicatedRegister>) {
    operation = nil
    if begun < plan.operations {
      context.become(.idle)
      think(&context)
    } else {
      context.become(.ended)
    }
  }

  /// Begins a round with those replicas that are asked in it.
  private mutating func send(
    _ message: (Int) -> ReplicatedRegister.Message, _ quorum: Int,
    _ context: inout Context<ReplicatedRegister>
  ) {
    round += 1
    let all = plan.replicas
    let first =
      plan.audience == .all || quorum == all.count ? 0 : context.choose(below: all.count)
    let count = plan.audience == .all ? all.count : quorum
    context.count("messages", count)
    context.send(message(round), to: (0..<count).map { all[(first + $0) % all.count] })
  }
}
