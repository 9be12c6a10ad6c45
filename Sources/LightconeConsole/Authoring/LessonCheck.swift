import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeModels

/// Everything that one lesson's file alone can break: its form, its commands, its claims.
struct LessonCheck {
  let draft: LessonDraft
  let options: FileRun.Options
  /// The words that terms are looked up in, if there is a vocabulary.
  let vocabulary: Vocabulary?

  /// What was found, and the claims that were judged.
  func run(shouldStop: @escaping @Sendable () -> Bool) -> LintReport.File {
    var file = LintReport.File(path: draft.file ?? "")
    var problems = LessonLint.check(draft) + CommandRules.check(draft.parts)
    problems += namesOfModels + unreachable
    if let vocabulary { problems += vocabulary.check(draft) }
    file.hasUncheckedTerms = vocabulary == nil && draft.frontMatter?.terms.isEmpty == false
    let broken = Set(problems.filter(\.keepsFromRunning).compactMap(\.place.line))
    let first = rehearse(broken, workers: options.workers, shouldStop)
    // Another number of workers shows, too, that what comes out does not hang on it.
    // What a problem kept from being judged is not there to be compared: then nothing is left out.
    let second = rehearse(
      broken, workers: options.workers == 1 ? 2 : 1,
      seedStride: first.problems.isEmpty ? SeedSample.stride : 1, shouldStop)
    problems += first.problems + Self.failures(of: first.claims)
    problems += LessonWalk.check(
      draft, broken: broken.union(first.problems.compactMap(\.place.line)), options: options,
      shouldStop: shouldStop)
    if !shouldStop(), let difference = Self.difference(first, second) {
      problems.append(difference)
    }
    file.claims = first.claims
    file.exerciseCount = first.exercises
    file.problems = problems.map { $0.inFile(file.path) }.inOrder
    return file
  }

  private func rehearse(
    _ broken: Set<Int>, workers: Int?, seedStride: Int = 1,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) -> RunReport.File {
    var options = options
    options.workers = workers
    options.seedStride = seedStride
    return FileRun.rehearse(draft, broken: broken, options: options, shouldStop: shouldStop)
  }

  /// What two runs of one lesson have in common that is not the same.
  static func difference(_ first: RunReport.File, _ second: RunReport.File) -> Diagnostic? {
    let pairs = zip(first.claims, second.claims)
    let digests = (first.repeatedFingerprint, second.repeatedFingerprint)
    let message: String
    var line = 1
    if let (one, other) = pairs.first(where: { $0.repeated != $1.repeated }) {
      let values =
        one.sample == nil
        ? "\(one.measured), then \(other.measured)"
        : "runs of every \(SeedSample.stride)th seed are not the same"
      message = "\(one.name) differs between two runs: \(values)"
      line = one.line ?? 1
    } else if digests.0 != digests.1 || first.claims.count != second.claims.count {
      message = "two runs of the lesson differ: fingerprint \(digests.0), then \(digests.1)"
    } else if first.problems != second.problems {
      message = "two runs of the lesson differ in their problems"
    } else {
      return nil
    }
    return Diagnostic(
      .notRepeatable, message, at: SourcePlace(line: line, column: 1),
      expected: "the same claims and fingerprint from every run")
  }

  /// The claims that do not hold, and the controls that prove nothing.
  static func failures(of claims: [ClaimReport]) -> [Diagnostic] {
    claims.filter { !$0.isGood }.map { claim in
      let place = SourcePlace(line: claim.line ?? 1, column: 1)
      guard claim.verdict == .holds, let control = claim.control else {
        return Diagnostic(
          .claimFails,
          "\(claim.name) is \(claim.verdict.rawValue): measured \(claim.measured), "
            + "expected \(claim.expected)", at: place, expected: "a claim that holds")
      }
      return Diagnostic(
        .claimFails,
        "with '\(control.command)' \(claim.name) is \(control.verdict.rawValue) "
          + "(\(control.measured)), so the control proves nothing", at: place,
        expected: "a control that makes the claim fail")
    }
  }

  /// A `quit` ends the session, whatever stands behind it.
  private var unreachable: [Diagnostic] {
    draft.parts.flatMap(\.shownCommands).compactMap { source in
      guard let command = try? Command.parse(source.text), command.verb == .quit else { return nil }
      return .behindQuit(
        at: SourcePlace(line: source.line, column: source.column),
        expected: "no 'quit' in a lesson")
    }
  }

  /// Models that the front matter names and nobody has, and models that it keeps quiet about.
  private var namesOfModels: [Diagnostic] {
    guard let frontMatter = draft.frontMatter else { return [] }
    let names = Catalog.models.map(\.name) + SpecificationName.allCases.map(\.rawValue)
    let unknown = frontMatter.models.filter { !names.contains($0) }.map { name in
      Diagnostic(
        .unknownModel, "there is no model '\(name)'",
        at: SourcePlace(line: frontMatter.idLine, column: 1),
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    var told = Set(frontMatter.models)
    let untold = draft.parts.flatMap(\.shownCommands).compactMap { source -> Diagnostic? in
      guard case .load(let name, _, _)? = try? Command.parse(source.text), names.contains(name),
        told.insert(name).inserted
      else { return nil }
      return Diagnostic(
        .lintRule, "the front matter does not name the model '\(name)'",
        at: SourcePlace(line: source.line, column: source.column),
        expected: "'\(name)' in the list of models")
    }
    return unknown + untold
  }
}

extension ClaimReport {
  /// The claim as it stands in a sentence.
  fileprivate var name: String { id.map { "the claim '\($0)'" } ?? "the claim" }
}

extension Diagnostic {
  /// Whether the part of the lesson that has the problem cannot be run.
  fileprivate var keepsFromRunning: Bool {
    switch code {
    case .lintRule, .brokenLink, .unknownTerm, .claimFails, .duplicateName, .unreachable: false
    default: true
    }
  }
}
