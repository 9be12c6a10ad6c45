import Foundation
import PseudoTerminal
import Testing

@Suite("lightcone merge")
struct MergeToolTests {
  let folder: ScratchFolder
  private static let sweep = [
    "sweep", "two-phase-commit", "participants=1,2", "net.loss=0%,20%", "--seeds", "5",
    "--metric", "elapsed,lock.held",
  ]

  init() throws { folder = try ScratchFolder() }

  /// Runs the shards of a sweep and returns their files.
  private func shards(_ count: Int, of words: [String] = sweep) throws -> [String] {
    try (1...count).map { index in
      let path = folder.path("part-\(index)-of-\(count).jsonl")
      let run = try Lightcone.run(
        words + ["--quiet", "--shard", "\(index)/\(count)", "--out", path])
      #expect(run.outputText == "")
      #expect(run.errorText == "")
      return path
    }
  }

  private func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// Writes a changed copy of a file.
  private func changed(
    _ path: String, _ change: (inout [String]) throws -> Void
  ) throws -> String {
    var lines = try lines(of: path)
    try change(&lines)
    return try folder.write("changed.jsonl", lines.map { $0 + "\n" }.joined())
  }

  @Test("Shards together print what the whole prints, in any order", arguments: [1, 3, 7])
  func whole(count: Int) throws {
    let whole = try Lightcone.run(Self.sweep + ["--quantile", "p90"])
    let files = try shards(count)
    for files in [files, files.reversed()] {
      let merged = try Lightcone.run(["merge"] + files + ["--quantile", "p90"])
      #expect(merged.output == whole.output)
      #expect(merged.end == whole.end)
    }
  }

  @Test("A violation in crash points is opened by the same line, and a plot is the same")
  func violation() throws {
    let words = [
      "sweep", "two-phase-commit", "bug=no-coordinator-log", "participants=1..3",
      "--crash-points", "--metric", "outcome.mixed",
    ]
    let whole = try Lightcone.run(words + ["--plot"])
    #expect(whole.end == .code(1))
    #expect(whole.outputText.contains("Reproduce: lightcone open lc1:"))
    let merged = try Lightcone.run(["merge"] + (try shards(2, of: words)) + ["--plot"])
    #expect(merged.output == whole.output)
    #expect(merged.end == .code(1))
  }

  @Test("More shards than runs leave some empty, and the whole is the same")
  func emptyShards() throws {
    let words = ["sweep", "saga", "step.fail.at=1", "participants=2..3"]
    let merged = try Lightcone.run(["merge"] + (try shards(4, of: words)))
    #expect(merged.output == (try Lightcone.run(words)).output)
    #expect(merged.end == .code(0))
  }

  @Test("A missing shard is named, and nothing is decided but what is violated")
  func missing() throws {
    let files = try shards(4)
    let run = try Lightcone.run("merge", files[0], files[2])
    #expect(run.end == .code(2))
    #expect(run.lines.first == "Missing: shards 2, 4.")
    #expect(run.outputText.contains("The files hold 10 of 20 runs."))
    #expect(run.outputText.contains("undecided  atomic"))
    let one = try Lightcone.run("merge", files[1], files[2], files[3])
    #expect(one.lines.first == "Missing: shard 1.")
    // The control: with the fourth file it is decided.
    #expect(try Lightcone.run(["merge"] + files).end == .code(0))
  }

  @Test("A shard that was stopped is named")
  func stopped() throws {
    let files = try shards(2)
    // As a sweep writes it that was stopped after its first item.
    let path = folder.path("stopped.jsonl")
    let first = try lines(of: files[0])
    let cut = Array(first.prefix(2))
    try folder.write(
      "stopped.jsonl",
      (cut + [
        #"{"digest":"\#(LineDigest.of(cut))","done":1,"planned":10,"runs":1}"#
      ]).map { $0 + "\n" }.joined())
    let run = try Lightcone.run("merge", path, files[1])
    #expect(run.end == .code(2))
    #expect(run.lines.first == "Stopped: shard 1/2 after 1 of 10 runs.")
    #expect(run.outputText.contains("The files hold 11 of 20 runs."))
  }

  @Test("A shard that is given twice, and shards of other sweeps, are refused")
  func foreign() throws {
    let files = try shards(3)
    func expectForeign(_ other: String, _ words: String) throws {
      let run = try Lightcone.run("merge", files[0], other)
      #expect(run.end == .code(65))
      #expect(run.outputText == "")
      #expect(run.errorText.contains("error LC4012: "))
      #expect(run.errorText.contains(words), "\(run.errorText)")
    }
    try expectForeign(files[0], "shard 1/3 is also in")
    for (index, change) in [
      ["--seeds", "6"], ["--metric", "elapsed"], ["--judge-at-end"], ["--crash-points"],
    ].enumerated() {
      let path = folder.path("other-\(index).jsonl")
      _ = try Lightcone.run(Self.sweep + ["-q", "--shard", "2/3", "--out", path] + change)
      try expectForeign(path, "of another sweep")
    }
    try expectForeign(try shards(4)[1], "of another sweep")
    // Another version of the model, written by another program.
    let other = try changed(files[0]) { lines in
      lines[0] = lines[0].replacing("\"version\":1", with: "\"version\":999")
      lines[lines.count - 1] = try LineDigest.corrected(lines)
    }
    let run = try Lightcone.run("merge", other)
    #expect(run.end == .code(65))
    #expect(run.errorText.contains("version 999 of two-phase-commit"))
  }

  @Test("A file in which any line was changed, lost or added is refused")
  func damaged() throws {
    let file = try shards(2)[0]
    let count = try lines(of: file).count
    #expect(count == 12)
    func expectDamaged(_ change: (inout [String]) -> Void) throws {
      let run = try Lightcone.run("merge", try changed(file, change))
      #expect(run.end == .code(65))
      #expect(run.outputText == "")
      #expect(run.errorText.contains("error LC4011: "), "\(run.errorText)")
      #expect(run.errorText.contains("changed.jsonl:"))
    }
    for line in 0..<count {
      try expectDamaged { $0.remove(at: line) }
    }
    for line in [1, count - 2] {
      try expectDamaged { $0[line] = $0[line].replacing("\"holds\"", with: "\"violated\"") }
      try expectDamaged { $0[line] = String($0[line].dropLast(3)) }
      try expectDamaged { $0.insert($0[line], at: line) }
    }
    try expectDamaged { $0 = [] }
    try expectDamaged { $0 = ["{}", "[]"] }
    try expectDamaged { $0[0] = $0[0].replacing("\"schema\":1", with: "\"schema\":2") }
    try expectDamaged { $0 = Array($0.prefix(5)) }
    // The control: the file as it was is read.
    #expect(try Lightcone.run("merge", file).end == .code(2))
  }

  @Test("A file with the right digest and the wrong runs is refused")
  func forged() throws {
    let file = try shards(2)[0]
    for change in [
      { (lines: inout [String]) in lines[1] = lines[1].replacing("\"item\":0", with: "\"item\":1")
      },
      { lines in lines[1] = lines[1].replacing("\"item\":0", with: "\"item\":99999") },
      { lines in lines[1] = lines[1].replacing("\"item\":0", with: "\"item\":-2") },
      { lines in lines.swapAt(1, 2) },
      { lines in lines[1] = lines[1].replacing("\"elapsed\":", with: "\"elapsd\":") },
      { lines in lines[1] = lines[1].replacing("\"atomic\":\"", with: "\"atomic\":\"x") },
      { lines in lines[0] = lines[0].replacing("\"seeds\":[1,5]", with: "\"seeds\":[5,1]") },
      { lines in
        lines[0] = lines[0].replacing("\"seeds\":[1,5]", with: "\"seeds\":[0,18446744073709551615]")
      },
      { lines in lines[0] = lines[0].replacing("\"shard\":1", with: "\"shard\":3") },
      { lines in lines[0] = lines[0].replacing("\"2\"", with: "\"2000\"") },
      { lines in lines[0] = lines[0].replacing("[\"1\",\"2\"]", with: "[]") },
      { lines in lines[0] = lines[0].replacing("two-phase-commit", with: "three-phase-commit") },
    ] as [(inout [String]) -> Void] {
      let path = try changed(file) { lines in
        change(&lines)
        lines[lines.count - 1] = try LineDigest.corrected(lines)
      }
      let run = try Lightcone.run("merge", path)
      guard case .code(let code) = run.end else {
        Issue.record("\(run.end)")
        continue
      }
      #expect(code >= 64)
      #expect(run.errorText.contains("error LC"))
    }
  }

  @Test("Files that are missing, or are no text, are refused")
  func unreadable() throws {
    #expect(try Lightcone.run("merge", folder.path("nowhere")).end == .code(66))
    #expect(try Lightcone.run("merge", folder.path).end == .code(66))
    let binary = try folder.write("binary", [0xFF, 0xFE, 0x00])
    #expect(try Lightcone.run("merge", binary).end == .code(65))
  }
}

/// The digest of lines, computed apart from the program: SplitMix64 over their bytes.
enum LineDigest {
  static func of(_ lines: [String]) -> String {
    var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
    func take(_ word: UInt64) {
      var value = (digest ^ word) &+ 0x9E37_79B9_7F4A_7C15
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      digest = value ^ (value >> 31)
    }
    for line in lines {
      for byte in line.utf8 { take(UInt64(byte)) }
      take(UInt64(line.utf8.count))
    }
    let text = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  /// The last line with the digest of those before it.
  static func corrected(_ lines: [String]) throws -> String {
    let last = try #require(lines.last)
    let start = try #require(last.firstRange(of: "\"digest\":\""))
    let end = last.index(start.upperBound, offsetBy: 16)
    return last.replacingCharacters(
      in: start.upperBound..<end, with: of(Array(lines.dropLast())))
  }
}
