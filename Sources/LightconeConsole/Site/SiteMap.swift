import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

/// The first page of a site: the tracks and their lessons.
struct SiteMap {
  /// A lesson with what was found in it.
  struct Stop {
    let place: SiteLesson
    let frontMatter: FrontMatter?
    let report: RunReport.File
  }

  let stops: [Stop]

  var page: SitePage {
    SitePage(
      title: "Lightcone: lessons",
      summary: "Distributed systems, learned by running them: lessons whose numbers were measured.",
      contents: .joined(
        [
          .element("h1", [:], ["Distributed systems, by running them"]),
          .element("p", ["class": "lc-lead"], [.text(lead)]),
          .element("nav", ["aria-label": "Tracks"], [.element("ul", [:], contents)]),
        ] + tracks + [unread].compactMap(\.self)))
  }

  private var lead: String {
    let claims = stops.flatMap(\.report.claims)
    let held = claims.count(where: \.isGood)
    let lessons = stops.count.counted("lesson")
    return
      "\(lessons) to read and to run. A lesson shows a system, breaks it, and measures what it "
      + "says: \(held) of \(claims.count) claims held when this site was made."
  }

  /// The tracks that have lessons, in their order.
  private var filled: [(track: Track, stops: [Stop])] {
    Track.allCases.compactMap { track in
      let own = stops.filter { $0.frontMatter?.track == track }
      return own.isEmpty ? nil : (track, own)
    }
  }

  private var contents: [HTML] {
    filled.map { track, stops in
      let minutes = stops.compactMap(\.frontMatter?.minutes).reduce(0, +)
      return .element(
        "li", [:],
        [
          .element("a", ["href": "#\(track.rawValue)"], [.text(track.title)]),
          .text(
            " — \(stops.count.counted("lesson")), \(minutes) minutes"),
        ])
    }
  }

  private var tracks: [HTML] {
    filled.map { track, stops in
      .element(
        "section", ["aria-labelledby": track.rawValue],
        [
          .element("h2", ["id": track.rawValue], [.text(track.title)]),
          .element("p", ["class": "lc-quiet"], [.text(track.summary)]),
          .element("ul", ["class": "lc-lessons"], stops.map(item)),
        ])
    }
  }

  private var unread: HTML? {
    let broken = stops.filter { $0.frontMatter == nil }
    guard !broken.isEmpty else { return nil }
    return .element(
      "section", ["aria-labelledby": "lc-unread"],
      [
        .element("h2", ["id": "lc-unread"], ["Lessons that could not be read"]),
        .element("ul", ["class": "lc-lessons"], broken.map(item)),
      ])
  }

  private func item(_ stop: Stop) -> HTML {
    var parts: [HTML] = [
      .element("h3", [:], [.element("a", ["href": stop.place.address], [.text(stop.place.title)])])
    ]
    if let frontMatter = stop.frontMatter {
      parts.append(.element("p", [:], [.text(frontMatter.summary)]))
      var words = ["\(frontMatter.minutes) minutes", stop.report.countWords]
      if !frontMatter.models.isEmpty {
        words.append("Models: \(frontMatter.models.joined(separator: ", ")).")
      }
      parts.append(.element("p", ["class": "lc-quiet"], [.text(words.joined(separator: " · "))]))
      parts += [before(frontMatter)].compactMap(\.self)
    } else {
      parts.append(.element("p", ["class": "lc-quiet"], [.text(stop.report.countWords)]))
    }
    return .element("li", [:], parts)
  }

  /// The lessons that should be known first.
  private func before(_ frontMatter: FrontMatter) -> HTML? {
    guard !frontMatter.prerequisites.isEmpty else { return nil }
    let links = frontMatter.prerequisites.map { source -> HTML in
      let stop = stops.first { $0.frontMatter?.id == source.text }
      guard let stop else { return .text(source.text) }
      return .element("a", ["href": stop.place.address], [.text(stop.place.title)])
    }
    return .element(
      "p", ["class": "lc-quiet"],
      [.text("Read first: ")] + links.flatMap { [.text(", "), $0] }.dropFirst())
  }
}
