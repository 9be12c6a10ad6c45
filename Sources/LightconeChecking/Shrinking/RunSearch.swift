import Lightcone
import LightconeTrace

/// The search for a plainer run that fails: what was tried, and the best so far.
struct RunSearch {
  let replay: RunReplay
  private let budget: Int
  private let shouldStop: () -> Bool
  private let report: (_ runs: Int, _ parts: Int) -> Void
  private var answers: [RunVariant: Bool] = [:]
  /// The plainest run so far that fails.
  private(set) var best: RunVariant
  /// How many runs were done.
  private(set) var runCount = 0
  /// Whether budget or somebody's wish ended the search.
  private(set) var isEnded = false

  init(
    _ whole: RunVariant, replay: RunReplay, budget: Int, shouldStop: @escaping () -> Bool,
    report: @escaping (_ runs: Int, _ parts: Int) -> Void = { _, _ in }
  ) {
    best = whole
    self.replay = replay
    self.budget = budget
    self.shouldStop = shouldStop
    self.report = report
  }

  /// Shrinks until no pass finds anything.
  ///
  /// - Returns: whether it came to that; nil if the whole run does not fail.
  mutating func shrink() -> Bool? {
    guard fails(best) == true else { return nil }
    var last: RunVariant
    repeat {
      last = best
      removeParts()
      removePairs()
      simplifySettings()
      simplifyDeeds()
      lowerSeed()
    } while best != last && !isEnded
    return !isEnded
  }

  /// Whether a variant fails; nil if it can no longer be tried.
  mutating func fails(_ variant: RunVariant) -> Bool? {
    if let known = answers[variant] { return known }
    guard !isEnded, runCount < budget, !shouldStop() else {
      isEnded = true
      return nil
    }
    report(runCount, best.parts.count)
    runCount += 1
    let shown = replay.run(variant, shouldStop: shouldStop)
    // A run that was broken off says nothing.
    guard !shouldStop() else {
      isEnded = true
      return nil
    }
    let answer = shown.map { isVerified($0) } ?? false
    answers[variant] = answer
    return answer
  }

  /// Goes over to a variant if it fails.
  mutating func take(_ variant: RunVariant) -> Bool {
    guard fails(variant) == true else { return false }
    best = variant
    return true
  }

  /// Whether the run of a token made of this one fails too, judged as a whole.
  private func isVerified(_ shown: RunReplay.Shown) -> Bool {
    let token = RunToken(model: replay.model, settings: shown.settings, timeline: shown.timeline)
    guard let again = try? token.replay(on: replay.model), again.warnings.isEmpty else {
      return false
    }
    return replay.failure.isShown(by: again.timeline, settings: again.settings)
  }

  /// Takes out all that is not needed.
  private mutating func removeParts() {
    let whole = best
    var minimum = DeltaDebugging()
    var kept = Array(whole.parts.indices)
    func variant(_ kept: [Int]) -> RunVariant {
      RunVariant(seed: whole.seed, parts: kept.map { whole.parts[$0] })
    }
    let isDone =
      minimum.reduce(&kept) { fails(variant($0)) }
      && minimum.removeSingly(&kept) { fails(variant($0)) }
    best = variant(kept)
    guard isDone else { return }
    for place in best.parts.indices.reversed() where place < best.parts.count {
      _ = takeFollowing(best.replacing(place, with: nil))
    }
  }

  /// Takes out a fault together with what ends it.
  private mutating func removePairs() {
    var places = best.pairs[...]
    while let pair = places.popFirst() {
      let variant = best.replacing(pair.end, with: nil).replacing(pair.begin, with: nil)
      if take(variant) { places = best.pairs[...] }
    }
  }

  private mutating func simplifySettings() {
    var place = 0
    while place < best.parts.count, !isEnded {
      let part = best.parts[place]
      let plainer = replay.plainerSettings(of: part).contains { value in
        takeFollowing(best.replacing(place, with: .setting(value)))
      }
      if !plainer { place += 1 }
    }
  }

  private mutating func simplifyDeeds() {
    var place = 0
    while place < best.parts.count, !isEnded {
      guard case .deed(let deed) = best.parts[place] else {
        place += 1
        continue
      }
      let candidates = deed.plainer { replay.time(of: $0, in: best) }
      let plainer = candidates.contains { takeDeed($0, at: place) }
      if !plainer { place += 1 }
    }
  }

  /// Goes over to a deed if the run fails with it, perhaps with other numbers for the messages and
  /// timers of a schedule.
  private mutating func takeDeed(_ deed: ShrinkDeed, at place: Int) -> Bool {
    let variant = best.replacing(place, with: .deed(deed))
    if take(variant) { return true }
    return replay.renumbered(variant, at: place, from: best).map { take($0) } ?? false
  }

  private mutating func lowerSeed() {
    for seed in UInt64(1)...8 where seed < best.seed {
      var variant = best
      variant.seed = seed
      if takeFollowing(variant) { return }
    }
  }

  /// Goes over to a variant if it fails, perhaps with other numbers for the events after which
  /// something is done.
  private mutating func takeFollowing(_ variant: RunVariant) -> Bool {
    if take(variant) { return true }
    return replay.following(variant, from: best).contains { take($0) }
  }
}

extension RunVariant {
  /// The places of deeds that belong together: one ends what the other began.
  fileprivate var pairs: [(begin: Int, end: Int)] {
    parts.indices.flatMap { end in
      parts.indices.prefix(end).compactMap { begin in
        guard case .deed(let first) = parts[begin], case .deed(let second) = parts[end],
          second.fault.ends(first.fault)
        else { return nil }
        return (begin, end)
      }
    }
  }
}

extension Fault {
  /// Whether this ends what another fault began.
  fileprivate func ends(_ other: Fault) -> Bool {
    switch (self, other) {
    case (.restart, .crash), (.resume, .pause), (.disk(_, .mend), .disk): nodes == other.nodes
    case (.release, .hold): Set(nodes) == Set(other.nodes)
    case (.repair, .partition), (.repair, .cutOneWay), (.heal, _): true
    default: false
    }
  }
}
