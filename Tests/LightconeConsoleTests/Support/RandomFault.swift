/// Draws faults in words, of every kind; many of them are impossible where they are tried.
enum RandomFault {
  static func command(_ random: inout RandomLineTests.Generator, node: String) -> String {
    func any(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let other = any(["client", "product", "price"])
    return any([
      "crash \(node)", "restart \(node)", "repair", "partition \(node) | \(other)",
      "partition client \(node) | product price", "partition \(node) -> \(other)", "heal",
      "do client order", "do \(node) order", "pause \(node)", "resume \(node)", "crash participant",
      "restart participant",
      "crash \(node) for \(any(["0ms", "5ms"]))", "slow \(node) \(any(["10x", "0.5x", "1x"]))",
      "hold \(node) \(other)", "release \(node) \(other)", "hold participant client",
      "loss \(node) \(other) \(any(["20%", "0%", "100%"]))", "duplicate \(node) \(other) 50%",
      "latency \(node) \(other) \(any(["50ms", "0ms", "uniform(1ms..9ms)", "exponential(5ms)"]))",
      "deliver m\(random.next() % 12)", "drop m\(random.next() % 12)",
      "delay m\(random.next() % 12) \(any(["1ms", "50ms", "0s"]))",
      "skew \(node) \(any(["+5s", "-200ms"]))", "drift \(node) \(any(["200ppm", "-50ppm"]))",
      "disk \(node) "
        + any([
          "tear-tail", "lose-syncs", "flip-bit", "flip-bit 2", "fill", "fail", "slow 10x", "mend",
        ]),
    ])
  }
}
