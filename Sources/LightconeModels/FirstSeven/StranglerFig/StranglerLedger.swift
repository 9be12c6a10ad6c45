import Lightcone
import LightconeTrace

/// Reads off the run's samples what no node knows: which answers differ from what the legacy system alone
/// would have said, and which writes were lost.
struct StranglerLedger {
  /// Requests in the order in which they were asked.
  static let asked = "ledger.asked"
  /// Answers in the order in which they were heard.
  static let answered = "ledger.answered"

  /// A request in one number: its own, feature, row, and two bits.
  static func mark(of request: StranglerRequest) -> Int64 {
    Int64(request.number) << 16 | Int64(request.key.feature) << 12 | Int64(request.key.row) << 2
      | (request.isRead ? 0 : 2) | (request.isAnonymous ? 1 : 0)
  }

  /// An answer in one number: the request's, what was answered, and whether the field was there.
  static func mark(of answer: StranglerAnswer, to number: Int) -> Int64 {
    let content = content(of: answer)
    return Int64(number) << 32 | Int64(content) << 1 | (answer.custom == nil ? 0 : 1)
  }

  private static func content(of answer: StranglerAnswer) -> Int {
    switch answer.status {
    case .failed: 0
    case .denied: 1
    case .ok: answer.cents + 2
    }
  }

  private static func number(_ mark: Int64) -> Int { Int(mark >> 16) }
  private static func isWrite(_ mark: Int64) -> Bool { mark & 2 != 0 }
  private static func key(_ mark: Int64) -> MigratedKey {
    MigratedKey(feature: Int(mark >> 12 & 15), row: Int(mark >> 2 & 1_023))
  }

  private let world: World<StranglerFig>

  init(_ world: World<StranglerFig>) { self.world = world }

  private var plan: StranglerPlan? {
    world.nodes(as: MigrationOperator.self).first?.state.plan.shared
  }

  /// Answers that the legacy system alone, asked in the same order, would not have given.
  var changedAnswers: Int {
    let expected = legacyAnswers
    return world.samples(Self.answered).count { mark in
      expected[Int(mark >> 32)] != mark & 0xFFFF_FFFF
    }
  }

  /// What the legacy system alone would have said to each request.
  private var legacyAnswers: [Int: Int64] {
    var amounts: [MigratedKey: Int] = [:]
    let first = world.nodes(as: MigrationSide.self).first { $0.state.plan.side == .legacy }
    let isPreloaded = first?.state.isPreloaded ?? false
    var answers: [Int: Int64] = [:]
    for mark in world.samples(Self.asked) {
      let (number, key) = (Self.number(mark), Self.key(mark))
      if Self.isWrite(mark) { amounts[key] = (number + 1) * 100 }
      let cents = amounts[key] ?? (isPreloaded ? 100 : 0)
      let isKnown = amounts[key] != nil || isPreloaded
      let isDenied = mark & 1 != 0
      answers[number] =
        isDenied ? 1 << 1 : Int64(cents + 2) << 1 | (isKnown ? 1 : 0)
    }
    return answers
  }

  /// Acknowledged writes that the store which now answers reads never got.
  var lostWrites: Int {
    guard let plan, let table = world.nodes(as: MigrationOperator.self).first?.state.table else {
      return 0
    }
    let (old, new) = (writes(on: plan.legacy), writes(on: plan.service))
    let acknowledged = acknowledgedNumbers
    return world.samples(Self.asked).count { mark in
      guard Self.isWrite(mark), acknowledged.contains(Self.number(mark)) else { return false }
      let isNew = plan.mode.hasTwoStores && table[Self.key(mark).feature].reads == .always
      return !(isNew ? new : old).contains(Self.number(mark))
    }
  }

  private var acknowledgedNumbers: Set<Int> {
    Set(
      world.samples(Self.answered).filter { $0 >> 1 & 0x7FFF_FFFF >= 2 }.map { Int($0 >> 32) })
  }

  private func writes(on node: NodeID) -> Set<Int> {
    Set(
      world.disk(of: node).records.compactMap {
        if case .committed(let row) = $0 { row.write } else { nil }
      })
  }
}
