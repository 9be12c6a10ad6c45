import Testing

@testable import LightconeConsole

@Suite("Completing a line")
struct CompletionTests {
  let completer = Completer(
    context: CompletionContext(
      models: [
        .init(
          name: "raft",
          parameters: [.init(name: "nodes"), .init(name: "bug", choices: ["vote-twice", "none"])]),
        .init(name: "two-phase-commit"),
      ],
      parameters: [
        .init(name: "participants"), .init(name: "net.law", choices: ["constant", "uniform"]),
      ],
      nodes: ["coordinator", "product", "price"], groups: ["east", "participant"],
      heldWires: [.init(first: "coordinator", second: "price")], messages: ["m3", "m14"],
      operations: [.init(node: "coordinator", name: "order")],
      fields: ["holder", "value", "\"busy threads\""],
      metrics: ["messages", "lock.held"],
      properties: ["no two participants disagree", "no lock is held for ever"],
      branches: ["main", "no-crash"], lessons: ["cap-theorem", "raft-elections"]))

  /// The candidates at `|`, or at the line's end where there is none.
  private func candidates(_ marked: String) -> [String] {
    completion(marked).candidates.map(\.text)
  }

  private func completion(_ marked: String) -> Completion {
    let characters = Array(marked)
    let cursor = characters.firstIndex(of: "¦") ?? characters.count
    return completer.completion(of: String(characters.filter { $0 != "¦" }), at: cursor)
  }

  @Test(
    "What is offered depends on the words before the cursor",
    arguments: [
      ("loa", ["load"]), ("st", ["step", "state", "start"]), ("switch m", ["main"]),
      ("when mess", ["messages"]), ("when messages == 2 cra", ["crash"]),
      ("when messages == 2 crash p", ["product", "price", "participant"]),
      ("when messages == 2 do ", ["coordinator"]), ("do coordinator ", ["order"]),
      ("do price ", []), ("plot l", ["lock.held"]),
      ("gantt price ", ["coordinator", "product", "of"]),
      ("gantt of ", ["holder", "value", "\"busy threads\""]), ("gantt of bu", ["\"busy threads\""]),
      ("gantt of holder ", []), ("history ", ["all", "chart"]), ("history all ", []),
      ("history chart ", ["key", "as"]), ("history chart as reg", ["register"]),
      ("export svg a.svg of field ", ["holder", "value", "\"busy threads\""]),
      ("export svg a.svg of plot lock.held ", ["messages", "overwrite"]),
      ("export svg a.svg of history a", ["as"]), ("export svg a.svg of history as qu", ["queue"]),
      ("save f.txt ", ["overwrite"]),
      ("run until count(del", ["deliver", "delay"]), ("run until count(delay, pri", ["price"]),
      ("help expr", ["expressions"]),
      ("load ", ["raft", "two-phase-commit"]),
      ("models r", ["raft"]), ("load raft ", ["nodes=", "bug=", "seed="]),
      ("load raft nodes=3 ", ["bug=", "seed="]), ("load raft bug=v", ["vote-twice"]),
      ("set ", ["participants=", "net.law="]), ("set net.law=", ["constant", "uniform"]),
      ("set participants=", []), ("run ", ["for", "until"]), ("run for ", []),
      ("crash p", ["product", "price", "participant"]),
      ("crash price ", ["coordinator", "product", "east", "participant", "for"]),
      ("crash price for ", []), ("crash f", []), ("slow e", ["east"]),
      ("pending c", ["coordinator"]), ("skew price c", ["coordinator"]),
      ("disk pri", ["price"]), ("disk price f", ["flip-bit", "fill", "fail"]),
      ("disk price fill ", []), ("deliver ", ["m3", "m14"]), ("drop m1", ["m14"]),
      ("delay m3 ", []), ("at 4ms drop ", ["m3", "m14"]),
      ("hold c", ["coordinator"]), ("hold price p", ["product", "participant"]),
      ("hold price product ", []), ("release ", ["coordinator", "price"]),
      ("release price ", ["coordinator"]), ("release product ", []),
      ("latency price product ", ["uniform(", "exponential(", "lognormal("]),
      ("loss price product ", []),
      ("restart c", ["coordinator"]), ("state ", ["coordinator", "product", "price"]),
      ("step co", ["coordinator"]), ("partition co", ["coordinator"]),
      ("partition price ", ["coordinator", "product", "east", "participant", "|", "->"]),
      ("partition price | product ", ["coordinator", "east", "participant", "|"]),
      ("partition price -> product ", ["coordinator", "east", "participant"]),
      ("partition price | c", ["coordinator"]), ("diagram f", ["from", "fold"]),
      (
        "diagram price ",
        ["coordinator", "product", "from", "to", "all", "around", "by", "fold", "to-scale"]
      ),
      ("diagram from ", []), ("diagram around ", []), ("diagram by ", ["role", "zone"]),
      ("plot lock.held ", ["line", "stack", "histogram", "cdf", "messages"]),
      ("plot lock.held cdf ", []), ("export s", ["svg", "shiviz"]),
      ("export svg ", []), ("export svg a.svg ", ["of", "overwrite"]),
      ("export svg a.svg of c", ["cone", "cdf"]),
      ("export dot a.dot of ", ["graph", "cone", "explored"]),
      ("export svg a.svg of plot l", ["lock.held"]), ("narrate from #1 ", ["to", "all"]),
      ("narrate ", ["from", "to", "all"]), ("metrics l", ["lock.held"]),
      ("at ", []), ("at 4ms d", ["deliver", "drop", "delay", "duplicate", "drift", "disk", "do"]),
      ("at 4ms re", ["release", "restart", "resume", "repair"]),
      ("at 4ms crash c", ["coordinator"]),
      ("start cap-theorem ", ["again"]), ("start cap-theorem again ", []), ("notes n", []),
      ("notes n.md ", ["overwrite"]), ("notes n.md overwrite ", []), ("ret", ["return"]),
      ("start c", ["cap-theorem"]), ("help qu", ["quit"]), ("help al", ["all"]),
      ("help ex", ["explore", "expect", "export", "exit", "expressions"]),
      ("explore cr", ["crashes=", "crashing="]),
      ("explore strategy=d", ["depth-first", "deepening"]),
      ("explore drops=1 p", ["property=", "prune"]), ("explore drops=1 until mess", ["messages"]),
      ("explore tw", ["two-phase"]), ("explore two-phase ma", ["managers="]),
      ("expect E", ["EX"]), ("expect me", ["messages", "mean("]),
      ("expect max(lo", ["lock.held", "log2("]), ("expect EX name ", ["over"]),
      ("expect EX name over c", ["crash"]), ("expect EX name over 5 ", ["seeds:"]),
      ("expect EX name: part", ["participants"]), ("run until 4*mess", ["messages"]),
      ("predict p9", ["p90(", "p95(", "p99(", "p999("]), ("expect 4", []),
      ("expect law == \"m", []),
      ("control x: cr", ["crash"]), ("control x: ex", ["explore", "export"]),
      ("control x: crash pri", ["price"]),
      ("check no two", ["no two participants disagree"]), ("cras pr", ["product", "price"]),
      ("frob ", []), ("run # mess", []), ("params ", []),
    ] as [(String, [String])])
  func offered(line: String, expected: [String]) {
    #expect(candidates(line) == expected)
  }

  @Test("At a line's start every verb is offered")
  func verbs() {
    #expect(candidates("") == CommandVerb.allCases.map(\.rawValue).sorted(by: tableOrder))
    #expect(candidates("").count == CommandVerb.allCases.count)
  }

  private func tableOrder(_ first: String, _ second: String) -> Bool {
    let order = CommandDescription.all.map(\.verb.rawValue)
    return order.firstIndex(of: first) ?? 0 < order.firstIndex(of: second) ?? 0
  }

  @Test("A candidate replaces the whole word under the cursor")
  func replaced() {
    #expect(completion("crash co¦ord now").replaced == 6..<11)
    #expect(completion("crash co¦ord now").candidates.map(\.text) == ["coordinator"])
    #expect(completion("set net.law=u¦x").replaced == 12..<14)
    #expect(completion("expect max(lo¦ck) > 3").replaced == 11..<15)
    #expect(completion("check no lo¦ck is").replaced == 6..<16)
    #expect(completion("cr¦ash price").candidates.map(\.text) == ["crash"])
  }

  @Test("A blank follows only what is complete")
  func complete() {
    #expect(completion("set p").candidates == [.init(text: "participants=", isComplete: false)])
    #expect(completion("expect mea").candidates == [.init(text: "mean(", isComplete: false)])
    #expect(completion("loa").candidates == [.init(text: "load", isComplete: true)])
  }

  @Test("A cursor outside the line means its nearest end")
  func outside() {
    #expect(completer.completion(of: "loa", at: 99).candidates.map(\.text) == ["load"])
    #expect(completer.completion(of: "lo", at: -5).candidates.count == CommandVerb.allCases.count)
  }
}
