import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

/// The pages of a lesson's runs: one for each run, however many blocks show it.
struct RunPages {
  /// How much of a run its page carries: the pages of a site stay small.
  static let limits = PageLimits(
    events: 6_000, stateChanges: 6_000, points: 2_000, textBytes: 1_000_000)

  /// The lesson's name among the files.
  let lesson: String
  let lessonTitle: String
  let shouldStop: () -> Bool
  private(set) var files: [SiteFile] = []
  private var names: [Fingerprint: String] = [:]
  /// The runs that have a viewer on the page.
  private var shown: Set<String> = []

  init(lesson: String, lessonTitle: String, shouldStop: @escaping () -> Bool) {
    self.lesson = lesson
    self.lessonTitle = lessonTitle
    self.shouldStop = shouldStop
  }

  /// The page of a run, seen from the pages of lessons.
  mutating func address(of run: OpenRun) -> String {
    let fingerprint = run.simulation.fingerprint
    if let name = names[fingerprint] { return "../\(name)" }
    let name = "runs/\(lesson)-\(names.count + 1).html"
    names[fingerprint] = name
    let page = run.page(limits: Self.limits, shouldStop: shouldStop)
    let html = page.siteHTML(
      root: "../", back: ("../lessons/\(lesson).html", "Back to: \(lessonTitle)"))
    files.append(SiteFile(name, html))
    return "../\(name)"
  }

  /// A viewer of a run in place, which the script loads once it is opened; for a run that has one on the page
  /// already, a link.
  mutating func viewer(of run: OpenRun) -> HTML {
    let address = address(of: run)
    guard shown.insert(address).inserted else {
      return .element(
        "p", ["class": "lc-quiet"],
        ["The same run as above: ", .element("a", ["href": address], ["look at every event"])])
    }
    let events = run.simulation.eventCount.counted("event")
    let title = "Move through this run: \(run.shortName), \(events)"
    return .element(
      "details", ["class": "lc-viewer"],
      [
        .element("summary", [:], [.text(title)]),
        .element("a", ["href": address], ["Open it as a page of its own"]),
      ])
  }
}
