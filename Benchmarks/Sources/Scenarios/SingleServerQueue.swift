import Lightcone
import LightconeTrace

/// The queue M/M/1: Poisson arrivals, exponential service, one server.
enum SingleServerQueue: System {
  enum Message: Hashable, Sendable {
    case nextArrival
    case job
    case served
  }
}

/// Sends jobs at random times, whatever becomes of them: an open loop.
struct Generator: Node {
  let server: NodeID
  let gap: TimeSpan

  mutating func start(_ context: inout Context<SingleServerQueue>) {
    context.schedule(.nextArrival, after: .exponential(mean: gap))
  }

  mutating func receive(
    _ message: SingleServerQueue.Message, from sender: NodeID,
    _ context: inout Context<SingleServerQueue>
  ) {
    context.send(.job, to: server)
    context.schedule(.nextArrival, after: .exponential(mean: gap))
  }
}

/// Serves one job after the other, and notes how many it leaves behind.
struct Server: Node {
  let service: TimeSpan
  var jobCount = 0

  mutating func receive(
    _ message: SingleServerQueue.Message, from sender: NodeID,
    _ context: inout Context<SingleServerQueue>
  ) {
    switch message {
    case .job:
      jobCount += 1
      if jobCount == 1 { serve(&context) }
    case .served:
      jobCount -= 1
      context.observe("left.behind", Int64(jobCount))
      if jobCount > 0 { serve(&context) }
    case .nextArrival: break
    }
  }

  private func serve(_ context: inout Context<SingleServerQueue>) {
    context.schedule(.served, after: .exponential(mean: service))
  }
}

extension Scenario {
  /// At 80 % load: the generator's timer, the server's timer most of the time, at times a job on its
  /// way.
  static let singleServerQueue = Scenario(
    "mm1-queue", "the queue M/M/1 at 80 % load, with one sample for each job", pendingCount: 2
  ) { isTraced in
    var world: World<SingleServerQueue> = makeWorld(
      latency: .constant(.zero), isTraced: isTraced)
    world.add(Generator(server: NodeID(1), gap: .milliseconds(10)), named: "generator")
    world.add(Server(service: .milliseconds(8)), named: "server")
    return world
  }
}
