import Lightcone
import LightconeDiagnostics
import LightconeModels
import LightconeTrace

extension Session {
  func share() throws(Diagnostic) -> Reply {
    let token = try loaded().token
    let isLong = token.utf8.count > Self.longestArgument
    let use =
      isLong
      ? "'open' and this line opens the run at the prompt; for a shell it is too long."
      : "'open' and this line opens the run, here or as 'lightcone open TOKEN'."
    return Reply([.text(token), .text(wrap(use))])
  }

  /// The longest argument that Linux hands to a program, in bytes: 32 pages, with a zero at its end.
  private static let longestArgument = 131_071

  /// Opens the run of a token, as the line `open TOKEN` does, but whatever its length.
  public mutating func open(token: String) -> Reply {
    let before = self
    do throws(Diagnostic) {
      return try perform(.openToken(token, column: 1))
    } catch {
      self = before
      return Reply([.problem(error.shown(in: token))])
    }
  }

  mutating func open(_ text: String, column: Int) throws(Diagnostic) -> Reply {
    let token: RunToken
    do {
      token = try RunToken(parsing: text)
    } catch { throw diagnostic(for: error, column: column) }
    var words = TokenWords(token: token, version: nil)
    do throws(Diagnostic) {
      let model = try Catalog.model(named: token.model)
      words = TokenWords(token: token, version: model.version)
      var places: [Place] = []
      let replay: RunToken.Replay
      do {
        replay = try token.replay(on: model, shouldStop: shouldStop) { places.append(Place($0)) }
      } catch { throw words.diagnostic(for: error) }
      let run = try OpenRun(model, replay, places: places)
      self.run = run
      return describeOpened(run, replay.warnings.map(words.sentence))
    } catch { throw words.completed(error, column: column) }
  }

  private func describeOpened(_ run: OpenRun, _ warnings: [String]) -> Reply {
    let count = run.simulation.eventCount
    let place = "Opened at \(run.simulation.now)\(count > 0 ? ", \(EventNumber(count))" : "")"
    var sentences = [describeRun(), "\(place)\(describeFaults(run.timeline))."]
    sentences += NodeStates(run.simulation.trace).warnings
    return Reply((warnings + [sentences.joined(separator: " ")]).map { .text(wrap($0)) })
  }

  /// How many faults lie behind and ahead; nothing if there are none.
  private func describeFaults(_ timeline: Timeline) -> String {
    let deeds = timeline.deeds
    guard !deeds.isEmpty else { return "" }
    let done = deeds.count {
      $0.position <= timeline.position && $0.time <= timeline.current.now
    }
    let later = deeds.count > done ? ", \(deeds.count - done) more to come" : ""
    return ": \(done == 1 ? "1 fault" : "\(done) faults") so far\(later)"
  }

  private func diagnostic(for mistake: RunTokenMistake, column: Int) -> Diagnostic {
    Diagnostic(
      mistake.isChecksum ? .damagedToken : .badToken, mistake.message,
      at: SourcePlace(column: column + mistake.column - 1), expected: mistake.expected)
  }
}

extension OpenRun {
  /// This run, and where one stands in it, as one line.
  var token: String {
    RunToken(model: model, settings: settings, timeline: timeline).description
  }
}

/// Says what is wrong with the run of a token, or not as it was.
struct TokenWords {
  let token: RunToken
  /// The version of the model at hand, if there is such a model.
  let version: Int?

  func sentence(for warning: RunTokenWarning) -> String {
    switch warning {
    case .otherVersion(let name, let token, let model):
      "Warning: made with version \(token) of \(name); this is version \(model)."
    case .differs(let count, let fingerprint):
      "Warning: the run differs from the one shared: \(has(count, fingerprint))."
    }
  }

  func diagnostic(for problem: RunTokenProblem) -> Diagnostic {
    switch problem {
    case .otherModel(let name): Diagnostic(.unknownModel, "the token is of the model '\(name)'")
    case .settings(let diagnostic): diagnostic
    case .unknownNode(let name, let known):
      Diagnostic(
        .unknownNode, "there is no node '\(name)'",
        expected: "one of \(known.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: known))
    case .impossible(let problem, let time, let nodes): impossible(problem, at: time, nodes)
    case .noSuchPoint(let position, let time):
      Diagnostic(
        .otherRun, "the run has no point at \(time) with \(position) steps behind it",
        expected: "the run that was shared")
    case .differs(let count, let fingerprint):
      Diagnostic(
        .otherRun, "the run differs from the one shared: \(has(count, fingerprint))",
        expected: "fingerprint \(token.fingerprint)")
    case .stopped: Diagnostic(.cannotEvaluate, "stopped: the run was not opened")
    }
  }

  private func impossible(
    _ problem: FaultProblem, at time: Instant, _ nodes: [String]
  ) -> Diagnostic {
    var scene = FaultScene()
    scene.now = time
    var diagnostic = FaultWords(names: nodes).diagnostic(for: problem, in: scene)
    diagnostic.message = "what was done at \(time) is impossible now: \(diagnostic.message)"
    diagnostic.expected = nil
    return diagnostic
  }

  /// A problem with its place in the line, and with the version that may have caused it.
  func completed(_ problem: Diagnostic, column: Int) -> Diagnostic {
    var copy = problem
    if copy.place.column == nil { copy.place.column = column }
    if let version, version != token.version {
      copy.message +=
        " (made with version \(token.version) of \(token.model); this is version \(version))"
    }
    return copy
  }

  private func has(_ count: Int, _ fingerprint: Fingerprint) -> String {
    "it has \(count) \(count == 1 ? "event" : "events"), fingerprint \(fingerprint)"
  }
}
