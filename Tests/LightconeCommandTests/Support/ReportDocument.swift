import Foundation

/// What `lightcone run --json` prints.
struct ReportDocument: Decodable {
  struct Summary: Decodable {
    let files, claims, holds, violated, undecided, vacuousControls, problems: Int
    let verdict: String
  }

  struct File: Decodable {
    let path: String
    let lesson: String?
    let fingerprint: String
    let claims: [Claim]
    let problems: [Problem]
  }

  struct Claim: Decodable {
    let id: String
    let `class`: String
    let line: Int
    let expected, measured, verdict: String
    let control: Control?
    let reproduce: [String]
  }

  struct Control: Decodable {
    let command, measured: String
    let fails: Bool
  }

  struct Problem: Decodable {
    let code, message: String
    let line: Int?
  }

  let schema: Int
  let files: [File]
  let summary: Summary

  /// Reads the document that is the whole standard output of a run.
  init(_ run: ProgramRun) throws {
    self = try JSONDecoder().decode(ReportDocument.self, from: Data(run.output))
  }
}
