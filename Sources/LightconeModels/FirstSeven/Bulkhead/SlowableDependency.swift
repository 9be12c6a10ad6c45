import Lightcone
import LightconeTrace

/// A service that another one calls. It works at any number of calls at a time, and does not learn that
/// its caller has given up.
struct SlowableDependency: Node {
  let latency: Law
  let errors: Probability
  /// The calls that it works at, each with who called.
  private(set) var open: [Call] = []

  /// A call that it works at.
  struct Call: Hashable, Sendable {
    let request: Bulkhead.Request
    let caller: NodeID
  }

  init(latency: Law, errors: Probability) {
    self.latency = latency
    self.errors = errors
  }

  mutating func receive(
    _ message: Bulkhead.Message, from sender: NodeID, _ context: inout Context<Bulkhead>
  ) {
    switch message {
    case .call(let request):
      open.append(Call(request: request, caller: sender))
      context.observe("dep.load", Int64(open.count))
      context.work(.worked(request), for: latency)
    case .worked(let request):
      guard let place = open.firstIndex(where: { $0.request == request }) else { return }
      let call = open.remove(at: place)
      context.send(.result(request, isError: context.happens(errors)), to: call.caller)
    default: break
    }
  }
}
