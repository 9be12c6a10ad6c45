extension Rule {
  /// Kernel and models know no time, chance or concurrency but their own.
  static let noOutsideWorld = Rule.forbidding(
    [
      (["Date", "("], "simulated time is the only time"),
      (["ContinuousClock"], "simulated time is the only time"),
      (["SuspendingClock"], "simulated time is the only time"),
      ([".", "random", "("], "chance comes from the seed"),
      ([".", "randomElement", "("], "chance comes from the seed"),
      ([".", "shuffled", "("], "chance comes from the seed"),
      ([".", "shuffle", "("], "chance comes from the seed"),
      (["SystemRandomNumberGenerator"], "chance comes from the seed"),
      (["Task", "{"], "the kernel runs one event after the other"),
      (["Task", "."], "the kernel runs one event after the other"),
      (["Task", "("], "the kernel runs one event after the other"),
      (["async"], "the kernel runs one event after the other"),
      (["await"], "the kernel runs one event after the other"),
      (["actor", "_T"], "the world is a value"),
      (["class", "_T"], "the world is a value"),
      ([".", "hashValue"], "the standard hash differs from process to process"),
      (["ObjectIdentifier", "("], "addresses differ from process to process"),
    ],
    name: "no clock, chance, task or class in kernel and models",
    covers: Layers.mustBeDeterministic,
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift",
        text: """
          let now = Date()
          let n = Int.random(in: 1...6)
          var g = SystemRandomNumberGenerator()
          Task { }
          actor Node {}
          final class World {}
          let s = nodes.shuffled()
          let h = node.hashValue
          let text = "\\(Date())"

          """,
        lines: [1, 2, 3, 4, 5, 6, 7, 8, 9]),
      Offence(
        path: "Sources/LightconeModels/Saga/A.swift",
        text: "Task.detached {}\nlet e = nodes.randomElement()\nawait f()\n", lines: [1, 2, 3]),
    ],
    innocents: [
      Innocent(
        path: "Sources/Lightcone/A.swift",
        text: """
          // Date() and Task { are not for us; a class World neither.
          let text = "actor Node, class World"
          let actor = 1
          for actor in actors {}
          struct Subclass { var Date: Int; func random(_ n: Int) {} }

          """),
      Innocent(path: "Sources/LightconeConsole/A.swift", text: "final class Session {}\n"),
    ])

  /// The order of a dictionary or set differs from process to process.
  static let noUnorderedIteration = Rule(
    name: "no walk over a dictionary or set in kernel and models",
    covers: Layers.mustBeDeterministic, find: { $0.unorderedWalks },
    offences: [
      Offence(
        path: "Sources/Lightcone/A.swift",
        text: """
          var disks: [NodeID: Disk] = [:]
          var seen = Set<Int>()
          for (node, disk) in disks {}
          for node in seen where node > 1 {}
          let all = disks.map { $0 }
          seen.forEach { print($0) }
          for disk in world.table.values {}
          for key in world.table.keys.reversed() {}
          let first = self.seen.first
          let texts = disks.values.map(\\.text)
          let list = Array(seen)
          var other: Dictionary<Int, Int>
          for (index, pair) in other.enumerated() {}

          """,
        lines: [3, 4, 5, 6, 7, 8, 9, 10, 11, 13])
    ],
    innocents: [
      Innocent(
        path: "Sources/LightconeModels/A.swift",
        text: """
          var disks: [NodeID: Disk] = [:]
          var list: [Int] = [1, 2]
          let one = disks[node] ?? seen.contains(node)
          for (node, disk) in disks.sorted(by: order) {}
          for node in world.table.keys.sorted() {}
          for item in list { list.forEach { _ in } }
          let text = list.first
          switch values { case .first: break }
          let size = disks.count

          """)
    ])
}

extension TreeFile {
  /// The calls that visit every element, or that hand out "the first" of what has no order.
  private static let walks: Set = [
    "forEach", "map", "compactMap", "flatMap", "reduce", "enumerated", "joined", "first",
    "popFirst", "randomElement", "reversed", "prefix", "dropFirst", "lazy", "makeIterator",
  ]

  /// The names that this file declares as a dictionary or set.
  private var unorderedNames: Set<String> {
    var names: Set<String> = []
    for index in tokens.indices.dropFirst().dropLast() where tokens[index - 1].isWord {
      let declares = tokens[index].text == ":" || tokens[index].text == "="
      if declares, isUnorderedType(at: index + 1) { names.insert(tokens[index - 1].text) }
    }
    return names
  }

  /// Whether `Set<`, `Dictionary<`, `[K: V]` or `[:]` stands at a position.
  private func isUnorderedType(at start: Int) -> Bool {
    if matches(["Set", "<"], at: start) || matches(["Dictionary", "<"], at: start) { return true }
    guard matches(["["], at: start) else { return false }
    var depth = 0
    for token in tokens[start...] {
      switch token.text {
      case "[", "(", "{", "<": depth += 1
      case "]", ")", "}", ">": depth -= 1
      case ":" where depth == 1: return true
      default: break
      }
      if depth <= 0 { return false }
    }
    return false
  }

  /// The places where something without an order is walked over.
  fileprivate var unorderedWalks: [Rule.Finding] {
    let names = unorderedNames
    var findings: [Rule.Finding] = []
    for index in tokens.indices {
      let isView =
        index > 0 && tokens[index - 1].text == "."
        && ["keys", "values"].contains(tokens[index].text)
      guard isView || names.contains(tokens[index].text), isWalkedOver(index, isView: isView)
      else { continue }
      findings.append((tokens[index].line, "'\(tokens[index].text)' has no order; sort it first"))
    }
    return findings
  }

  /// Whether the collection named at a position is walked over: `for … in NAME`, `NAME.map`,
  /// `Array(NAME)`.
  private func isWalkedOver(_ index: Int, isView: Bool) -> Bool {
    if matches(["."], at: index + 1) {
      return index + 2 < tokens.count && Self.walks.contains(tokens[index + 2].text)
    }
    if matches(["Array", "("], at: index - 2) { return true }
    let endsLoopHead = ["{", "where"].contains { matches([$0], at: index + 1) }
    return endsLoopHead && followsIn(index)
  }

  /// Whether the chain of names that ends at a position comes right after `in`.
  private func followsIn(_ index: Int) -> Bool {
    var start = index
    while start >= 2, tokens[start - 1].text == ".", tokens[start - 2].isWord { start -= 2 }
    return start > 0 && tokens[start - 1].text == "in"
  }
}
