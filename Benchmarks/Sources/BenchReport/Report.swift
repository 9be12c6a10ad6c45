import Foundation

/// All that was measured in one run, as a table for people and as JSON for programs.
struct Report: Codable {
  var plan: Plan
  var machine: Machine
  var rows: [Row] = []
  var fork: ForkResult?
  var stepBack: StepBackResult?
  var rumor: RumorResult?
  var exploring: [ExploringRow] = []

  init(plan: Plan, machine: Machine) {
    self.plan = plan
    self.machine = machine
  }

  /// The costs of events.
  var eventTable: String {
    let heads = [
      "name", "path", "pending", "events/s", "ns/event", "x bare queue", "allocations/event",
      "memory MB",
    ]
    let lines = rows.map { row in
      [
        row.name, row.path, String(row.pendingCount),
        String(format: "%.1f M", row.eventsPerSecond / 1e6),
        Self.text(row.nanosecondsPerEvent, 1), Self.text(row.ratioToBareQueue, 2),
        Self.text(row.allocationsPerEvent, 3), Self.text(row.memoryMegabytes, 1),
      ]
    }
    return Self.table([heads] + lines, textColumns: 2)
  }

  /// The costs of copies and of ways back.
  var snapshotTable: String {
    var lines = [["snapshots", "time", "x array copy"]]
    if let fork {
      let size = Self.text(Double(fork.bytes) / 1_024, 0)
      lines += [
        [
          "copy arrays of \(size) KiB", Self.text(fork.plainCopyMicroseconds, 1) + " us", "1.00",
        ],
        [
          "fork \(fork.nodeCount) nodes, change one", Self.text(fork.forkMicroseconds, 1) + " us",
          Self.text(fork.ratioToPlainCopy, 2),
        ],
      ]
    }
    if let stepBack {
      lines.append([
        "one step back after \(stepBack.events) events",
        Self.text(stepBack.medianMilliseconds, 3) + " ms", "-",
      ])
    }
    return Self.table(lines, textColumns: 1)
  }

  /// The costs of searches.
  var exploringTable: String {
    let heads = [
      "search", "workers", "distinct", "generated/s", "ns/generated", "x bare table", "MB",
    ]
    let lines = exploring.map { row in
      [
        row.name, String(row.workerCount), String(row.distinctCount),
        String(format: "%.1f M", row.generatedPerSecond / 1e6),
        Self.text(row.nanosecondsPerGenerated, 1), Self.text(row.ratioToBareTable, 2),
        Self.text(row.memoryMegabytes, 1),
      ]
    }
    return Self.table([heads] + lines, textColumns: 1)
  }

  /// The rumor in one paragraph.
  var rumorText: String {
    guard let rumor else { return "" }
    return """
      A rumor reached all of \(rumor.nodeCount) nodes in \(rumor.rounds) rounds of 1 s (log2 n + ln n \
      is \(Self.text(rumor.expectedRounds, 1))) and \(rumor.steps) events.
      Setting up took \(Self.text(rumor.setUpSeconds, 1)) s, running \(Self.text(rumor.seconds, 1)) s: \
      \(Self.text(rumor.nanosecondsPerEvent, 0)) ns/event, \(Self.text(rumor.ratioToBareQueue, 2)) x \
      bare queue. Peak memory: \(Self.text(rumor.peakMegabytes, 0)) MB; an idle node takes \
      \(Self.text(rumor.bytesPerIdleNode, 0)) bytes.

      """
  }

  /// Writes everything as JSON.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(to: URL(filePath: path))
  }

  private static func text(_ number: Double?, _ digits: Int) -> String {
    number.map { String(format: "%.\(digits)f", $0) } ?? "-"
  }

  /// Columns of equal width: texts to the left, numbers to the right.
  private static func table(_ lines: [[String]], textColumns: Int) -> String {
    let widths = (lines.first ?? []).indices.map { column in
      lines.map { $0[column].count }.max() ?? 0
    }
    return lines.map { line in
      line.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return column < textColumns ? text + blanks : blanks + text
      }.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}
