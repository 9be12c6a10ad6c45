public import LightconeTrace

/// What a run has left so far: its records, their digest, what they name by number, and the sums that
/// metrics ask for again and again.
@usableFromInline
struct TraceLog<S: System>: Sendable {
  /// Whether records are kept.
  @usableFromInline let isRecording: Bool
  @usableFromInline var events = ChunkedArray<TraceEvent>()
  @usableFromInline var fingerprint = Fingerprint()
  @usableFromInline var labels = LabelTable()
  @usableFromInline var messages = ChunkedArray<S.Message>()
  @usableFromInline var timers = ChunkedArray<S.Message>()
  @usableFromInline var operations = ChunkedArray<OperationText>()
  /// How many events there were, recorded or not.
  @usableFromInline var eventCount = 0
  /// How many there were of each kind, by its raw value.
  @usableFromInline var kindCounts = ContiguousArray<Int>(
    repeating: 0, count: TraceEvent.Kind.allCases.count)
  /// How many messages were sent, timers set and operations begun.
  @usableFromInline var messageCount: UInt64 = 0
  @usableFromInline var timerCount: UInt64 = 0
  @usableFromInline var operationCount: UInt64 = 0
  /// The counters' sums by label.
  @usableFromInline var counters: [Int64] = []
  /// The series' samples by label.
  @usableFromInline var samples: [ChunkedArray<Int64>] = []

  init(_ recording: Recording) { isRecording = recording == .trace }

  // Always in line, as all that carries a record: see ``PendingArena``.
  @inlinable
  @inline(__always)
  mutating func append(_ event: TraceEvent) -> EventNumber {
    eventCount &+= 1
    kindCounts[Int(event.kind.rawValue)] &+= 1
    if isRecording {
      events.append(event)
      fingerprint.combine(event)
    }
    return EventNumber(eventCount)
  }

  /// The number of a new message.
  @inlinable
  mutating func numberMessage(_ message: S.Message) -> UInt64 {
    messageCount &+= 1
    if isRecording { messages.append(message) }
    return messageCount
  }

  /// The number of a new timer.
  @inlinable
  mutating func numberTimer(_ message: S.Message) -> UInt64 {
    timerCount &+= 1
    if isRecording { timers.append(message) }
    return timerCount
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
  @usableFromInline
  mutating func tally(_ kind: TraceEvent.Kind, label: UInt32, value: Int64) {
    let position = Int(label)
    if kind == .count {
      while counters.count <= position { counters.append(0) }
      counters[position] &+= value
    } else if kind == .observe {
      while samples.count <= position { samples.append(ChunkedArray()) }
      samples[position].append(value)
    }
  }
}
