import LightconeTrace
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import Foundation
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Transcripts")
struct TranscriptTests {
  @Test("A transcript reads as it did", arguments: Transcript.names)
  func replays(name: String) throws {
    let transcript = try Transcript(name)
    let replayed = try transcript.replayed()
    let isAsked = ProcessInfo.processInfo.environment["LIGHTCONE_RECORD"] == "1"
    if transcript.isBare || isAsked {
      try transcript.record(replayed)
      Issue.record("recorded \(name): read it, and run the tests again")
      return
    }
    #expect(replayed == transcript.text)
  }

  @Test("No line of a transcript is wider than its display", arguments: Transcript.names)
  func fits(name: String) throws {
    let transcript = try Transcript(name)
    let lines = try transcript.replayed().split(separator: "\n").filter {
      // A token is copied whole.
      !$0.hasPrefix("> ") && !$0.contains("lc1:")
    }
    let wide = lines.filter { displayWidth(of: String($0)) > transcript.display.columns }
    #expect(wide.isEmpty)
  }

  @Test("There are transcripts, in both kinds of glyphs")
  func exist() throws {
    let transcripts = try Transcript.names.map { try Transcript($0) }
    #expect(transcripts.count >= 8)
    #expect(transcripts.contains { $0.display.glyphs == .unicode })
    #expect(transcripts.contains { $0.display.glyphs == .ascii })
  }
}
