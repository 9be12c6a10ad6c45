import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("The table of commands")
struct CommandDescriptionTests {
  @Test("Every verb is described once", arguments: CommandVerb.allCases)
  func described(verb: CommandVerb) {
    #expect(CommandDescription.all.filter { $0.verb == verb }.count == 1)
  }

  @Test("Every example is a line of its own command", arguments: CommandDescription.all)
  func example(description: CommandDescription) throws {
    #expect(try Command.parse(description.example)?.verb == description.verb)
  }

  @Test("Every use line begins with its verb, and every meaning is a sentence")
  func form() {
    for description in CommandDescription.all {
      #expect(description.use.split(separator: " ").first == Substring(description.verb.rawValue))
      #expect(description.meaning.hasSuffix("."))
      #expect(description.meaning.first?.isUppercase == true)
    }
  }

  @Test("No word means two commands")
  func unique() {
    let words = CommandDescription.words
    #expect(Set(words).count == words.count)
    #expect(words.contains("exit"))
  }

  @Test("Help names every command on one screen, in a terminal of the usual size")
  func overview() {
    let lines = CommandHelp.overview.split(separator: "\n")
    #expect(lines.count < 24)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let words = Set(lines.flatMap { $0.split(separator: " ") })
    for description in CommandDescription.all {
      #expect(words.contains(Substring(description.verb.rawValue)))
    }
  }

  @Test("All help explains each command, and each has an example that can be typed")
  func everything() {
    let everything = CommandHelp.everything(in: Display.plain())
    for description in CommandDescription.all {
      #expect(everything.contains("  \(description.verb.rawValue) "))
      #expect(CommandHelp.explanation(of: description.verb).contains(description.example))
    }
    #expect(everything.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
