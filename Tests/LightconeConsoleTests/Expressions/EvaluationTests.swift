import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("Evaluating an expression in one run")
struct EvaluationTests {
  @Test(
    "An expression comes to the value that its text says",
    arguments: [
      ("4", "4"), ("1.5", "1.5"), ("50ms", "50 ms"), ("2s", "2 s"), ("3us + 1µs", "4 us"),
      ("1min", "60 s"), ("1h", "3600 s"), ("7ns", "7 ns"), ("20/s", "20/s"), ("5/ms", "5000/s"),
      ("5%", "0.05"), ("1e3", "1000"), ("\"a b\"", "\"a b\""), ("true", "true"),
      ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("2 ^ 3 ^ 2", "512"), ("-2 ^ 2", "-4"),
      ("2 ^ -1", "0.5"), ("10 - 4 - 3", "3"), ("12 / 2 / 3", "2"), ("4 * participants", "12"),
      ("20/s * 5s", "100"), ("rate * 50ms", "1"), ("10ms / 4ms", "2.5"), ("10 / 2s", "5/s"),
      ("(2s) ^ 2", "4 s^2"), ("sqrt(4ms ^ 2)", "4 ms"), ("2ms ^ 0", "1"), ("-net.latency", "-1 ms"),
      ("a - b", "2"), ("a - -b", "12"), ("maxWaitDurationInHalfOpenState", "0"),
      ("ln(exp(2))", "2"), ("log2(8)", "3"), ("abs(-3ms)", "3 ms"), ("floor(2.7)", "2"),
      ("ceil(2.1)", "3"), ("ceil(0.1 * 30)", "3"), ("max(3, messages, 5)", "12"),
      ("min(3ms, 2ms)", "2 ms"), ("exp(-1)", "0.3679"), ("1 / 3", "0.3333"),
      ("quantile(lock.held, 0.5)", "2 ms"), ("quantile(lock.held, 100%)", "3 ms"),
      ("quantile(lock.held, 1 / 3)", "1 ms"), ("quantile(lock.held, 0.34)", "2 ms"),
      ("quantile(lock.held, 0.5) == p50(lock.held)", "true"), ("count(lock.held)", "3"),
      ("2 / 3 * 1ms", "666.667 us"),
      ("messages == 12 and not a < b", "true"), ("a < b or committed", "true"),
      ("not committed or a == 7", "true"), ("law == \"uniform\"", "true"),
      ("law != \"constant\"", "true"), ("committed == false", "false"),
      ("not a == b", "true"), ("1 + 1 == 2 and 2 > 1", "true"),
    ])
  func values(text: String, expected: String) throws {
    #expect(try value(text).description == expected)
  }

  @Test(
    "A comparison holds within its tolerance and not beyond",
    arguments: [
      ("0.1 + 0.2 == 0.3", true), ("0.1 + 0.2 <= 0.3", true), ("0.1 + 0.2 > 0.3", false),
      ("100 == 105 ± 5%", true), ("100 == 106 ± 5%", false), ("100 == 105 +- 5%", true),
      ("0.52 == 0.5 ± 2pp", true), ("0.53 == 0.5 ± 2pp", false), ("12 == 10 ± 2", true),
      ("12.1 == 10 ± 2", false), ("7ms == 10ms ± 3ms", true), ("6ms == 10ms ± 3ms", false),
      ("10 != 12 ± 2", false), ("10 != 13 ± 2", true), ("11 <= 10 ± 1", true),
      ("11.1 <= 10 ± 1", false), ("11 < 10 ± 1", false), ("9 >= 10 ± 1", true),
      ("8.9 >= 10 ± 1", false), ("9.5 > 10 ± 1", true), ("-100 == -105 ± 5%", true),
      ("1 == 1.000001", false), ("2 > 1", true), ("2 >= 3", false), ("2 < 2", false),
    ])
  func comparisons(text: String, holds: Bool) throws {
    #expect(try Expression(parsing: text).evaluate(in: FixedQuantities.sample).holds == holds)
  }

  @Test(
    "An aggregate gathers the raw samples of a series",
    arguments: [
      ("mean(lock.held)", "2 ms"), ("sum(lock.held)", "6 ms"), ("min(lock.held)", "1 ms"),
      ("max(lock.held)", "3 ms"), ("count(lock.held)", "3"), ("p50(lock.held)", "2 ms"),
      ("p99(lock.held)", "3 ms"), ("count(queue.length)", "0"), ("sum(queue.length)", "0"),
      ("mean(messages)", "12"), ("mean(committed)", "1"), ("count(a < b)", "0"),
    ])
  func aggregates(text: String, expected: String) throws {
    #expect(try value(text).description == expected)
  }

  @Test("A quantile is the sample of nearest rank")
  func quantiles() {
    let samples = Samples(values: (1...1_000).reversed().map(Double.init), timeExponent: 0)
    let found = [Function.p50, .p90, .p95, .p99, .p999].map { samples.aggregate($0)?.value }
    #expect(found == [500, 900, 950, 990, 999])
    #expect(Samples(values: [4, 8], timeExponent: 0).aggregate(.p50)?.value == 4)
    #expect(Samples(values: [4], timeExponent: 0).aggregate(.p999)?.value == 4)
  }

  @Test("The right side of 'and' and 'or' is left alone where the left one decides")
  func shortCircuit() throws {
    #expect(try value("count(queue.length) > 0 and mean(queue.length) > 1") == .flag(false))
    #expect(try value("committed or mean(queue.length) > 1") == .flag(true))
  }

  @Test("An expression knows its text and the names in it")
  func names() throws {
    let expression = try Expression(parsing: "  max(lock.held) < a + 4 * a ")
    #expect(expression.text == "max(lock.held) < a + 4 * a")
    #expect(expression.names == ["lock.held", "a"])
    #expect(expression.canBeCondition)
    #expect(try !Expression(parsing: "a + 1").canBeCondition)
  }
}
