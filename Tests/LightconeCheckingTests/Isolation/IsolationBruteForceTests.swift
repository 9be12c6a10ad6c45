import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// On tiny histories the cycles say what trying all orders says.
@Suite struct IsolationBruteForceTests {
  @Test(
    "Lists: serializable and strictly serializable where some order explains all, and only there",
    arguments: MadeUpExecution.Isolation.allCases)
  func lists(_ isolation: MadeUpExecution.Isolation) throws {
    var draw = Draw(seed: 11)
    var counts: [Bool: Int] = [:]
    for _ in 0..<1_500 {
      let execution = MadeUpExecution(
        kind: .listAppend, transactionCount: 2 + draw.below(4), keyCount: 1 + draw.below(3),
        stepCount: 4)
      var operations = execution.run(isolation, &draw)
      if draw.below(3) == 0 { spoil(&operations, &draw) }
      let result = try Isolation.check(OperationHistory(operations))
      guard result.answeredReadCount > 0 else {
        #expect(result.verdict(for: .serializable) == .undecided)
        continue
      }
      let isSerializable = isExplainedBySomeOrder(operations, inRealTime: false)
      let isStrict = isExplainedBySomeOrder(operations, inRealTime: true)
      #expect(
        result.verdict(for: .serializable) == (isSerializable ? .holds : .violated),
        "\(operations.map(\.answer.description))")
      #expect(
        result.verdict(for: .strictSerializable) == (isStrict ? .holds : .violated),
        "\(operations.map(\.description)) \(result.anomalies.map(\.kind))")
      counts[isSerializable, default: 0] += 1
    }
    #expect(counts[true, default: 0] > 100)
    #expect(counts[false, default: 0] > 100)
  }

  @Test(
    "Registers: what is said to hold has an order, what is said to be violated has none",
    arguments: MadeUpExecution.Isolation.allCases)
  func registers(_ isolation: MadeUpExecution.Isolation) throws {
    var draw = Draw(seed: 12)
    var counts: [Verdict: Int] = [:]
    for _ in 0..<1_500 {
      let execution = MadeUpExecution(
        kind: .register, transactionCount: 2 + draw.below(4), keyCount: 1 + draw.below(3),
        stepCount: 4)
      var operations = execution.run(isolation, &draw)
      if draw.below(3) == 0 { spoil(&operations, &draw) }
      let result = try Isolation.check(OperationHistory(operations))
      guard result.answeredReadCount > 0 else { continue }
      for (level, inRealTime) in [
        (IsolationLevel.serializable, false), (.strictSerializable, true),
      ] {
        let isExplained = isExplainedBySomeOrder(operations, inRealTime: inRealTime)
        let verdict = result.verdict(for: level)
        if verdict == .holds { #expect(isExplained, "\(operations.map(\.answer.description))") }
        if verdict == .violated { #expect(!isExplained, "\(operations.map(\.answer.description))") }
        counts[verdict, default: 0] += 1
      }
    }
    #expect(counts[.holds, default: 0] > 100)
    #expect(counts[.violated, default: 0] > 100)
    #expect(counts[.undecided, default: 0] < counts[.violated, default: 0])
  }

  /// Takes the last element from a read, or makes a read show what it wrote nobody knows when.
  private func spoil(_ operations: inout [HistoryOperation], _ draw: inout Draw) {
    let place = draw.below(operations.count)
    guard case .list(var steps) = operations[place].answer else { return }
    for step in steps.indices {
      guard case .list(var parts) = steps[step], parts[0] == .text("r") else { continue }
      switch parts[2] {
      case .list(let elements) where elements.count > 1:
        parts[2] =
          draw.below(2) == 0
          ? .list(elements.dropLast()) : .list([elements[1], elements[0]] + elements.dropFirst(2))
      case .list(let elements): parts[2] = .list(elements.dropLast())
      default: parts[2] = .none
      }
      steps[step] = .list(parts)
      break
    }
    operations[place].answer = .list(steps)
  }
}
