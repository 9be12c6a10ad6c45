import Lightcone

extension Completer {
  /// Completes the names of nodes, zones, wires and messages, and the words of a fault.
  func fault(
    _ arguments: CommandDescription.Arguments, _ spot: CompletionSpot, _ before: [String]
  ) -> Completion {
    switch arguments {
    case .names(let words):
      guard before.isEmpty || !before.contains(where: words.contains) else { return spot.words([]) }
      return spot.words(free(before) + (before.isEmpty ? [] : words))
    case .nameAndDiskWord:
      switch before.count {
      case 0: return spot.words(free(before))
      case 1: return spot.words(DiskWord.allCases.map(\.rawValue))
      default: return spot.words([])
      }
    case .wire(let words):
      return spot.words(before.count < 2 ? free(before) : before.count == 2 ? words : [])
    case .nemesis: return nemesis(spot, before)
    case .heldWire: return spot.words(ends(ofWiresFrom: before))
    case .message: return spot.words(before.isEmpty ? context.messages : [])
    default: return spot.words([])
    }
  }

  /// Completes a nemesis: its name, its victims, and the words before its times.
  private func nemesis(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    guard !before.isEmpty else { return spot.words(Nemesis.allCases.map(\.rawValue)) }
    guard let every = before.firstIndex(of: "every") else {
      return spot.words(free(before) + ["every"])
    }
    return spot.words(before.count - every == 2 ? ["until"] : [])
  }

  /// Completes the groups of a cut, each node once, with `|` or `->` between them.
  func groups(_ spot: CompletionSpot, _ before: [String]) -> Completion {
    let signs =
      before.isEmpty || before.contains("->") ? [] : before.contains("|") ? ["|"] : ["|", "->"]
    return spot.words(free(before) + signs)
  }

  /// The names that are not used yet, nodes first.
  private func free(_ used: [String]) -> [String] {
    (context.nodes + context.groups).filter { !used.contains($0) }
  }

  /// The ends of the held wires: all of them, or those at the other end of the one that is named.
  private func ends(ofWiresFrom before: [String]) -> [String] {
    guard before.count < 2 else { return [] }
    let wires = context.heldWires
    guard let first = before.first else { return wires.flatMap { [$0.first, $0.second] } }
    return wires.compactMap {
      $0.first == first ? $0.second : $0.second == first ? $0.first : nil
    }
  }
}
