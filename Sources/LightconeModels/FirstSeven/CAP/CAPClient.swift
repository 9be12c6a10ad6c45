import Lightcone
import LightconeTrace

/// The client beside a replica: it asks for an operation at a fixed rate, whatever the answers (an open
/// loop), and books how each one ends.
struct CAPClient: Hashable, Sendable {
  let plan: CAPPlan
  /// The number of its replica, from 1.
  let number: Int
  /// What is under way.
  private(set) var open: [CAPOperation] = []
  /// Operations that it has asked for.
  private(set) var asked = 0
  /// Operations that were given up.
  private(set) var errors = 0
  /// Writes that were acknowledged.
  private(set) var acknowledged = 0
  /// Whether a read has answered a value that was written.
  private(set) var hasReadValue = false
  private var written = 0

  init(plan: CAPPlan, number: Int) {
    self.plan = plan
    self.number = number
  }

  private var side: String {
    plan.shape.isOnMajoritySide(number - 1, of: plan.count) ? "majority" : "minority"
  }

  /// Begins; clients begin one after the other within the time between two operations.
  ///
  /// One that finds its mark on the disk has crashed with its replica, and does not come back.
  func start(_ context: inout Context<CAPTheorem>) {
    guard let gap = plan.gap, number <= plan.clients, plan.operations > 0,
      !context.disk.records.contains(.begun)
    else {
      return
    }
    let first = gap.nanoseconds * Int64(number - 1) / Int64(plan.count)
    context.work(.arrive, for: .constant(TimeSpan(nanoseconds: first)))
  }

  /// Asks for the next operation of the plan.
  mutating func arrive(_ context: inout Context<CAPTheorem>) -> CAPOperation {
    if asked == 0 {
      context.append(.begun)
      context.sync()
    }
    if asked + 1 < plan.operations, let gap = plan.gap {
      context.work(.arrive, for: .constant(gap))
    }
    return begin(value: isNextRead(&context) ? nil : nextValue(), &context)
  }

  private func isNextRead(_ context: inout Context<CAPTheorem>) -> Bool {
    plan.writers == 0 ? context.happens(plan.readRatio) : number > plan.writers
  }

  /// A value that nobody else writes, so that a read tells which write it saw.
  private mutating func nextValue() -> Int {
    written += 1
    return number + plan.count * (written - 1)
  }

  /// Asks for a read, or for the write of a value.
  mutating func begin(value: Int?, _ context: inout Context<CAPTheorem>) -> CAPOperation {
    asked += 1
    let isCounter = plan.mode == .counter
    let name = value == nil ? "read" : isCounter ? "add" : "write"
    let argument = value.map { isCounter ? "1" : "\($0)" }
    let invoked = context.invoke(name, key: "x", argument: argument)
    let operation = CAPOperation(
      number: asked,
      round: RegisterOperation(invoked, argument: value, begunAt: context.now),
      isInCut: plan.isInCut(context.now))
    count("asked", operation, &context)
    open.append(operation)
    return operation
  }

  private func count(
    _ what: String, _ operation: CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    context.count(what)
    guard operation.isInCut else { return }
    context.count("cut.\(what)")
    context.count("\(side).\(what)")
  }

  /// Gives up after the timeout.
  mutating func limit(
    _ operation: inout CAPOperation, _ context: inout Context<CAPTheorem>
  ) {
    operation.round.timer = context.schedule(
      .overdue(operation: operation.number), after: plan.timeout)
    update(operation)
  }

  /// The operation of a number, if it is still under way.
  func operation(_ number: Int) -> CAPOperation? { open.first { $0.number == number } }

  mutating func update(_ operation: CAPOperation) {
    guard let index = open.firstIndex(where: { $0.number == operation.number }) else { return }
    open[index] = operation
  }

  /// The operation has its answer.
  mutating func finish(
    _ operation: CAPOperation, answer: String = "", _ context: inout Context<CAPTheorem>
  ) {
    guard var ended = self.operation(operation.number) else { return }
    context.cancel(&ended.round.timer)
    open.removeAll { $0.number == ended.number }
    if ended.isRead { hasReadValue = hasReadValue || answer != "nil" } else { acknowledged += 1 }
    count("answered", ended, &context)
    let now = context.now
    context.observe(ended.isRead ? "read.latency" : "write.latency", now - ended.round.begunAt)
    context.observe("answered.at", now - .start)
    context.complete(ended.round.number, .ok, answer: ended.isRead ? answer : "")
  }

  /// The operation has taken too long; a write that others may have stored has an unknown outcome.
  mutating func giveUp(_ number: Int, _ context: inout Context<CAPTheorem>) {
    guard let given = operation(number) else { return }
    open.removeAll { $0.number == number }
    errors += 1
    count("refused", given, &context)
    context.observe("refused.at", context.now - .start)
    let isUnknown = !given.isRead && given.mayHaveHappened
    context.complete(given.round.number, isUnknown ? .unknown : .fail)
  }
}
