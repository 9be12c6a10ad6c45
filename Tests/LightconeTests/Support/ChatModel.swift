import Lightcone
import LightconeTrace

extension Model {
  /// The busy world as a model, for what needs a model's name, version and settings.
  static func chat(version: Int = 1, name: String = "chat", nodes: ClosedRange<Int> = 2...9)
    -> Model
  {
    let count = Parameter.integer("nodes", default: 4, in: nodes, "how many nodes chat")
    let word = Parameter<Greeting>.choice("greeting", default: .hello, "what they say")
    return Model(
      name: name, version: version, summary: "Nodes that chat.",
      parameters: [count.description, word.description, Parameter.networkLatency.description],
      crashRoles: ["chatter"], metrics: [Metric<Chat>](), properties: [Property<Chat>]()
    ) { settings in
      var world = World<Chat>(
        seed: settings.seed, network: Network(latency: settings[.networkLatency]))
      for position in 0..<settings[count] {
        // A name with a sign in it: tokens must take care.
        let chatter = Chatter(peers: settings[count], ticks: 20, unit: .milliseconds(3))
        world.add(chatter, named: position == 0 ? "n-0 é" : "n\(position)", role: "chatter")
      }
      return world
    }
  }
}

/// A choice whose words need care in a token.
enum Greeting: String, CaseIterable, Sendable {
  case hello
  case goodDay = "good-day"
}
