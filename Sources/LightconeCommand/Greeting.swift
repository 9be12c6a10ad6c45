import LightconeConsole

/// The first screen: what this is, in two lines, and three things to do.
struct Greeting {
  let text: String

  init(_ title: String, _ offers: [Offer]) {
    let width = offers.map(\.line.count).max() ?? 0
    let lines = offers.map { offer in
      "  \(offer.line)\(String(repeating: " ", count: width - offer.line.count))  \(offer.meaning)"
    }
    let introduction = Session.introduction
    text = (["\(title) \(introduction[0])"] + introduction.dropFirst() + lines)
      .joined(separator: "\n")
  }
}
