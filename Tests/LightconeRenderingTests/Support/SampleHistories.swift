import LightconeRendering
import LightconeTrace

/// Histories of clients, written by hand.
enum SampleHistories {
  private static func operation(
    _ client: String, _ label: String, _ begin: Int64, _ end: Int64?,
    _ outcome: OperationOutcome = .ok, _ answer: String? = nil
  ) -> IntervalChart.Operation {
    IntervalChart.Operation(
      client: client, label: label, answer: answer, begin: Instant(nanoseconds: begin * 100_000),
      end: end.map { Instant(nanoseconds: $0 * 100_000) }, outcome: outcome)
  }

  /// Three clients of a register, with every outcome, and an order that fits.
  static func register() -> IntervalChart {
    var chart = IntervalChart(
      "A register and three clients",
      [
        operation("client1", "write x 1", 0, 90),
        operation("client2", "read x", 20, 60, .ok, "nil"),
        operation("client3", "write x 2", 40, 150, .unknown),
        operation("client2", "read x", 80, 130, .ok, "1"),
        operation("client1", "cas x 7 8", 110, 170, .fail),
        operation("client2", "read x", 150, 260, .ok, "2"),
        operation("client1", "write x 3", 190, nil, .unknown),
        operation("client3", "read x", 200, 290, .ok, "3"),
      ])
    chart.linearization = IntervalChart.Linearization([
      .init(1, state: "nil"), .init(0, state: "1"), .init(3, state: "1"), .init(2, state: "2"),
      .init(5, state: "2"), .init(6, state: "3"), .init(7, state: "3"),
    ])
    return chart
  }

  /// A stale read: the order gets stuck at it.
  static func stuck() -> IntervalChart {
    var chart = IntervalChart(
      "A stale read",
      [
        operation("alice", "write x 1", 0, 40), operation("bob", "read x", 50, 90, .ok, "1"),
        operation("alice", "write y 5", 60, 120), operation("bob", "read x", 110, 160, .ok, "nil"),
        operation("alice", "read y", 140, 190, .ok, "5"),
      ])
    chart.linearization = IntervalChart.Linearization(
      [.init(0, state: "x=1"), .init(1, state: "x=1"), .init(2, state: "x=1 y=5")], stuck: [3])
    return chart
  }

  /// Many operations of many clients, some of which never end.
  static func crowd(_ count: Int = 1_000) -> IntervalChart {
    let chance = SampleCharts.chance(count * 2, seed: 11)
    var free = Array(repeating: Int64(0), count: 6)
    let operations = (0..<count).map { index in
      let client = index % 6
      let begin = free[client] + Int64(chance[index] * 20)
      let end = begin + 5 + Int64(chance[count + index] * 60)
      free[client] = end + 1
      let isOpen = index % 97 == 96
      return operation(
        "client\(client + 1)",
        index.isMultiple(of: 2) ? "write key\(client) \(index)" : "read key\(client)",
        begin, isOpen ? nil : end, isOpen ? .unknown : index % 13 == 12 ? .fail : .ok)
    }
    var chart = IntervalChart("A crowd", operations.sorted { $0.begin < $1.begin })
    chart.focus = 500
    return chart
  }

  /// Short operations and one that waits for a timeout: to scale nothing could be seen.
  static func timeout() -> IntervalChart {
    IntervalChart(
      "A timeout",
      [
        operation("alice", "write x 1", 0, 20), operation("bob", "read x", 10, 50_000, .unknown),
        operation("alice", "write x 2", 30, 50), operation("alice", "write x 3", 60, 70),
        operation("carol", "read x", 65, 90, .ok, "3"),
      ])
  }

  /// A history from a file: no times, but lines.
  static func file() -> IntervalChart {
    func operation(_ client: String, _ label: String, _ begin: Int64, _ end: Int64)
      -> IntervalChart.Operation
    {
      IntervalChart.Operation(
        client: client, label: label, begin: Instant(nanoseconds: begin),
        end: Instant(nanoseconds: end), outcome: .ok)
    }
    var chart = IntervalChart(
      "A history from a file",
      [operation("0", "enqueue 1", 3, 7), operation("1", "dequeue 1", 4, 120)])
    chart.clock = .places("line")
    chart.linearization = .init([.init(0), .init(1)])
    return chart
  }

  /// All histories by name.
  static var all: [(name: String, figure: any ChartFigure)] {
    [
      ("register", register()), ("stuck", stuck()), ("history-crowd", crowd()),
      ("timeout", timeout()), ("history-of-file", file()),
      ("no-history", IntervalChart("Nothing", [])),
    ]
  }
}
