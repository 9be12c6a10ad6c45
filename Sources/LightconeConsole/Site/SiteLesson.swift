import LightconeLessons
import LightconeRendering

/// A lesson's place in a site.
struct SiteLesson: Sendable {
  /// The lesson's file, as it was named.
  let path: String
  /// Its name among the files of the site.
  let name: String
  /// Its title, or its file's name if it cannot be read.
  let title: String

  /// The page, seen from the folder of the site.
  var address: String { "lessons/\(name).html" }

  /// Gives places to lessons, in their order.
  static func places(of drafts: [(path: String, frontMatter: FrontMatter?)]) -> [SiteLesson] {
    var names = PageNames()
    return drafts.map { path, frontMatter in
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
      return SiteLesson(
        path: path, name: names.unique(PageNames.safe(frontMatter?.id ?? stem)),
        title: frontMatter?.title ?? file)
    }
  }

  /// What the search knows of the lesson as a whole.
  func entry(_ frontMatter: FrontMatter?) -> SearchIndex.Entry {
    let words = frontMatter.map {
      [$0.summary] + $0.terms.map(\.text) + $0.models
    }
    return SearchIndex.Entry(
      title: title, address: address, kind: "lesson", text: (words ?? []).joined(separator: " · "))
  }
}

extension Track {
  /// The track's name as people read it.
  var title: String {
    let words = rawValue.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What the track is about, in a sentence.
  var summary: String {
    switch self {
    case .firstSeven: "Seven lessons to begin with; each stands alone."
    case .messagesFailureTime: "Messages that get lost, nodes that fail, clocks that disagree."
    case .loadAndScale: "How a system behaves as load and size grow."
    case .overloadAndFaults: "What happens past the limit, and how to stay on this side of it."
    case .queuesAndEvents: "Queues, logs and events between services."
    case .durabilityAndReplication: "Keeping data through crashes, and keeping copies of it."
    case .coordination: "Agreement: leaders, locks, consensus."
    case .placementAndStructures: "Where data goes, and the structures that find it."
    case .edgeAndArchitecture: "The edge of a system and the shape of the whole."
    case .bigDataAndPeerToPeer: "Big data and peer-to-peer systems."
    case .capstones: "Whole systems, designed and run."
    }
  }
}
