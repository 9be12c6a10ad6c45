import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("Random lines")
struct RandomLineTests {
  /// A small generator with a fixed seed (SplitMix64), so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static let pieces: [String] =
    CommandDescription.words + CommandDescription.all.map(\.example)
    + Function.allCases.map { $0.rawValue + "(" } + Symbol.allCases.map(\.rawValue)
    + FixedQuantities.sample.knownNames
    + [
      "4", "1.5", "50ms", "20/s", "5%", "2pp", "+-", "=", ":", "#", "#57", "#0", "|", "\"",
      "\"a b\"",
      "n=3", "seed=1", "n=1..5", "=", "for", "until", "from", "to", "all", "over", "seeds",
      "crash points",
      "EX", "STAT", "a-b", "\t", "é", "\u{1F600}", "e\u{301}", "1e300", "99999999999999999999", "²",
      "٣", "\u{0}", "\r\n", "µs", "..", ",", "-", "--", "(", ")",
    ]

  /// A line of words that belong to the language, or of raw bytes, or of both.
  static func line(_ generator: inout Generator) -> String {
    var text = ""
    if generator.next() % 4 == 0 { return "predict " + expression(&generator) }
    if generator.next() % 3 > 0,
      let word = CommandDescription.words.randomElement(using: &generator)
    {
      text = word + " "
    }
    for _ in 0..<Int(generator.next() % 8) {
      if generator.next() % 8 == 0 {
        let bytes = (0..<Int(generator.next() % 6)).map { _ in
          UInt8(truncatingIfNeeded: generator.next())
        }
        text += String(decoding: bytes, as: UTF8.self)
      } else {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      if generator.next() % 3 > 0 { text += " " }
    }
    return text
  }

  /// An expression that follows the grammar but not the rules of units and kinds.
  static func expression(_ generator: inout Generator, depth: Int = 0) -> String {
    func inner() -> String { expression(&generator, depth: depth + 1) }
    switch depth < 4 ? generator.next() % 6 : 0 {
    case 1: return "(\(inner()))"
    case 2: return (generator.next() % 2 == 0 ? "-" : "not ") + inner()
    case 3:
      let function = Function.allCases.randomElement(using: &generator) ?? .max
      return "\(function.rawValue)(\(inner()))"
    case 4, 5:
      let signs = Symbol.allCases.filter { $0.precedence != nil }
      let sign = signs.randomElement(using: &generator) ?? .plus
      return "\(inner()) \(sign.rawValue) \(inner())"
    default:
      let leaves = FixedQuantities.sample.knownNames + ["4", "1.5", "50ms", "20/s", "0", "1e90"]
      return leaves.randomElement(using: &generator) ?? "1"
    }
  }

  @Test(
    "20,000 random lines are each a command, nothing, or a diagnostic that points into the line")
  func linesNeverCrash() throws {
    var generator = Generator(state: 2026)
    let completer = Completer(context: CompletionContext(nodes: ["a", "b"], metrics: ["messages"]))
    var read = 0
    var refused = 0
    var evaluated = 0
    var answered = 0
    for number in 1...20_000 {
      let line = Self.line(&generator)
      do {
        let command = try Command.parse(line, abbreviations: number.isMultiple(of: 2))
        read += command == nil ? 0 : 1
        if let expression = command?.expression {
          evaluated += 1
          try check(expression)
          answered += 1
        }
      } catch {
        refused += 1
        check(error, line)
      }
      if number.isMultiple(of: 4) {
        let cursor = Int(generator.next() % UInt64(line.count + 1))
        let completion = completer.completion(of: line, at: cursor)
        #expect((0...line.count).contains(completion.replaced.upperBound), "\(line)")
      }
    }
    #expect(read > 1_000)
    #expect(refused > 5_000)
    #expect(evaluated > 4_000)
    #expect(answered > 1_000)
  }

  /// Evaluates an expression; whatever comes of it, it is an answer or a diagnostic.
  private func check(_ expression: Expression) throws(Diagnostic) {
    let runs = [FixedQuantities.sample, FixedQuantities.sample]
    _ = try expression.evaluate(over: runs)
  }

  private func check(_ error: Diagnostic, _ line: String) {
    let column = error.place.column ?? 0
    if column < 1 || column > line.count + 2 || error.message.isEmpty {
      Issue.record("\(error) for \(line.debugDescription)")
    }
  }
}

extension Command {
  /// The expression in a command, if there is one.
  fileprivate var expression: Expression? {
    switch self {
    case .run(.condition(let condition)): condition
    case .expect(let claim):
      if case .expression(let condition) = claim.condition { condition } else { nil }
    case .predict(let guess): guess
    default: nil
    }
  }
}
