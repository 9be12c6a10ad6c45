public import LightconeTrace

/// What a handler does, kept in order while its node waits for its disk.
@usableFromInline
enum Effect<S: System>: Sendable {
  case send(S.Message, to: NodeID)
  case setTimer(S.Message, TimerHandle, number: UInt64, delay: TimeSpan, isWork: Bool)
  case cancelTimer(number: UInt64)
  case append(recordNumber: Int)
  case sync(upTo: Int, duration: TimeSpan)
  case read(duration: TimeSpan)
  case mark(TraceEvent.Kind, label: UInt32, value: Int64, detail: UInt8, message: UInt64)
  case failPoint(String)
}
