import Lightcone
import LightconeTrace

extension Bulkhead.Need: CustomStringConvertible {
  /// What is needed in one word: `local`, or the dependency's name.
  public var description: String {
    switch self {
    case .local: "local"
    case .dependency(let index): dependencyName(index)
    }
  }
}

extension Bulkhead.Request: CustomStringConvertible {
  /// The request as `B 7`: what it needs, and its number.
  public var description: String { "\(need) \(number)" }
}

extension Bulkhead.Outcome: CustomStringConvertible {
  /// The outcome in a few words.
  public var description: String {
    switch self {
    case .answered: "ok"
    case .bulkheadFull: "bulkhead full"
    case .poolFull: "pool full"
    case .timedOut: "timed out"
    case .failed: "failed"
    }
  }
}

extension Bulkhead.Message: CustomStringConvertible {
  /// The message in a few words, as diagrams show it.
  public var description: String {
    switch self {
    case .request(let request): "\(request)"
    case .reply(let request, let outcome): "\(outcome) \(request.number)"
    case .cancel(let request): "cancel \(request.number)"
    case .call(let request): "call \(request.number)"
    case .result(let request, let isError): "\(isError ? "error" : "answer") \(request.number)"
    case .arrival: "arrival"
    case .overdue(let number): "give up \(number)"
    case .done(let thread): "thread \(thread + 1) done"
    case .waitOver(let request): "no permit \(request.number)"
    case .callOver(let request): "timeout \(request.number)"
    case .worked(let request): "worked at \(request.number)"
    case .askedByHand: "asked by hand"
    }
  }
}

/// The names of dependencies: B, C.
func dependencyName(_ index: Int) -> String { index == 0 ? "B" : "C" }
