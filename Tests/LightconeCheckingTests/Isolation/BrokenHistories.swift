import LightconeChecking
import Testing

/// A broken history, what is wrong with it, and a legal history that differs little from it.
struct BrokenTransactions: CustomTestStringConvertible {
  let name: String
  let kind: AnomalyKind
  let broken: [Told]
  let twin: [Told]

  var testDescription: String { name }

  init(_ name: String, _ kind: AnomalyKind, broken: [Told], twin: [Told]) {
    self.name = name
    self.kind = kind
    self.broken = broken
    self.twin = twin
  }

  static let all = lists + registers + inTime

  static let lists = [
    BrokenTransactions(
      "dirty write", .g0,
      broken: [
        .ok("[append x 1] [append y 1]"), .ok("[append x 2] [append y 2]"),
        .ok("[r x [1 2]] [r y [2 1]]"),
      ],
      twin: [
        .ok("[append x 1] [append y 1]"), .ok("[append x 2] [append y 2]"),
        .ok("[r x [1 2]] [r y [1 2]]"),
      ]),
    BrokenTransactions(
      "aborted read", .g1a, broken: [.fail("[append x 1]"), .ok("[r x [1]]")],
      twin: [.fail("[append x 1]"), .ok("[r x []]")]),
    BrokenTransactions(
      "intermediate read", .g1b,
      broken: [.ok("[append x 1] [append x 2]"), .ok("[r x [1]]"), .ok("[r x [1 2]]")],
      twin: [.ok("[append x 1] [append x 2]"), .ok("[r x nil]"), .ok("[r x [1 2]]")]),
    BrokenTransactions(
      "circular information flow", .g1c,
      broken: [.ok("[append x 1] [r y [1]]"), .ok("[append y 1] [r x [1]]")],
      twin: [.ok("[append x 1] [r y []]"), .ok("[append y 1] [r x [1]]")]),
    BrokenTransactions(
      "read skew", .gSingle,
      broken: [.ok("[append x 1] [append y 1]"), .ok("[r x []] [r y [1]]")],
      twin: [.ok("[append x 1] [append y 1]"), .ok("[r x [1]] [r y [1]]")]),
    BrokenTransactions(
      "read skew before the last append", .gSingle,
      broken: [
        .ok("[append x 1]"), .ok("[append x 2] [append y 2]"), .ok("[r x [1]] [r y [2]]"),
        .ok("[r x [1 2]]"),
      ],
      twin: [
        .ok("[append x 1]"), .ok("[append x 2] [append y 2]"), .ok("[r x [1 2]] [r y [2]]"),
        .ok("[r x [1 2]]"),
      ]),
    BrokenTransactions(
      "half of a transaction of unknown outcome", .gSingle,
      broken: [.unknown("[append x 1] [append y 1]"), .ok("[r x []] [r y [1]]")],
      twin: [.unknown("[append x 1] [append y 1]"), .ok("[r x []] [r y []]")]),
    BrokenTransactions(
      "fuzzy read", .nonRepeatableRead,
      broken: [.ok("[append x 1]"), .ok("[r x []] [r x [1]]")],
      twin: [.ok("[append x 1]"), .ok("[r x [1]] [r x [1]]")]),
    BrokenTransactions(
      "lost update", .lostUpdate,
      broken: [
        .ok("[r x []] [append x 1]"), .ok("[r x []] [append x 2]"), .ok("[r x [1 2]]"),
      ],
      twin: [
        .ok("[r x []] [append x 1]"), .ok("[r x [1]] [append x 2]"), .ok("[r x [1 2]]"),
      ]),
    BrokenTransactions(
      "lost update that nobody reads", .lostUpdate,
      broken: [.ok("[r x []] [append x 1]"), .ok("[r x []] [append x 2]")],
      twin: [.ok("[r x []] [append x 1]"), .ok("[append x 2]")]),
    BrokenTransactions(
      "long fork", .gNonadjacent,
      broken: [
        .ok("[append x 1]"), .ok("[append y 1]"), .ok("[r x [1]] [r y []]"),
        .ok("[r x []] [r y [1]]"),
      ],
      twin: [
        .ok("[append x 1]"), .ok("[append y 1]"), .ok("[r x [1]] [r y []]"),
        .ok("[r x [1]] [r y [1]]"),
      ]),
    BrokenTransactions(
      "write skew", .writeSkew,
      broken: [
        .ok("[r x []] [r y []] [append x 1]"), .ok("[r x []] [r y []] [append y 1]"),
        .ok("[r x [1]] [r y [1]]"),
      ],
      twin: [
        .ok("[r x []] [r y []] [append x 1]"), .ok("[r x [1]] [r y []] [append y 1]"),
        .ok("[r x [1]] [r y [1]]"),
      ]),
    BrokenTransactions(
      "write skew in a ring of three", .g2Item,
      broken: [
        .ok("[r x []] [append y 1]"), .ok("[r y []] [append z 1]"), .ok("[r z []] [append x 1]"),
      ],
      twin: [
        .ok("[r x []] [append y 1]"), .ok("[r y []] [append z 1]"), .ok("[r z [1]] [append x 1]"),
      ]),
    BrokenTransactions(
      "own append not seen", .internalInconsistency,
      broken: [.ok("[append x 1] [r x []]")], twin: [.ok("[append x 1] [r x [1]]")]),
    BrokenTransactions(
      "own append seen too early", .internalInconsistency,
      broken: [.ok("[r x [1]] [append x 1]")], twin: [.ok("[r x []] [append x 1]")]),
    BrokenTransactions(
      "dirty update", .dirtyUpdate,
      broken: [.fail("[append x 1]"), .ok("[append x 2]"), .ok("[r x [1 2]]")],
      twin: [.fail("[append x 1]"), .ok("[append x 2]"), .ok("[r x [2]]")]),
    BrokenTransactions(
      "incompatible order", .incompatibleOrder,
      broken: [.ok("[append x 1]"), .ok("[append x 2]"), .ok("[r x [1 2]]"), .ok("[r x [2 1]]")],
      twin: [.ok("[append x 1]"), .ok("[append x 2]"), .ok("[r x [1 2]]"), .ok("[r x [1]]")]),
    BrokenTransactions(
      "half of a transaction", .incompatibleOrder,
      broken: [.ok("[append x 1] [append x 2]"), .ok("[r x [2]]")],
      twin: [.ok("[append x 1] [append x 2]"), .ok("[r x [1 2]]")]),
    BrokenTransactions(
      "doubled append", .duplicateAppend,
      broken: [.ok("[append x 1]"), .ok("[r x [1 1]]")],
      twin: [.ok("[append x 1]"), .ok("[r x [1]]")]),
    BrokenTransactions(
      "garbage read", .garbageRead, broken: [.ok("[append x 1]"), .ok("[r x [1 7]]")],
      twin: [.ok("[append x 1]"), .unknown("[append x 7]"), .ok("[r x [1 7]]")]),
  ]

  static let registers = [
    BrokenTransactions(
      "aborted register read", .g1a, broken: [.fail("[w x 1]"), .ok("[r x 1]")],
      twin: [.unknown("[w x 1]"), .ok("[r x 1]")]),
    BrokenTransactions(
      "intermediate register read", .g1b,
      broken: [.ok("[w x 1] [w x 2]"), .ok("[r x 1]")],
      twin: [.ok("[w x 1] [w x 2]"), .ok("[r x 2]")]),
    BrokenTransactions(
      "circular register flow", .g1c,
      broken: [.ok("[w x 1] [r y 1]"), .ok("[w y 1] [r x 1]")],
      twin: [.ok("[w x 1] [r y nil]"), .ok("[w y 1] [r x 1]")]),
    BrokenTransactions(
      "register dirty write", .g0,
      broken: [.ok("[w x 1] [r y 1] [w y 2]"), .ok("[r x 1] [w x 2] [w y 1]")],
      twin: [.ok("[w x 1] [w y 1]"), .ok("[r x 1] [w x 2] [r y 1] [w y 2]")]),
    BrokenTransactions(
      "register read skew", .gSingle,
      broken: [.ok("[w x 1] [w y 1]"), .ok("[r x nil] [r y 1]")],
      twin: [.ok("[w x 1] [w y 1]"), .ok("[r x 1] [r y 1]")]),
    BrokenTransactions(
      "register fuzzy read", .nonRepeatableRead,
      broken: [.ok("[w x 1]"), .ok("[w x 2]"), .ok("[r x 1] [r x 2]")],
      twin: [.ok("[w x 1]"), .ok("[w x 2]"), .ok("[r x 1] [r x 1]")]),
    BrokenTransactions(
      "register lost update", .lostUpdate,
      broken: [.ok("[w x 1]"), .ok("[r x 1] [w x 2]"), .ok("[r x 1] [w x 3]")],
      twin: [.ok("[w x 1]"), .ok("[r x 1] [w x 2]"), .ok("[r x 2] [w x 3]")]),
    BrokenTransactions(
      "register write skew", .writeSkew,
      broken: [.ok("[r x nil] [r y nil] [w x 1]"), .ok("[r x nil] [r y nil] [w y 1]")],
      twin: [.ok("[r x nil] [r y nil] [w x 1]"), .ok("[r x 1] [r y nil] [w y 1]")]),
    BrokenTransactions(
      "own register write not seen", .internalInconsistency,
      broken: [.ok("[w x 1] [r x nil]")], twin: [.ok("[w x 1] [r x 1]")]),
    BrokenTransactions(
      "register dirty update", .dirtyUpdate,
      broken: [.fail("[w x 1]"), .ok("[r x 1] [w x 2]")],
      twin: [.fail("[w x 1]"), .ok("[r x nil] [w x 2]")]),
    BrokenTransactions(
      "garbage register read", .garbageRead, broken: [.ok("[w x 1]"), .ok("[r x 3]")],
      twin: [.ok("[w x 1]"), .ok("[r x 1]")]),
  ]

  static let inTime = [
    BrokenTransactions(
      "own session's append not seen", .gSingleProcess,
      broken: [.ok("[append x 1]", client: 1, at: 1...2), .ok("[r x []]", client: 1, at: 3...4)],
      twin: [.ok("[append x 1]", client: 1, at: 1...2), .ok("[r x [1]]", client: 1, at: 3...4)]),
    BrokenTransactions(
      "own session's append of the past", .g0Process,
      broken: [
        .ok("[append x 1]", client: 1, at: 1...2), .ok("[append x 2]", client: 1, at: 3...4),
        .ok("[r x [2 1]]", client: 2, at: 1...5),
      ],
      twin: [
        .ok("[append x 1]", client: 1, at: 1...2), .ok("[append x 2]", client: 1, at: 3...4),
        .ok("[r x [1 2]]", client: 2, at: 1...5),
      ]),
    BrokenTransactions(
      "read of a session's future", .g1cProcess,
      broken: [
        .ok("[r x [1]]", client: 1, at: 1...2), .ok("[append x 1]", client: 1, at: 3...4),
      ],
      twin: [
        .ok("[r x []]", client: 1, at: 1...2), .ok("[append x 1]", client: 1, at: 3...4),
      ]),
    BrokenTransactions(
      "two sessions that miss each other", .g2Process,
      broken: [
        .ok("[append x 1]", client: 1, at: 1...2), .ok("[append y 1]", client: 2, at: 1...2),
        .ok("[r y []]", client: 1, at: 3...4), .ok("[r x []]", client: 2, at: 3...4),
      ],
      twin: [
        .ok("[append x 1]", client: 1, at: 1...2), .ok("[append y 1]", client: 2, at: 1...2),
        .ok("[r y [1]]", client: 1, at: 3...4), .ok("[r x [1]]", client: 2, at: 3...4),
      ]),
    BrokenTransactions(
      "stale read", .gSingleRealtime,
      broken: [.ok("[append x 1]", at: 1...2), .ok("[r x []]", at: 3...4)],
      twin: [.ok("[append x 1]", at: 1...3), .ok("[r x []]", at: 2...4)]),
    BrokenTransactions(
      "stale register read", .gSingleRealtime,
      broken: [.ok("[w x 1]", at: 1...2), .ok("[r x nil]", at: 3...4)],
      twin: [.ok("[w x 1]", at: 1...2), .ok("[r x 1]", at: 3...4)]),
    BrokenTransactions(
      "register that goes back in time", .gSingleRealtime,
      broken: [
        .ok("[w x 1]", at: 1...2), .ok("[w x 2]", at: 3...4), .ok("[r x 1]", at: 5...6),
      ],
      twin: [
        .ok("[w x 1]", at: 1...2), .ok("[w x 2]", at: 3...6), .ok("[r x 1]", at: 5...7),
      ]),
    BrokenTransactions(
      "append into the past", .g0Realtime,
      broken: [
        .ok("[append x 1]", at: 1...2), .ok("[append x 2]", at: 3...4),
        .ok("[r x [2 1]]", at: 1...5),
      ],
      twin: [
        .ok("[append x 1]", at: 1...3), .ok("[append x 2]", at: 2...4),
        .ok("[r x [2 1]]", at: 1...5),
      ]),
    BrokenTransactions(
      "read of the future", .g1cRealtime,
      broken: [.ok("[r x [1]]", at: 1...2), .ok("[append x 1]", at: 3...4)],
      twin: [.ok("[r x [1]]", at: 1...3), .ok("[append x 1]", at: 2...4)]),
    BrokenTransactions(
      "reader before a writer of the past", .g2Realtime,
      broken: [
        .ok("[append x 1]", at: 1...2), .ok("[r x []] [append y 1]", at: 1...5),
        .ok("[r y []]", at: 3...4),
      ],
      twin: [
        .ok("[append x 1]", at: 1...2), .ok("[r x []] [append y 1]", at: 1...5),
        .ok("[r y [1]]", at: 3...4),
      ]),
  ]
}
