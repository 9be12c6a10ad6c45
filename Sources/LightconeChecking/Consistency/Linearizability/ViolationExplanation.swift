import LightconeTrace

/// Says in sentences why operations admit no order.
struct ViolationExplanation {
  let objects: ObjectHistories
  /// What the object is called in a sentence.
  let objectName: String
  /// The operations that contradict each other, in the order in which they began.
  let operations: [ObjectOperation]
  /// The operation that cannot be placed, as a place in ``operations``.
  let blocked: Int
  /// The states in which its end finds the object, in all orders that fit what came before.
  let states: [Int32]
  /// The places in ``operations`` that have a letter.
  let named: [Int]

  init(_ objects: ObjectHistories, _ operations: [ObjectOperation], objectName: String) {
    self.objects = objects
    self.objectName = objectName
    var search = LinearizationSearch(operations, objects.table, usesForesight: false)
    let outcome = search.run(limit: 4_000, shouldStop: { false })
    let lastEnd = operations.indices.filter { operations[$0].isMandatory }
      .max { operations[$0].last < operations[$1].last }
    var blocked = lastEnd ?? 0
    if outcome == .violated, search.furthest >= 0 {
      let forced = search.history.boundaries[search.furthest].operation
      let place = search.history.operations[Int(forced)].place
      blocked = operations.firstIndex { $0.place == place } ?? blocked
    }
    self.operations = operations
    self.blocked = blocked
    states = outcome == .violated ? search.statesAtFurthest : []
    named = Self.choose(operations, blocked, objects.table)
  }

  /// At most six operations: the blocked one, who left what it needs, and the latest before it.
  private static func choose(
    _ operations: [ObjectOperation], _ blocked: Int, _ table: TransitionTable
  ) -> [Int] {
    if operations.count <= 7 { return Array(operations.indices) }
    let needed = table.traits[Int(operations[blocked].call)].requiredState
    let sources = operations.indices.filter {
      needed >= 0 && table.traits[Int(operations[$0].call)].resultState == needed
    }.suffix(2)
    var chosen = Set(sources)
    chosen.insert(blocked)
    let end = operations[blocked].last
    let latest = operations.indices.filter { operations[$0].last <= end }
      .sorted { operations[$0].last > operations[$1].last }
    for place in latest where chosen.count < 6 { chosen.insert(place) }
    return chosen.sorted()
  }

  // MARK: Words

  /// The letter of an operation.
  func letter(_ place: Int) -> String? {
    named.firstIndex(of: place).flatMap { UnicodeScalar(65 + $0) }.map { String(Character($0)) }
  }

  private func position(_ position: Int) -> String {
    objects.history.text(ofPosition: position)
  }

  /// An operation in a few words, with its answer even if that is nothing.
  func text(of place: Int) -> String {
    let operation = objects.history.operations[operations[place].place]
    let isObservation = objects.table.traits[Int(operations[place].call)].kind == .observation
    let isEmpty = isObservation && operation.outcome == .ok && operation.answer == .none
    return "\(operation)\(isEmpty ? " → nil" : "")"
  }

  private func description(_ place: Int) -> String {
    let operation = objects.history.operations[operations[place].place]
    let end = operation.ended.map { "–\(position($0))" } ?? ", open"
    let client = objects.history.name(ofClient: operation.client)
    return "\(brief(text(of: place))) by \(client) (\(position(operation.began))\(end))"
  }

  /// A text that does not fill a page.
  private func brief(_ text: String) -> String {
    text.count <= 48 ? text : "\(text.prefix(32)) … \(text.suffix(12))"
  }

  /// The argument, in at most seven sentences.
  var sentences: [String] {
    var sentences = [letSentence]
    if let order = orderSentence { sentences.append(order) }
    sentences += needSentences
    sentences.append(contradiction)
    return sentences
  }

  private var letSentence: String {
    let parts = named.map { "\(letter($0) ?? "") be \(description($0))" }
    let rest = operations.count - named.count
    let others = rest > 0 ? "; \(rest) other operations have a part in it" : ""
    return "Let \(parts.joined(separator: ", "))\(others)."
  }

  /// Who comes before whom in every order, as far as it bears on the blocked operation.
  private var orderSentence: String? {
    var pairs: [String] = []
    for second in named {
      // Only the nearest one before: the others follow from it.
      let before = named.filter { operations[$0].last < operations[second].began }
      guard let first = before.max(by: { operations[$0].last < operations[$1].last }),
        let left = letter(first), let right = letter(second)
      else { continue }
      pairs.append("\(left) comes before \(right)")
    }
    if pairs.isEmpty { return nil }
    return
      "Then \(pairs.joined(separator: ", ")), because each time the first ended before the second began."
  }

  private var name: String { letter(blocked) ?? "" }

  /// What the blocked operation needs, and why nobody gives it.
  private var needSentences: [String] {
    let table = objects.table
    let needed = table.traits[Int(operations[blocked].call)].requiredState
    guard needed >= 0 else { return [] }
    let value = brief(table.text(needed))
    var sentences = ["\(name) can take effect only while \(objectName) holds \(value)."]
    let facts = operations[blocked]
    let sources = operations.indices.filter {
      $0 != blocked && table.traits[Int(operations[$0].call)].resultState == needed
        && operations[$0].began < facts.last
    }
    if sources.isEmpty, table.traits.allSatisfy({ $0.kind != .general || $0.resultState >= 0 }) {
      sentences.append(
        needed == 0
          ? "It did so at first, and nobody restored it before \(position(facts.last))."
          : "Nobody had begun to leave \(value) there before \(position(facts.last)).")
    }
    for source in sources.prefix(2) {
      guard let between = changeBetween(source, blocked), let left = letter(source),
        let middle = letter(between)
      else { continue }
      sentences.append(
        "What \(left) left was gone: \(middle) lay wholly between \(left) and \(name).")
    }
    return sentences
  }

  /// A change that lies wholly between two operations.
  private func changeBetween(_ first: Int, _ second: Int) -> Int? {
    operations.indices.first { place in
      let traits = objects.table.traits[Int(operations[place].call)]
      return traits.kind != .observation
        && traits.resultState != objects.table.traits[Int(operations[first].call)].resultState
        && operations[first].last < operations[place].began
        && operations[place].last < operations[second].began
    }
  }

  private var contradiction: String {
    let end = position(operations[blocked].last)
    guard !states.isEmpty else {
      return "However, no order of these operations fits all their answers: a contradiction."
    }
    let texts = states.prefix(3).map { brief(objects.table.text($0)) }
    let more = states.count > 3 ? " or something else" : ""
    return "However, in every order that fits what ended before, \(objectName) "
      + "holds \(texts.joined(separator: " or "))\(more) then, and nothing that was open could help "
      + "\(name) to its answer by its end (\(end)): a contradiction."
  }
}
