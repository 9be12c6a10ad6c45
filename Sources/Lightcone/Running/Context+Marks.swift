public import LightconeTrace

extension Context {
  /// Enters a named state, which the node's lifeline shows from here on.
  @inlinable
  public mutating func become(_ state: LifelineState) {
    mark(.become, state.name, detail: state.style.rawValue)
  }

  /// Says something in words, for those who read the trace.
  @inlinable
  public mutating func note(_ text: String) { mark(.note, text) }

  /// Adds to a counter.
  ///
  /// - Parameters:
  ///   - counter: the metric's name, for example `messages`.
  ///   - amount: what to add, 1 unless said otherwise.
  @inlinable
  public mutating func count(_ counter: String, _ amount: Int = 1) {
    mark(.count, counter, value: Int64(amount))
  }

  /// Adds a sample to a series, for example of waiting times.
  @inlinable
  public mutating func observe(_ series: String, _ value: Int64) {
    mark(.observe, series, value: value)
  }

  /// Adds a time to a series, in nanoseconds.
  @inlinable
  public mutating func observe(_ series: String, _ span: TimeSpan) {
    observe(series, span.nanoseconds)
  }

  /// Passes a named point at which a plan may crash the node (a *fail point*, as in FreeBSD's
  /// `fail(9)`): what stands before it has happened, what stands behind it has not.
  @inlinable
  public mutating func failPoint(_ name: String) {
    // Behind a sync, a plan may still come before the point is passed.
    if mode == .deferred || !armed.isEmpty { perform(.failPoint(name)) }
  }

  /// A number from 0 to `count - 1`, each equally likely, drawn from the node's own chance.
  ///
  /// - Parameter count: 1 or more.
  public mutating func choose(below count: Int) -> Int {
    precondition(count > 0, "choose(below:) needs at least one outcome, not \(count)")
    if let outcome = directedChoice(below: count) { return outcome }
    return Int(scaled(nextBits(.nodeChoice), below: UInt64(count)))
  }

  /// Whether something of the given probability happens, drawn from the node's own chance.
  public mutating func happens(_ probability: Probability) -> Bool {
    if probability != .never, probability != .always,
      let outcome = directedChoice(below: 2)
    {
      return outcome == 1
    }
    return probability.happens(nextBits(.nodeChoice))
  }

  /// Begins a client operation: one line in the history that checkers judge.
  ///
  /// - Returns: the operation, to be named when it ends.
  public mutating func invoke(
    _ function: String, key: String? = nil, argument: String? = nil
  ) -> OperationNumber {
    guard mode != .void else { return OperationNumber(0) }
    log.operationCount += 1
    let number = log.operationCount
    if log.isRecording {
      log.operations.append(OperationText(function: function, key: key, argument: argument))
    }
    if mode == .collecting, handling.keepsHistory {
      let text = OperationText(function: function, key: key, argument: argument)
      collect(.invoke, .invoked(current, number, text))
    }
    mark(.invoke, function, message: number)
    return OperationNumber(number)
  }

  /// Ends a client operation.
  ///
  /// - Parameters:
  ///   - operation: what ``invoke(_:key:argument:)`` returned.
  ///   - outcome: `unknown` if the client cannot tell whether it took effect.
  ///   - answer: what the client learned, in words.
  public mutating func complete(
    _ operation: OperationNumber, _ outcome: OperationOutcome, answer: String = ""
  ) {
    if mode == .collecting, handling.keepsHistory {
      collect(.complete, .completed(current, operation.rawValue, outcome, answer: answer))
    }
    mark(.complete, answer, detail: outcome.rawValue, message: operation.rawValue)
  }

  @inlinable
  mutating func mark(
    _ kind: TraceEvent.Kind, _ label: String, value: Int64 = 0, detail: UInt8 = 0,
    message: UInt64 = 0
  ) {
    // A search sees states, not what is written down of them.
    guard mode != .void, mode != .collecting else { return }
    // Without a trace nobody reads the label of anything but a sum.
    let isNamed = log.isRecording || kind == .count || kind == .observe
    perform(
      .mark(
        kind, label: isNamed ? log.number(ofLabel: label) : 0, value: value, detail: detail,
        message: message))
  }
}

/// A named state of a node, as its lifeline shows it.
public struct LifelineState: Hashable, Sendable {
  /// The name, for example `prepared`.
  public let name: String
  /// How the lifeline is drawn.
  public let style: LifelineStyle

  /// Creates a state.
  public init(_ name: String, _ style: LifelineStyle) {
    self.name = name
    self.style = style
  }
}
