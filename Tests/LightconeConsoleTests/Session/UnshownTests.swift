import Testing

@testable import LightconeConsole

@Suite("What was left out")
struct UnshownTests {
  @Test("more shows what a face left out, and without anything left out it says so")
  func more() {
    var session = Session.after("load saga")
    #expect(session.say("more") == "Nothing was left out of the last answer.")
    session.unshown = "one\ntwo"
    #expect(session.say("more") == "one\ntwo")
  }

  @Test("more is no part of what is recorded for a lesson")
  func recording() {
    let session = Session.after("load saga", "more", "run")
    #expect(session.recording.commands == ["load saga", "run"])
  }

  @Test(
    "A file's name is shown as a shell takes it for one word and no option",
    arguments: [
      ("run.txt", "run.txt", "'lightcone run run.txt'"),
      ("a b.txt", "'a b.txt'", "lightcone run 'a b.txt'"),
      ("-x", "./-x", "'lightcone run ./-x'"),
      ("it's", #"'it'\''s'"#, #"lightcone run 'it'\''s'"#),
      ("$HOME", "'$HOME'", "lightcone run '$HOME'"), ("~x", "'~x'", "lightcone run '~x'"),
      ("", "''", "lightcone run ''"),
    ])
  func file(path: String, typed: String, command: String) {
    #expect(FileArgument.typed(path) == typed)
    #expect(FileArgument.command("lightcone run", path) == command)
  }
}
