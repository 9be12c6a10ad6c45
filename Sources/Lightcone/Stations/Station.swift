public import LightconeTrace

/// A place where jobs queue to be served: some servers that are alike, and room to wait.
///
/// What it solves: most of a system's latency is waiting. Web servers, disks, locks, thread pools and
/// connection pools differ in what they do and agree in how work piles up before them. A station is
/// that pile: who is served, who waits, who is turned away, and how long it all took. It does no
/// input or output and knows no clock; the node that owns it says what time it is, draws the service
/// times and plans the ends.
///
/// Example:
///
/// ```swift
/// struct Server: Node {
///   let service = Law.exponential(mean: .milliseconds(8))
///   var station: Station<Request>
///
///   mutating func receive(
///     _ message: Shop.Message, from sender: NodeID, _ context: inout Context<Shop>
///   ) {
///     switch message {
///     case .request(let request):
///       if case .started(let server) = station.arrive(request, at: context.now) {
///         context.work(.served(server: server), for: service)
///       }
///     case .served(let server):
///       guard let end = station.finish(server: server, at: context.now) else { return }
///       context.send(.reply(end.job), to: end.job.client)
///       if let next = end.next { context.work(.served(server: next.server), for: service) }
///     case .reply: break
///     }
///   }
/// }
/// ```
///
/// Rules:
/// 1. A job that finds a free server starts at once, at the free server with the lowest number. No
///    server is free while a job waits.
/// 2. Which waiting job is next is the ``QueueDiscipline``'s choice. Nobody in service is pushed out.
/// 3. With a `capacity` at most so many jobs wait; what happens beyond it is the ``OverflowPolicy``'s
///    choice. A capacity of 0 is a pure loss station.
/// 4. Every job that starts must be finished or interrupted, by the number of its server.
/// 5. When there are to be fewer servers, free ones leave at once and busy ones after their job.
/// 6. Instants never decrease from call to call.
/// 7. A crash needs nothing: the owner begins with a new station, and its jobs are gone.
///
/// In Kendall's notation A/S/c/K, the owner's arrivals are A and its service law S; `servers` is c,
/// and `servers + capacity` is K. `M` stands for exponential times, `D` for constant ones, `G` for any.
///
/// Deviations from the textbook: time is a whole number of nanoseconds. The number of places counts
/// those who wait, where K counts those in service too.
///
/// What it does not promise: that a queue has a mean. At a load of one server's worth per server or
/// more it grows as long as one watches. Formulas speak of the long run; one run's mean is off by
/// chance, and by far more at high load. Measures are part of the value: two stations with the same
/// jobs but another past are different, so a search over states should not contain one.
///
/// Reading: Erlang, "Solution of Some Problems in the Theory of Probabilities of Significance in
/// Automatic Telephone Exchanges" (1917), for loss and delay; Kendall, "Stochastic Processes
/// Occurring in the Theory of Queues" (1953), for the notation; Little, "A Proof for the Queuing
/// Formula: L = λW" (1961); Kleinrock, "Queueing Systems" (1975). ``QueueingTheory`` has the formulas.
public struct Station<Job: Hashable & Sendable>: Hashable, Sendable {
  /// Which waiting job is next.
  public let discipline: QueueDiscipline
  /// How many jobs may wait; nil for any number.
  public let capacity: Int?
  /// What happens when no place is free.
  public let overflow: OverflowPolicy

  @usableFromInline var serverLimit: Int
  /// The jobs in service by server; as many places as servers have ever been busy at once.
  @usableFromInline var inService: ContiguousArray<ServedJob<Job>?> = []
  /// The servers in `inService` that are free.
  @usableFromInline var free = BinaryHeap<Int>()
  @usableFromInline var line: WaitingLine<Job>
  /// How many jobs have come.
  @usableFromInline var sequence: UInt64 = 0
  @usableFromInline var tally: StationMeasures

  /// Creates an empty station.
  ///
  /// - Parameters:
  ///   - servers: how many jobs can be served at once, 1 or more.
  ///   - discipline: which waiting job is next.
  ///   - capacity: how many jobs may wait, 0 or more; nil for any number.
  ///   - overflow: what happens when all those places are taken.
  ///   - start: when measuring begins.
  /// - Throws: ``SettingProblem`` for a number outside of its range.
  @inlinable
  public init(
    servers: Int, discipline: QueueDiscipline = .fifo, capacity: Int? = nil,
    overflow: OverflowPolicy = .refuse, at start: Instant = .start
  ) throws(SettingProblem) {
    try SettingProblem.check("servers", servers, atLeast: 1)
    if let capacity { try SettingProblem.check("capacity", capacity, atLeast: 0) }
    self.discipline = discipline
    self.capacity = capacity
    self.overflow = overflow
    serverLimit = servers
    line = WaitingLine(discipline)
    tally = StationMeasures(since: start)
  }
}

/// A job in service.
@usableFromInline
struct ServedJob<Job: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline let job: Job
  @usableFromInline let arrival: Instant
  @usableFromInline let waited: TimeSpan

  @inlinable
  init(job: Job, arrival: Instant, waited: TimeSpan) {
    self.job = job
    self.arrival = arrival
    self.waited = waited
  }
}
