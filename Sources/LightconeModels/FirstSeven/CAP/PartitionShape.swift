import Lightcone
import LightconeTrace

/// The shapes of a cut: who can still reach whom.
enum PartitionShape: String, CaseIterable, Sendable {
  case twoOne = "2|1"
  case threeOne = "3|1"
  case twoTwo = "2|2"
  case threeTwo = "3|2"
  case twoThree = "2|3"
  case fourOne = "4|1"
  case twoTwoOne = "2|2|1"
  case fourThree = "4|3"
  case threeThreeOne = "3|3|1"
  case fiveFour = "5|4"
  /// Messages from the larger part to the smaller one are lost; the way back stays open.
  case oneWay = "one-way"
  /// The second replica reaches everybody, but the first reaches only the second.
  case nonTransitive = "non-transitive"
  /// The last replica reaches everybody, and all others reach only it.
  case star

  /// The numbers of replicas in the groups, if the shape says them.
  private var sizes: [Int]? {
    let sizes = rawValue.split(separator: "|").map { Int($0) ?? 0 }
    return sizes.contains(0) ? nil : sizes
  }

  /// Whether so many replicas can be cut like this.
  func fits(_ replicas: Int) -> Bool { sizes.map { $0.reduce(0, +) == replicas } ?? true }

  /// The groups of so many replicas, by their numbers from 0. Replicas in no group reach everybody.
  func groups(of replicas: Int) -> [[Int]] {
    switch self {
    case .nonTransitive: return [[0], Array(2..<replicas)]
    case .star: return (0..<replicas - 1).map { [$0] }
    case .oneWay: return [Array(0...replicas / 2), Array(replicas / 2 + 1..<replicas)]
    default:
      var first = 0
      return (sizes ?? [replicas]).map { size in
        defer { first += size }
        return Array(first..<min(first + size, replicas))
      }
    }
  }

  /// The cut as a fault.
  func fault(_ nodes: [NodeID]) -> Fault {
    let groups = groups(of: nodes.count).map { $0.map { nodes[$0] } }
    return self == .oneWay
      ? .cutOneWay(from: groups[0], to: groups[1]) : .partition(groups)
  }

  /// Whether a replica can still hear and be heard by a majority, itself among them.
  func isOnMajoritySide(_ replica: Int, of replicas: Int) -> Bool {
    let groups = groups(of: replicas)
    let own = groups.first { $0.contains(replica) }
    let others = own.map { own in groups.filter { $0 != own }.map(\.count).reduce(0, +) } ?? 0
    return 2 * (replicas - others) > replicas
  }
}
