import LightconeTrace

extension NemesisPlan {
  /// One clock jumps, by up to a minute either way, small jumps as likely as large ones; another one
  /// begins to drift, by up to 500 millionths either way.
  func scramble(_ chance: inout NemesisChance, _ moment: Instant) -> [Intervention] {
    let magnitude = chance.below(7)
    let largest = (0..<magnitude).reduce(60_000) { size, _ in size / 5 }
    let jump = chance.below(2 * largest + 1) - largest
    let drift = chance.below(1_001) - 500
    return [
      .at(moment, .clock(nodes[chance.below(nodes.count)], .step(by: .milliseconds(Int64(jump))))),
      .at(moment, .clock(nodes[chance.below(nodes.count)], .drift(partsPerMillion: drift))),
    ]
  }
}
