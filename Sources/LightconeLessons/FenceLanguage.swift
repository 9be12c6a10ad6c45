import LightconeDiagnostics

/// The words behind a fence that make a block do something. All others are code to show.
enum FenceLanguage: String, CaseIterable {
  case lightcone
  case predict
  case quiz
  case challenge

  /// The block of this language, as it stands in a sentence.
  var name: String {
    switch self {
    case .lightcone: "the lightcone block"
    case .predict: "the prediction"
    case .quiz: "the quiz"
    case .challenge: "the challenge"
    }
  }

  /// The language that a word nearly is, if it is none but looks like one.
  static func meant(by word: String) -> FenceLanguage? {
    guard FenceLanguage(rawValue: word) == nil, word.utf8.count <= 40 else { return nil }
    return nearestWord(to: word, in: allCases.map(\.rawValue)).flatMap(FenceLanguage.init)
  }
}
