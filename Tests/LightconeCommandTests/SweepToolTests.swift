import Foundation
import PseudoTerminal
import Testing

@Suite("lightcone sweep")
struct SweepToolTests {
  @Test("It prints a row for each combination of values, the same with any number of workers")
  func table() throws {
    let words = [
      "sweep", "two-phase-commit", "participants=2,4", "net.loss=0%,10%", "--seeds", "6",
      "--metric", "messages,lock.held", "--quantile", "p50,p90",
    ]
    let run = try Lightcone.run(words + ["--workers", "1"])
    #expect(run.end == .code(0))
    #expect(run.errorText == "")
    #expect(run.lines.count { $0.hasPrefix("           ") && $0.contains("%") } == 8)
    #expect(run.lines.contains { $0.split(separator: " ").contains("p90") })
    for workers in ["2", "4"] {
      #expect(try Lightcone.run(words + ["--workers", workers]).output == run.output)
    }
    #expect(try Lightcone.run(words).output == run.output)
    #expect(try Lightcone.run(words + ["--plot"]).end == .code(64))
  }

  @Test("A sweep without workers is refused", arguments: ["0", "-1", "1001"])
  func workers(count: String) throws {
    let run = try Lightcone.run("sweep", "saga", "--workers=\(count)")
    #expect(run.end == .code(64))
    #expect(run.errorText.contains("--workers is a number from 1 to 1000"))
    #expect(run.outputText == "")
  }

  @Test("The exit code says what the properties say")
  func exitCodes() throws {
    #expect(try Lightcone.run("sweep", "saga", "step.fail.at=1", "-q").end == .code(0))
    // Nothing is ever made good if no step fails.
    #expect(try Lightcone.run("sweep", "saga", "-q").end == .code(2))
    let violated = try Lightcone.run(
      "sweep", "two-phase-commit", "bug=no-coordinator-log", "participants=2", "--crash-points")
    #expect(violated.end == .code(1))
    let line = try #require(violated.lines.first { $0.contains("lightcone open ") })
    let token = try #require(line.split(separator: " ").last.map(String.init))
    #expect(try Lightcone.run("open", token).end == .code(0))
    let blind = try Lightcone.run("sweep", "two-phase-commit", "--judge-at-end", "--seeds", "3")
    #expect(blind.end == .code(2))
    #expect(blind.outputText.contains("not looked at before"))
  }

  @Test(
    "What cannot be swept ends with 64 before anything is run",
    arguments: [
      (["nothing"], "LC3001"), (["saga", "participant=2"], "LC3002"),
      (["saga", "participants=2..300"], "LC3003"), (["saga", "participants=3..2"], "LC1002"),
      (["saga", "participants"], "LC1002"), (["saga", "=3"], "LC1002"),
      (["saga", "--seeds", "0"], "LC1002"), (["saga", "--seeds", "9..3"], "LC1002"),
      (["saga", "--seeds", "1000001"], "LC1002"), (["saga", "--metric", "mesages"], "LC1004"),
      (["saga", "--metric", ""], "LC1004"), (["saga", "--quantile", "50"], "LC1002"),
      (["saga", "--shard", "0/4"], "LC1002"), (["saga", "--shard", "5/4"], "LC1002"),
      (["saga", "--shard", "1/x"], "LC1002"), (["saga", "--shard", "-1/4"], "LC1002"),
      (["two-phase-commit", "participants=2", "vote.no.at=3"], "LC3003"),
    ])
  func refused(words: [String], code: String) throws {
    var words = words
    // A value that begins with a hyphen is taken for an option unless it is joined to its own.
    if let index = words.firstIndex(of: "--shard") {
      words[index...] = ["--shard=\(words[index + 1])"]
    }
    let run = try Lightcone.run(["sweep"] + words)
    #expect(run.end == .code(64), "\(words)")
    #expect(run.outputText == "")
    #expect(run.errorText.contains("error \(code): "), "\(run.errorText)")
  }

  @Test("Missing words and unknown options say how it is used")
  func usage() throws {
    for words in [
      ["sweep"], ["sweep", "saga", "--bogus"], ["merge"], ["sweep", "saga", "--workers", "x"],
    ] {
      let run = try Lightcone.run(words)
      #expect(run.end == .code(64))
      #expect(run.errorText.contains("Usage: lightcone"))
    }
  }

  @Test("The lines of JSON have the form that the page of sweeps describes")
  func json() throws {
    let run = try Lightcone.run(
      "sweep", "two-phase-commit", "participants=2..3", "--seeds", "4..5", "--metric",
      "messages,lock.held", "--json")
    #expect(run.end == .code(0))
    let objects = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 6)
    #expect(objects.first?["kind"] as? String == "lightcone-sweep")
    #expect(objects.first?["seeds"] as? [Int] == [4, 5])
    let runs = objects[1...4]
    #expect(runs.map { $0["item"] as? Int } == [0, 1, 2, 3])
    #expect(runs.map { $0["seed"] as? Int } == [4, 5, 4, 5])
    #expect(
      runs.map { ($0["values"] as? [String: String])?["participants"] } == ["2", "2", "3", "3"])
    let metrics = runs.compactMap { $0["metrics"] as? [String: Any] }
    #expect(metrics.map { $0["messages"] as? Int } == [8, 8, 12, 12])
    #expect(metrics.map { ($0["lock.held"] as? [Int])?.count } == [2, 2, 3, 3])
    #expect(objects.last?["runs"] as? Int == 4)
    // The page shows every key that there is.
    let page = try SweepDocumentation.text()
    for object in objects {
      for key in object.keys { #expect(page.contains("`\(key)`"), "\(key)") }
    }
  }

  @Test("A file that cannot be written ends with 73")
  func unwritable() throws {
    let run = try Lightcone.run("sweep", "saga", "--out", "/nonexistent/folder/part.jsonl")
    #expect(run.end == .code(73))
    #expect(run.errorText.contains("error LC4004: "))
  }
}

/// The page about sweeps.
enum SweepDocumentation {
  static func text() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/sweeps.md"), encoding: .utf8)
  }

  /// The shell commands in the block behind a comment.
  static func commands(behind comment: String) throws -> String {
    let text = try text()
    let start = try #require(text.firstRange(of: "<!-- \(comment) -->\n\n```sh\n"))
    let end = try #require(text[start.upperBound...].firstRange(of: "\n```"))
    return String(text[start.upperBound..<end.lowerBound])
  }
}
