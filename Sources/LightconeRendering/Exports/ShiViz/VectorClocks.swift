import LightconeTrace

/// The vector clocks of events that nodes do or notice, so that comparing two clocks says exactly what
/// ``CausalOrder`` says.
///
/// A vector clock can only tell the truth if all events of one host follow each other. In this program a
/// crash ends that: what a node does after it does not follow from what it did before. So each life of a
/// node is a host. What the environment does has no place in that order at all; it gets no entry, but what
/// it carries on (a duplicate, a repair) is carried on in the clocks.
struct VectorClocks {
  /// A life of a node.
  struct Host: Hashable {
    var node: NodeID
    /// Counted from 1.
    var life: Int
  }

  /// An event with a clock.
  struct Entry {
    var position: Int
    var host: Int
    /// How many events of each host come before this one or are it, by host.
    var clock: [(host: Int, time: Int32)]
  }

  private(set) var hosts: [Host] = []
  private(set) var entries: [Entry] = []

  /// Gives clocks to events.
  ///
  /// - Parameters:
  ///   - window: the positions that may get one.
  ///   - maximumEntries: how many get one; more are left out at the end.
  ///   - maximumTimes: how many times all clocks together may hold.
  ///   - includes: whether an event gets one. Crashes and other deeds of the environment never do.
  /// - Complexity: O(events), and O(hosts) for each event of the window.
  init(
    _ trace: Trace, window: Range<Int>, maximumEntries: Int, maximumTimes: Int,
    includes: (TraceEvent) -> Bool
  ) {
    let order = CausalOrder(trace)
    var lives = [Int](repeating: 1, count: trace.nodes.count)
    var hostOfNode = [Int?](repeating: nil, count: trace.nodes.count)
    var clocks: [[Int32]] = []
    var timeCount = 0
    for position in 0..<window.upperBound {
      let event = trace.events[position]
      let node = event.node.flatMap { trace.nodes.indices.contains($0.position) ? $0 : nil }
      if event.kind == .crash, let node {
        lives[node.position] += 1
        hostOfNode[node.position] = nil
      }
      guard window.contains(position) else { continue }
      var clock = [Int32](repeating: 0, count: hosts.count)
      for source in order.predecessors(of: EventNumber(position + 1))
      where source.position >= window.lowerBound {
        Self.merge(clocks[source.position - window.lowerBound], into: &clock)
      }
      if let node, event.kind.isOfANode, includes(event) {
        let host = hostOfNode[node.position] ?? hosts.count
        if host == hosts.count {
          hosts.append(Host(node: node, life: lives[node.position]))
          hostOfNode[node.position] = host
          clock.append(0)
        }
        clock[host] += 1
        let times = clock.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) }
        timeCount += times.count
        if entries.count == maximumEntries || timeCount > maximumTimes { return }
        entries.append(Entry(position: position, host: host, clock: times))
      }
      clocks.append(clock)
    }
  }

  private static func merge(_ source: [Int32], into clock: inout [Int32]) {
    for host in source.indices where source[host] > clock[host] { clock[host] = source[host] }
  }
}

extension TraceEvent.Kind {
  /// Whether a node does it or notices it, so that it stands in the order of the node's life.
  var isOfANode: Bool {
    switch self {
    case .start, .send, .deliver, .setTimer, .fireTimer, .cancelTimer, .append, .sync, .synced,
      .become, .note, .count, .observe, .invoke, .complete:
      true
    case .crash, .restart, .lose, .partition, .repair, .duplicate, .delay, .pause, .resume, .hold,
      .release, .fault, .heal:
      false
    }
  }
}
