public import Lightcone
import LightconeTrace

/// Chooses the steps of a walk.
@usableFromInline
protocol WalkScheduler {
  /// Begins a walk.
  mutating func begin(_ chance: inout WorkloadChance)

  /// The place of the step to take, given the lane of each possible step. There is at least one.
  mutating func choose(_ lanes: [Int], step: Int, _ chance: inout WorkloadChance) -> Int

  /// How many different lanes it has seen, if it asks for lanes at all.
  var laneCount: Int { get }
}

/// Takes each possible step with the same chance.
@usableFromInline
struct ChanceScheduler: WalkScheduler {
  @usableFromInline
  init() {}

  @usableFromInline
  var laneCount: Int { 0 }

  @usableFromInline
  mutating func begin(_ chance: inout WorkloadChance) {}

  @usableFromInline
  mutating func choose(_ lanes: [Int], step: Int, _ chance: inout WorkloadChance) -> Int {
    chance.number(below: lanes.count)
  }
}

/// Probabilistic concurrency testing: the possible lane of the highest priority takes the next
/// step.
///
/// At first the priorities are drawn by chance, all above those that come later. At `bugDepth - 1`
/// steps, drawn by chance, the lane whose turn it is falls to a low priority: at the i-th of them
/// to i.
///
/// Deviation: the paper's threads have one next step each. A lane may have several; one of them is
/// drawn. The paper's bound says nothing then; see
/// ``SearchStrategy/leastChance(laneCount:stepCount:bugDepth:)``.
///
/// Source: Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic
/// Guarantees of Finding Bugs (ASPLOS 2010).
@usableFromInline
struct PriorityScheduler: WalkScheduler {
  let bugDepth: Int
  let stepCount: Int
  private var salt: UInt64 = 0
  /// The steps at which a priority changes: the place is i - 1.
  private var changes: [Int] = []
  /// The priorities that have changed in this walk.
  private var lowered: [(lane: Int, priority: UInt64)] = []
  private var known: Set<Int> = []

  @usableFromInline
  init(bugDepth: Int, stepCount: Int) {
    self.bugDepth = bugDepth
    self.stepCount = stepCount
  }

  @usableFromInline
  var laneCount: Int { known.count }

  @usableFromInline
  mutating func begin(_ chance: inout WorkloadChance) {
    salt = chance.bits()
    changes = (1..<bugDepth).map { _ in chance.number(below: stepCount) + 1 }
    lowered = []
  }

  @usableFromInline
  mutating func choose(_ lanes: [Int], step: Int, _ chance: inout WorkloadChance) -> Int {
    known.formUnion(lanes)
    var first = highest(lanes)
    for (place, change) in changes.enumerated() where change == step {
      lowered.removeAll { $0.lane == first }
      lowered.append((first, UInt64(place + 1)))
      first = highest(lanes)
    }
    let steps = lanes.indices.filter { lanes[$0] == first }
    return steps[chance.number(below: steps.count)]
  }

  private func highest(_ lanes: [Int]) -> Int {
    lanes.max { priority(of: $0) < priority(of: $1) } ?? 0
  }

  /// The first priorities are a function of the lane, so that none has to be remembered. Their
  /// upper bit puts them above those that have changed.
  private func priority(of lane: Int) -> UInt64 {
    lowered.first { $0.lane == lane }?.priority
      ?? mixed(salt ^ mixed(UInt64(bitPattern: Int64(lane)))) | 1 << 63
  }
}

extension SearchStrategy {
  /// The least chance with which one walk with priorities meets a bug of a depth: 1 / (n k^(d-1))
  /// for n lanes, k steps and depth d (Burckhardt et al., ASPLOS 2010).
  ///
  /// It holds for a space in which each lane has at most one possible step at a time and no walk
  /// takes more than k steps. A bug has depth d if d orderings between steps are enough to meet it.
  /// In other spaces it is a rule of thumb.
  public static func leastChance(laneCount: Int, stepCount: Int, bugDepth: Int) -> Double {
    var chance = 1 / Double(laneCount)
    for _ in 1..<max(1, bugDepth) { chance /= Double(stepCount) }
    return chance
  }
}
