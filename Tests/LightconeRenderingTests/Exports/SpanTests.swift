import Foundation
import LightconeRendering
import LightconeTrace
import Testing

@Suite("Chrome traces and spans")
struct SpanTests {
  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func chromeEntries(_ trace: Trace, maximumEvents: Int = .max) throws -> [[String: Any]] {
    let document = try json(PerfettoDocument.render(trace, maximumEvents: maximumEvents))
    return try #require(document["traceEvents"] as? [[String: Any]])
  }

  /// The spans of a document by the number of their event; the root under 0.
  private func spans(_ text: String) throws -> [Int: [String: Any]] {
    var spans: [Int: [String: Any]] = [:]
    for resource in try #require(try json(text)["resourceSpans"] as? [[String: Any]]) {
      for scope in try #require(resource["scopeSpans"] as? [[String: Any]]) {
        for span in try #require(scope["spans"] as? [[String: Any]]) {
          let id = try #require(UInt64(span["spanId"] as? String ?? "", radix: 16))
          spans[id == .max ? 0 : Int(id)] = span
        }
      }
    }
    return spans
  }

  @Test("A flow leads from each send to each of its ends, forward in time", arguments: 1...6)
  func flows(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 250).trace
    var begins: [Int: Double] = [:]
    var count = 0
    for entry in try chromeEntries(trace) {
      let (phase, id) = (entry["ph"] as? String, entry["id"] as? Int ?? 0)
      let time = entry["ts"] as? Double ?? -1
      if phase == "s" { begins[id] = time }
      if phase == "f" {
        let begin = begins.removeValue(forKey: id)
        #expect(try #require(begin) <= time)
        count += 1
      }
    }
    #expect(begins.isEmpty)
    #expect(count == trace.events.count { $0.kind == .deliver || $0.kind == .lose })
  }

  @Test("No nanosecond is lost, and a state lasts until the next")
  func times() throws {
    var trace = Trace(nodes: [TraceNode(name: "a", role: "")])
    let state = trace.labels.number(of: "busy")
    let times: [Int64] = [1, 1_234_567_891, 1_234_567_892]
    for time in times {
      trace.events.append(
        TraceEvent(.become, at: Instant(nanoseconds: time), node: NodeID(0), label: state))
    }
    let text = PerfettoDocument.render(trace)
    #expect(text.contains(#""ts":0.001,"dur":1234567.890"#))
    #expect(text.contains(#""ts":1234567.891,"dur":0.001"#))
  }

  @Test("A counter of Chrome's is what the node has counted so far, and a sample the sample")
  func counters() throws {
    var builder = TraceBuilder(["a", "b"])
    builder.add(.count, 0, label: "x", value: 2)
    builder.add(.count, 1, label: "x", value: 5)
    builder.add(.count, 0, label: "x", value: -3)
    builder.add(.observe, 0, label: "y", value: 7)
    let values = try chromeEntries(builder.trace).filter { $0["ph"] as? String == "C" }
      .map { ($0["args"] as? [String: Int])?["value"] }
    #expect(values == [2, 5, -1, 7])
    let rows = MetricTable.render(builder.trace).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").last.map(String.init) }
    #expect(rows == ["2", "7", "4", "7"])
  }

  @Test("A span's parent is what caused it", arguments: 1...6)
  func parents(seed: UInt64) throws {
    let trace = RandomRun(seed: seed, events: 250).trace
    let spans = try spans(OpenTelemetryDocument.render(trace))
    var arrivals = 0
    for (position, event) in trace.events.enumerated() {
      guard [.start, .send, .deliver, .fireTimer, .invoke].contains(event.kind) else {
        #expect(spans[position + 1] == nil)
        continue
      }
      let span = try #require(spans[position + 1])
      let parent = try #require(UInt64(span["parentSpanId"] as? String ?? "", radix: 16))
      switch event.kind {
      case .deliver, .send, .invoke:
        #expect(parent == UInt64(event.cause.rawValue))
        arrivals += 1
      case .fireTimer:
        // What set the timer is no span: its handler is.
        let set = try #require(trace[event.cause])
        #expect(parent == UInt64(set.cause.rawValue))
      default: #expect(parent == .max)
      }
      let kind = try #require(span["kind"] as? Int)
      let kinds: [TraceEvent.Kind: Set<Int>] = [
        .send: [4], .deliver: [2, 5], .invoke: [3], .start: [1], .fireTimer: [1],
      ]
      #expect(kinds[event.kind]?.contains(kind) == true)
    }
    #expect(arrivals > 50)
  }

  @Test(
    "What a client asks while its operation is open is served; a lost message and a failure are errors"
  )
  func kindsAndErrors() throws {
    var builder = TraceBuilder(["client", "server"])
    builder.add(.start, 0)
    let first = builder.invoke(0, "write", key: "x", argument: "5")
    builder.deliver(builder.send("set", from: 0, to: 1))
    let answer = builder.send("done", from: 1, to: 0)
    builder.lose(answer, .chance)
    builder.complete(0, first, .fail, answer: "timeout")
    builder.deliver(builder.send("bye", from: 0, to: 1))
    _ = builder.invoke(0, "read")
    let spans = try spans(OpenTelemetryDocument.render(builder.trace.withCauses))
    func status(_ number: Int) -> Int? {
      (spans[number]?["status"] as? [String: Any])?["code"] as? Int
    }
    #expect(spans[4]?["kind"] as? Int == 2)
    #expect(spans[9]?["kind"] as? Int == 5)
    #expect(status(5) == 2 && status(2) == 2 && status(3) == nil && status(10) == nil)
    #expect(spans[2]?["startTimeUnixNano"] as? String == "946684800000000000")
  }

  @Test("A document that is cut says how many events there are")
  func cut() throws {
    let trace = RandomRun(seed: 1, events: 300).trace
    let document = try json(PerfettoDocument.render(trace, maximumEvents: 100))
    let other = try #require(document["otherData"] as? [String: String])
    #expect(other["events"] == "\(trace.events.count)" && other["eventsWritten"] == "100")
    let text = OpenTelemetryDocument.render(trace, maximumEvents: 100)
    #expect(try spans(text).keys.allSatisfy { $0 <= 100 })
    #expect(text.contains(#""lightcone.events_written","value":{"intValue":"100"}"#))
  }
}
