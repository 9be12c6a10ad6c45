#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// What a file with the results of a shard holds.
struct SweepShardFile {
  let path: String
  let header: SweepHeader
  let shard: SweepShard
  let grid: SweepGrid
  let runs: [GridRun]
  let end: SweepEnd

  /// Reads a file as ``SweepDocument`` writes it.
  ///
  /// - Throws: a ``Diagnostic`` with the file and the line if it is no such file or is damaged
  ///   (`LC4011`).
  init(path: String, text: String) throws(Diagnostic) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    let reader = LineReading(path: path)
    guard let first = lines.first else { throw reader.damaged("the file is empty", at: 1) }
    let header = try reader.decode(SweepHeader.self, first, at: 1)
    guard header.kind == SweepHeader.kind, header.schema == SweepHeader.schema,
      let shard = SweepShard(index: header.shard, count: header.shards), let grid = header.grid
    else { throw reader.damaged("this is no header of a sweep that can be read", at: 1) }
    guard lines.count > 1, let last = lines.last,
      let end = try? reader.decode(SweepEnd.self, last, at: lines.count)
    else { throw reader.damaged("the last line is missing", at: lines.count) }
    guard end.runs == lines.count - 2, end.digest == SweepDocument.digest(of: lines.dropLast())
    else {
      throw reader.damaged("the digest is wrong: a line was changed or lost", at: lines.count)
    }
    var runs: [GridRun] = []
    for (number, line) in lines.enumerated().dropFirst().dropLast() {
      runs.append(try reader.run(line, header, at: number + 1))
    }
    (self.path, self.header, self.shard, self.grid) = (path, header, shard, grid)
    (self.runs, self.end) = (runs, end)
  }

  /// Reads a file.
  static func load(_ path: String) throws(Diagnostic) -> SweepShardFile {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw Diagnostic(
        .unreadableFile, "cannot read '\(path)'", expected: "a file that 'lightcone sweep' wrote")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Diagnostic(
        .notText, "the file is not text", at: SourcePlace(file: path),
        expected: "a text file in UTF-8")
    }
    return try SweepShardFile(path: path, text: text)
  }
}

/// Reads the lines of one file.
private struct LineReading {
  let path: String
  private let decoder = JSONDecoder()

  init(path: String) { self.path = path }

  func damaged(_ message: String, at line: Int) -> Diagnostic {
    Diagnostic(
      .damagedResults, message, at: SourcePlace(file: path, line: line),
      expected: "a whole file as 'lightcone sweep --out' writes it")
  }

  func decode<Line: Decodable>(
    _ type: Line.Type, _ text: String, at line: Int
  ) throws(Diagnostic) -> Line {
    do {
      return try decoder.decode(type, from: Data(text.utf8))
    } catch { throw damaged("the line cannot be read", at: line) }
  }

  func run(
    _ text: String, _ header: SweepHeader, at number: Int
  ) throws(Diagnostic) -> GridRun {
    let line = try decode(SweepLine.self, text, at: number)
    let metrics = header.metrics.compactMap { line.metrics[$0]?.metricValue }
    let verdicts = header.properties.compactMap { line.properties[$0].flatMap(Verdict.init) }
    guard metrics.count == header.metrics.count, verdicts.count == header.properties.count,
      let digest = UInt64(line.fingerprint, radix: 16), line.item >= 0,
      (line.crash?.event ?? 1) > 0, (line.crash?.event ?? 1) <= Int(UInt32.max)
    else { throw damaged("the line is not of this sweep", at: number) }
    return GridRun(
      item: line.item,
      crash: line.crash.map { CrashPoint(node: $0.node, after: EventNumber($0.event)) },
      metrics: metrics, verdicts: verdicts, fingerprint: Fingerprint(rawValue: digest))
  }
}
