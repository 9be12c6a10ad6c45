@testable import Lightcone
import LightconeTrace

/// Small systems whose state spaces can be counted by hand.
enum Mail: System {
  enum Message: Hashable, Sendable {
    case letter(Int)
    case tick(Int)
  }
  enum Record: Hashable, Sendable { case noted(Int) }
}

/// Sends so many letters at its start.
struct Poster: Node {
  let receiver: NodeID
  let letters: Int

  mutating func start(_ context: inout Context<Mail>) {
    for letter in 0..<letters { context.send(.letter(letter), to: receiver) }
  }

  mutating func receive(
    _ message: Mail.Message, from sender: NodeID, _ context: inout Context<Mail>
  ) {}
}

/// Keeps what it gets, in order or as a set, and does more if asked to.
struct Box: Node {
  enum Habit: Hashable, Sendable {
    case keepsSet, keepsOrder
    case rollsDice
    case notesAndAnswers
    case winds
  }
  let habit: Habit
  private(set) var letters: [Int] = []
  private var timer: TimerHandle?

  init(_ habit: Habit) { self.habit = habit }

  mutating func start(_ context: inout Context<Mail>) {
    letters = context.disk.records.map { if case .noted(let letter) = $0 { letter } else { -1 } }
  }

  mutating func receive(
    _ message: Mail.Message, from sender: NodeID, _ context: inout Context<Mail>
  ) {
    guard case .letter(let letter) = message else { return letters.append(-1) }
    switch habit {
    case .keepsSet: letters = (letters + [letter]).sorted()
    case .keepsOrder: letters.append(letter)
    case .rollsDice: letters = [context.choose(below: 3), context.choose(below: 2)]
    case .notesAndAnswers:
      letters.append(letter)
      context.append(.noted(letter))
      context.sync()
      context.send(.letter(10), to: sender)
      context.send(.letter(11), to: sender)
    case .winds:
      context.cancel(&timer)
      timer = context.schedule(.tick(0), after: .seconds(1))
    }
  }
}

/// A world with a poster and a box.
func mailWorld(
  letters: Int, _ habit: Box.Habit, network: Network = Network()
) -> World<Mail> {
  var world = World<Mail>(network: network, syncLatency: .constant(.milliseconds(2)))
  world.add(Poster(receiver: NodeID(1), letters: letters), named: "poster")
  world.add(Box(habit), named: "box")
  return world
}

/// A walk over all states of a space, without any cleverness.
struct WholeSpace<Space: SearchSpace> {
  private(set) var states: [Space.State] = []
  private(set) var generated = 0
  private(set) var ends = 0
  /// The successors whose digest was told wrong.
  private(set) var wrongDigests = 0

  init(_ space: Space) {
    states = space.initialStates()
    var known = Set(states.map { space.fingerprint(of: $0) })
    var next = 0
    while next < states.count {
      var transitions: [Transition<Space.Action>] = []
      space.expand(states[next], into: &transitions)
      generated += transitions.count
      if transitions.isEmpty { ends += 1 }
      for transition in transitions {
        let state = space.successor(of: states[next], by: transition.action)
        if space.fingerprint(of: state) != transition.fingerprint { wrongDigests += 1 }
        if known.insert(transition.fingerprint).inserted { states.append(state) }
      }
      next += 1
    }
  }
}
