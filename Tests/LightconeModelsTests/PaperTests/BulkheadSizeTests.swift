import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// How large a compartment must be while nothing is slow: Erlang's loss formula (Erlang 1917), for any law
/// of service times.
@Suite struct BulkheadSizeTests {
  private let healthy: Values = [
    "rate.local": "0/s", "fault.duration": "0ms", "rate.dep": "1000/s", "load.duration": "5s",
  ]

  /// One call is under way in the mean: B(2) = 1/5, B(3) = 1/16.
  @Test("Refusals are Erlang B, whatever the law", arguments: ["1ms", "exponential(1ms)"])
  func erlang(latency: String) throws {
    for (limit, expected) in [(2, 1.0 / 5), (3, 1.0 / 16)] {
      let run = try bulkheadRun(
        healthy.merging(["dep.latency": latency, "maxConcurrentCalls": "\(limit)"]) { $1 })
      let refused = run.share("b.rejected", of: "b.asked")
      // 5,000 calls; refusals come in clusters, which doubles the variance at most.
      let error = (2 * expected * (1 - expected) / 5_000).squareRoot()
      #expect(abs(refused - expected) < 4 * error)
      #expect(run.number("erlang.b") == Int((1_000_000 * expected).rounded(.down)))
    }
  }

  @Test("The formula for the defaults: 5 permits refuse 3 in a thousand calls, 6 fewer than one")
  func formula() throws {
    func expected(_ limit: Int) throws -> Int? {
      let values: Values = ["maxConcurrentCalls": "\(limit)", "load.duration": "1ms"]
      return try bulkheadRun(values).number("erlang.b")
    }
    #expect(try expected(5) == 1_000_000 / 326)
    #expect(try expected(6) == 1_000_000 / 1_957)
    let six = try bulkheadRun(["maxConcurrentCalls": "6", "load.duration": "1ms"])
    #expect(six.number("erlang.b.one.less") == 1_000_000 / 326)
  }

  @Test(
    "Control: a line to wait in refuses fewer than the formula says, and calls in it take longer")
  func waiting() throws {
    let values = healthy.merging(["dep.latency": "1ms", "maxConcurrentCalls": "2"]) { $1 }
    let run = try bulkheadRun(values.merging(["maxWaitDuration": "10ms"]) { $1 })
    #expect(run.share("b.rejected", of: "b.asked") < 0.02)
    #expect(run.greatest("b.latency") ?? 0 > TimeSpan.milliseconds(2).nanoseconds)
  }
}
