import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

/// Sets a lesson that was run as a page of a site.
struct LessonMarkup {
  let draft: LessonDraft
  let place: SiteLesson
  let report: RunReport.File
  let display: Display
  /// The lessons before and after this one.
  var neighbours: (before: SiteLesson?, after: SiteLesson?) = (nil, nil)
  private var prose: ProseMarkup
  private var runs: RunPages
  private var entries: [SearchIndex.Entry] = []

  /// - Parameter pages: the pages of all lessons, by the names of their files.
  init(
    _ draft: LessonDraft, _ place: SiteLesson, _ report: RunReport.File, display: Display,
    pages: [String: String], shouldStop: @escaping () -> Bool
  ) {
    self.draft = draft
    self.place = place
    self.report = report
    self.display = display
    prose = ProseMarkup(pages: pages, names: PageNames())
    runs = RunPages(lesson: place.name, lessonTitle: place.title, shouldStop: shouldStop)
  }

  /// The page, the pages of its runs, and what the search knows of them.
  ///
  /// - Parameter moments: what the parts did, by their lines.
  mutating func files(
    _ moments: [Int: FileRun.Moment]
  ) -> (files: [SiteFile], entries: [SearchIndex.Entry]) {
    let body = draft.parts.map { part($0, moments[$0.line]) }
    let told = Set(moments.values.flatMap(\.problems))
    let problems = report.problems.filter { !told.contains($0) }.map {
      ProblemMarkup.html($0, display: display)
    }
    let page = SitePage(
      title: "\(place.title) — Lightcone", summary: draft.frontMatter?.summary ?? "", root: "../",
      contents: .joined(
        opening + [outline] + problems + body + [sources, ways].compactMap(\.self)))
    let headings = prose.headings.map {
      SearchIndex.Entry(
        title: $0.title, address: "\(place.address)#\($0.identifier)", kind: "heading",
        text: place.title)
    }
    return (
      [SiteFile(place.address, page.html)] + runs.files,
      [place.entry(draft.frontMatter)] + headings + entries
    )
  }

  private var opening: [HTML] {
    let heading = HTML.element("h1", [:], [.text(place.title)])
    guard let frontMatter = draft.frontMatter else { return [heading, verdict] }
    let facts: [(String, String)] = [
      ("Track", frontMatter.track.title), ("Takes", "\(frontMatter.minutes) minutes"),
      ("Corrects", "“\(frontMatter.misconception)”"),
      ("Models", frontMatter.models.joined(separator: ", ")),
      ("New words", frontMatter.terms.map(\.text).joined(separator: ", ")),
      ("At the prompt", "start \(frontMatter.id)"),
    ]
    return [
      heading, .element("p", ["class": "lc-lead"], [.text(frontMatter.summary)]), verdict,
      .element(
        "dl", ["class": "lc-about"],
        facts.filter { !$0.1.isEmpty }.flatMap { name, value in
          [HTML.element("dt", [:], [.text(name)]), .element("dd", [:], [.text(value)])]
        }),
    ]
  }

  /// How the lesson ended, in a sentence.
  private var verdict: HTML {
    let isGood = report.verdict == .holds
    return .element(
      "p", ["class": isGood ? "lc-quiet" : "lc-problem"],
      [.text(isGood ? report.countWords : "Not all is well here. \(report.countWords)")])
  }

  /// The headings as a list that leads to them.
  private var outline: HTML {
    let items = prose.headings.map {
      HTML.element("li", [:], [.element("a", ["href": "#\($0.identifier)"], [.text($0.title)])])
    }
    guard items.count > 2 else { return .joined([]) }
    return .element(
      "nav", ["class": "lc-outline", "aria-label": "On this page"],
      [
        .element(
          "details", [:], [.element("summary", [:], ["On this page"]), .element("ul", [:], items)])
      ])
  }

  /// The lessons before and after this one.
  private var ways: HTML? {
    let links = [("Before: ", neighbours.before), ("Next: ", neighbours.after)].compactMap {
      words, place in
      place.map {
        HTML.element("a", ["href": "\($0.name).html"], [.text(words + $0.title)])
      }
    }
    return links.isEmpty
      ? nil : .element("nav", ["class": "lc-ways", "aria-label": "Other lessons"], links)
  }

  private var sources: HTML? {
    guard let sources = draft.frontMatter?.sources, !sources.isEmpty else { return nil }
    let items = sources.map { source -> HTML in
      let isWeb = source.url.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? false
      guard isWeb, let url = source.url else {
        return .element("li", [:], [.text(source.title)])
      }
      return .element("li", [:], [.element("a", ["href": url], [.text(source.title)])])
    }
    return .element(
      "section", ["class": "lc-sources", "aria-labelledby": "lc-sources"],
      [
        .element("h2", ["id": "lc-sources"], ["Sources"]), .element("ul", [:], items),
      ])
  }

  private mutating func part(_ part: Part, _ moment: FileRun.Moment?) -> HTML {
    switch part {
    case .prose(let prose):
      let isFirst = draft.parts.first?.line == part.line
      return self.prose.blocks(isFirst ? prose.withoutTitle : prose.blocks)
    case .commands(let block):
      guard let moment else { return notRun(ExerciseMarkup.commands(block.lines)) }
      return html(of: moment)
    case .predict(let prediction):
      let block = moment.map { html(of: $0) } ?? ExerciseMarkup.commands(prediction.run)
      let identifier = name(prediction.id, prediction.question, "prediction")
      return ExerciseMarkup.html(
        prediction, truth: moment?.truth, block: block, identifier: identifier)
    case .quiz(let quiz):
      return ExerciseMarkup.html(quiz, identifier: name(quiz.id, quiz.question, "question"))
    case .challenge(let challenge):
      let identifier = name(challenge.id, "Make this true: \(challenge.goal.text)", "challenge")
      let isChecked = moment?.problems.isEmpty ?? false
      let problems = (moment?.problems ?? []).map { ProblemMarkup.html($0, display: display) }
      return .joined(
        [ExerciseMarkup.html(challenge, isChecked: isChecked, identifier: identifier)] + problems)
    }
  }

  /// What commands did.
  private mutating func html(of moment: FileRun.Moment) -> HTML {
    var block = BlockMarkup(moment.steps, display: display, names: prose.names, runs: runs)
    let html = block.html(problems: moment.problems, run: moment.moved)
    prose.names = block.names
    runs = block.runs
    entries += block.claims.map {
      SearchIndex.Entry(
        title: $0.name, address: "\(place.address)#\($0.identifier)", kind: "claim",
        text: $0.source)
    }
    return html
  }

  /// The place of an exercise on the page; the search gets to know it.
  private mutating func name(_ name: String, _ question: String, _ kind: String) -> String {
    let identifier = prose.names.unique("lc-\(kind)-\(name)")
    entries.append(
      SearchIndex.Entry(
        title: question, address: "\(place.address)#\(identifier)", kind: kind, text: place.title))
    return identifier
  }

  private func notRun(_ commands: HTML) -> HTML {
    .element(
      "div", ["class": "lc-block"],
      [.element("p", ["class": "lc-quiet"], ["Not run, because of a problem:"]), commands])
  }
}

extension Prose {
  /// The blocks without the heading that repeats the lesson's title.
  fileprivate var withoutTitle: [Block] {
    guard case .heading(level: 1, _)? = blocks.first?.content else { return blocks }
    return Array(blocks.dropFirst())
  }
}

extension RunReport.File {
  /// What was checked, as a sentence for people.
  var countWords: String {
    let held = claims.count(where: \.isGood)
    let count = claims.count
    let claimWords =
      count == 0
      ? "It states no claims." : "\(held) of \(count.counted("claim")) held"
    let problemWords =
      problems.isEmpty
      ? "" : ", \(problems.count.counted("problem"))"
    return count == 0
      ? claimWords + (problems.isEmpty ? "" : " It has problems.")
      : claimWords + problemWords + " when this page was made."
  }
}
