import PseudoTerminal
import Testing

@Suite("Progress at the prompt")
struct PromptProgressTests {
  @Test("It outlasts leaving, and the first screen offers what fits")
  func quitAndRestart() throws {
    let home = try ScratchFolder()
    try ManyQuestions.write(into: home)
    let settings = [
      "XDG_DATA_HOME": home.path("data"), "LIGHTCONE_LESSONS": home.path("lessons"),
    ]
    let fresh = try Prompt(settings: settings, home: home)
    try fresh.type("progress", expecting: "Nothing is done yet.")
    #expect(fresh.terminal.plainText.contains("  opens the first lesson"))
    #expect(try fresh.leave() == 0)

    try home.write("data/lightcone/progress.txt", ManyQuestions.progress)
    let first = try Prompt(settings: settings, home: home)
    #expect(first.terminal.plainText.contains(/review +asks again what is due today/))
    try first.type("review", expecting: "Is 1 a number?")
    for number in 2...20 { try first.type("answer a", expecting: "Is \(number) a number?") }
    try first.type("answer a", expecting: "The review is over: 20 of 20 right.")
    try first.type("quit", expecting: "Goodbye.")
    #expect(try first.terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds) == 0)

    let second = try Prompt(settings: settings, home: home)
    #expect(!second.terminal.plainText.contains("review"))
    try second.type("progress", expecting: "Due: nothing. The next question is due in 3 days.")
    #expect(try second.leave() == 0)
  }

  @Test(
    "A home without a place for it: said once, when there is something to keep",
    arguments: ["/proc/none", "/dev/null"])
  func notKept(home: String) throws {
    let folder = try ScratchFolder()
    try ManyQuestions.write(into: folder)
    let prompt = try Prompt(
      settings: ["HOME": home, "LIGHTCONE_LESSONS": folder.path("lessons")])
    try prompt.type("progress", expecting: "Nothing is done yet.")
    #expect(!prompt.terminal.plainText.contains("Note: progress"))
    #expect(try prompt.leave() == 0)
  }
}
