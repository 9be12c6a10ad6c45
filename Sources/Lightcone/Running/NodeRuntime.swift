import LightconeTrace

/// What the world keeps for each node and needs at each event. It is small, because a world may have a
/// million nodes; what few nodes need is in ``NodeAnnex``.
@usableFromInline
struct NodeRuntime: Sendable {
  /// What keeps it from handling what arrives.
  @usableFromInline var hindrances: Hindrances = []
  /// How many times it has crashed: work of earlier incarnations is void.
  @usableFromInline var incarnation: UInt32 = 0
  /// How many choices and delays the node has drawn.
  @usableFromInline var drawCount: UInt64 = 0
  /// The number of the timer that handle 0 stands for; 0 while that handle is free. Most nodes never
  /// have two timers.
  @usableFromInline var firstTimer: UInt64 = 0
  /// The same for the handles from 1 on, each at its own place. Place 0 says where the search for a free
  /// handle begins: all before it stand for a timer. Nodes with many timers would search long otherwise.
  @usableFromInline var otherTimers: [UInt64] = []

  @inlinable
  init() {}

  /// Whether the node runs.
  @inlinable
  var isUp: Bool { !hindrances.contains(.down) }

  /// The number of the timer that a handle stands for; 0 if it stands for none.
  @inlinable
  func timer(_ handle: TimerHandle) -> UInt64 {
    if handle.index == 0 { return firstTimer }
    let position = Int(handle.index)
    return position < otherTimers.count ? otherTimers[position] : 0
  }

  /// Frees a handle that stands for a timer.
  @inlinable
  mutating func free(_ handle: TimerHandle) {
    if handle.index == 0 {
      firstTimer = 0
    } else {
      otherTimers[Int(handle.index)] = 0
      otherTimers[0] = min(otherTimers[0], UInt64(handle.index))
    }
  }

  /// The lowest free handle, now standing for a timer.
  @inlinable
  mutating func reserve(_ number: UInt64) -> TimerHandle {
    if firstTimer == 0 {
      firstTimer = number
      return TimerHandle(index: 0)
    }
    if otherTimers.isEmpty { otherTimers.append(1) }
    var place = Int(otherTimers[0])
    while place < otherTimers.count, otherTimers[place] != 0 { place &+= 1 }
    if place == otherTimers.count {
      otherTimers.append(number)
    } else {
      otherTimers[place] = number
    }
    otherTimers[0] = UInt64(place + 1)
    return TimerHandle(index: place)
  }

  /// Forgets what a crash forgets.
  @usableFromInline
  mutating func crash() {
    hindrances = .down
    incarnation += 1
    firstTimer = 0
    otherTimers.removeAll()
  }
}
