public import LightconeTrace

/// What a run has left so far: its records, their digest, what they name by number, and the sums that
/// metrics ask for again and again.
@usableFromInline
struct TraceLog<S: System>: Sendable {
  @usableFromInline var events = ChunkedArray<TraceEvent>()
  @usableFromInline var fingerprint = Fingerprint()
  @usableFromInline var labels = LabelTable()
  @usableFromInline var messages = ChunkedArray<S.Message>()
  @usableFromInline var timers = ChunkedArray<S.Message>()
  @usableFromInline var operations = ChunkedArray<OperationText>()
  /// The counters' sums by label.
  @usableFromInline var counters: [Int64] = []
  /// The series' samples by label.
  @usableFromInline var samples: [[Int64]] = []

  @inlinable
  init() {}

  @inlinable
  mutating func append(_ event: TraceEvent) -> EventNumber {
    events.append(event)
    fingerprint.combine(event)
    return EventNumber(events.count)
  }

  /// The number of a label. A new text goes into the digest: records hold only its number.
  @usableFromInline
  mutating func number(ofLabel text: String) -> UInt32 {
    let count = labels.texts.count
    let number = labels.number(of: text)
    if labels.texts.count > count { fingerprint.combine(text) }
    return number
  }

  /// Takes a counter's or series' record into the sums.
  @inlinable
  mutating func tally(_ kind: TraceEvent.Kind, label: UInt32, value: Int64) {
    let position = Int(label)
    if kind == .count {
      while counters.count <= position { counters.append(0) }
      counters[position] += value
    } else if kind == .observe {
      while samples.count <= position { samples.append([]) }
      samples[position].append(value)
    }
  }
}
