public import LightconeTrace

/// What happens in a run and in which order, step by step: nothing else happens.
///
/// What it solves: an exhaustive search finds an order of events that goes wrong. A schedule says that
/// order to a world, so that the same thing happens there, with records, pictures and a way back.
///
/// Example:
///
/// ```swift
/// let steps = [ScheduledStep(.deliver(m1)), ScheduledStep(.crash(server)), ScheduledStep(.deliver(m2))]
/// try world.intervene(.now(.follow(Schedule(steps))))
/// world.run()
/// ```
///
/// Rules:
/// 1. From the moment that a world follows a schedule nothing happens by itself, also after the last
///    step of the schedule, until all is healed.
/// 2. Each entry is one step, and comes a millisecond after the one before it. What is in flight is
///    put off by as much: messages and timers keep the time that they still have.
/// 3. Syncs and reads of disks take no time, and the network loses and doubles nothing by chance.
/// 4. An entry that is impossible at its moment changes nothing, and is a step all the same.
///
/// What it does not promise: that the times of a scheduled run mean anything. Only its order does: a
/// timer that goes off early stands for a clock that runs fast, or for messages that take long.
public struct Schedule: Hashable, Sendable {
  /// The steps in their order.
  public var steps: [ScheduledStep]

  /// How long after each other the steps happen: time must go on for people to read it.
  static let pace = TimeSpan.milliseconds(1)

  /// Creates a schedule.
  public init(_ steps: [ScheduledStep]) { self.steps = steps }
}

/// One step of a schedule.
public struct ScheduledStep: Hashable, Sendable {
  /// What may happen in a step.
  public enum Event: Hashable, Sendable {
    /// A message in flight arrives.
    case deliver(MessageNumber)
    /// A timer goes off, or a piece of work is done; timers are numbered from 1 in each run.
    case fire(UInt64)
    /// A message in flight is lost.
    case drop(MessageNumber)
    /// A message in flight is doubled.
    case duplicate(MessageNumber)
    /// A node crashes.
    case crash(NodeID)
    /// A crashed node starts again.
    case restart(NodeID)
  }

  /// What happens.
  public var event: Event
  /// After how many records of the step the node that acts in it crashes; nil if it does not.
  public var crashAfterEvents: Int?
  /// How the choices of the node come out, in order; those beyond the list are left to chance.
  public var choices: [Int]

  /// Describes a step.
  public init(_ event: Event, crashAfterEvents: Int? = nil, choices: [Int] = []) {
    self.event = event
    self.crashAfterEvents = crashAfterEvents
    self.choices = choices
  }
}

extension Schedule {
  /// The nodes that crash or start again, in its order.
  var nodes: [NodeID] {
    steps.compactMap { step in
      switch step.event {
      case .crash(let node), .restart(let node): node
      case .deliver, .fire, .drop, .duplicate: nil
      }
    }
  }

  /// The same schedule with other nodes in place of its own; nil if one has none.
  func mapNodes(_ other: (NodeID) -> NodeID?) -> Schedule? {
    var copy = self
    for (place, step) in steps.enumerated() {
      switch step.event {
      case .crash(let node):
        guard let node = other(node) else { return nil }
        copy.steps[place].event = .crash(node)
      case .restart(let node):
        guard let node = other(node) else { return nil }
        copy.steps[place].event = .restart(node)
      case .deliver, .fire, .drop, .duplicate: break
      }
    }
    return copy
  }
}
