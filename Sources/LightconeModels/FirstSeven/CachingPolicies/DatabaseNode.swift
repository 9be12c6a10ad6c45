import Lightcone
import LightconeTrace

/// Keeps the rows: the one place that decides what a row's value is.
struct DatabaseNode: Node {
  /// How long an access is served; nil if all of its time lies on the way.
  let service: Law?
  /// The rows that were written.
  private(set) var rows: [Int: CachedRow] = [:]
  /// Accesses that queue and are served; nil if any number can be served at once.
  private(set) var station: Station<Access>?

  /// An access that waits for its turn.
  struct Access: Hashable, Sendable {
    let message: CachedDatabase.Message
    let sender: NodeID
  }

  init(service: Law?, station: Station<Access>?) {
    self.service = service
    self.station = station
  }

  /// Recovery: the log says what the rows hold.
  mutating func start(_ context: inout Context<CachedDatabase>) {
    for case .committed(let row) in context.disk.records { rows[row.key] = row }
  }

  /// What a row holds.
  func row(_ key: Int) -> CachedRow { rows[key] ?? CachedRow(key: key) }

  mutating func receive(
    _ message: CachedDatabase.Message, from sender: NodeID,
    _ context: inout Context<CachedDatabase>
  ) {
    if case .served(let server) = message { return end(server, &context) }
    guard station != nil else { return serve(message, for: sender, &context) }
    let access = Access(message: message, sender: sender)
    if case .started(let server)? = station?.arrive(access, at: context.now) {
      work(server, &context)
    }
  }

  private func work(_ server: Int, _ context: inout Context<CachedDatabase>) {
    if let service { context.work(.served(server: server), for: service) }
  }

  private mutating func end(_ server: Int, _ context: inout Context<CachedDatabase>) {
    guard let end = station?.finish(server: server, at: context.now) else { return }
    context.observe("db.wait", end.waited)
    serve(end.job.message, for: end.job.sender, &context)
    if let next = end.next { work(next.server, &context) }
  }

  private mutating func serve(
    _ message: CachedDatabase.Message, for sender: NodeID,
    _ context: inout Context<CachedDatabase>
  ) {
    switch message {
    case .load(let number, let key):
      context.count("db.reads")
      context.send(.loaded(number, row(key)), to: sender)
    case .store(let number, let key, let value, let version):
      context.count("db.writes")
      let row = CachedRow(key: key, value: value, version: max(row(key).version + 1, version))
      rows[key] = row
      context.append(.committed(row))
      context.sync()
      context.observe(CacheLedger.saved, CacheLedger.value(row))
      context.send(.stored(number, key: key, version: row.version), to: sender)
    default: break
    }
  }
}
