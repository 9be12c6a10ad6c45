import LightconeChecking
import LightconeLessons
public import LightconeRendering
import LightconeTrace

/// Makes a site of lessons: runs them, and sets what they say, do and measure as pages.
///
/// What it solves: who has no terminal at hand, or wants to show somebody a lesson, can read it in a
/// browser, with its figures in place, and move through its runs.
///
/// Example: `SiteBuild(options: options).build(["lessons/first-seven/saga.md"])`.
///
/// Rules:
/// 1. Lessons are run as `lightcone run` runs them; what is wrong with one stands on its page and in the
///    report.
/// 2. The same lessons make the same bytes, whatever the number of jobs.
/// 3. All texts are escaped. The pages ask no network for anything.
///
/// What it does not promise: that a problem leaves nothing out. What stands behind it was not run, and
/// the page says so.
public struct SiteBuild: Sendable {
  /// A site that was made.
  public struct Site: Sendable {
    /// The files, the first page first.
    public let files: [SiteFile]
    /// What was found in the lessons.
    public let report: RunReport
  }

  /// How lessons are run.
  public var options: FileRun.Options
  /// How many lessons are run at the same time.
  public var jobs: Int

  /// Prepares a site.
  public init(options: FileRun.Options, jobs: Int = 1) {
    self.options = options
    self.options.isQuiet = true
    self.options.display = Display(columns: 88)
    self.jobs = max(1, jobs)
    if self.jobs > 1 { self.options.workers = 1 }
  }

  /// Makes the site.
  ///
  /// - Parameters:
  ///   - paths: lessons; what they begin with decides nothing, their front matter does.
  ///   - shouldStop: true ends the work; the site is then incomplete and of no use.
  ///   - show: gets the summary of each lesson, in their order.
  public func build(
    _ paths: [String], shouldStop: @escaping @Sendable () -> Bool = { false },
    show: (String) -> Void = { _ in }
  ) -> Site {
    let places = SiteLesson.places(of: Self.inOrder(paths))
    var pages: [String: String] = [:]
    for place in places {
      let file = place.path.split(separator: "/").last.map(String.init) ?? place.path
      pages[file] = "\(place.name).html"
    }
    let work = LessonWork(options: options, pages: pages, shouldStop: shouldStop)
    let results = WorkSharing.map(places.count, workers: min(jobs, places.count)) { index in
      work.run(
        places[index], before: index > 0 ? places[index - 1] : nil,
        after: index + 1 < places.count ? places[index + 1] : nil)
    }
    for result in results { show(result.report.summary) }
    let stops = zip(places, results).map { place, result in
      SiteMap.Stop(place: place, frontMatter: result.frontMatter, report: result.report)
    }
    let index = SearchIndex(results.flatMap(\.entries))
    let map = SiteFile("index.html", SiteMap(stops: stops).page.html)
    return Site(
      files: [map] + results.flatMap(\.files) + SiteFile.assets + [index.file],
      report: RunReport(results.map(\.report)))
  }
}

extension SiteBuild {
  /// The lessons as the map has them: by track and by their place in it; those that cannot be read last.
  private static func inOrder(
    _ paths: [String]
  ) -> [(path: String, frontMatter: FrontMatter?)] {
    let heads = paths.map { (path: $0, frontMatter: LessonFile.draft($0).frontMatter) }
    // Of lessons at one place the one that was named first comes first.
    func key(_ head: (offset: Int, element: (path: String, frontMatter: FrontMatter?)))
      -> (Int, Int, Int)
    {
      guard let matter = head.element.frontMatter,
        let track = Track.allCases.firstIndex(of: matter.track)
      else { return (.max, .max, head.offset) }
      return (track, matter.place ?? .max, head.offset)
    }
    let known = heads.enumerated().sorted { key($0) < key($1) }
    return known.map(\.element)
  }
}

/// Runs one lesson and sets its page.
private struct LessonWork: Sendable {
  let options: FileRun.Options
  let pages: [String: String]
  let shouldStop: @Sendable () -> Bool

  struct Result: Sendable {
    let report: RunReport.File
    let frontMatter: FrontMatter?
    let files: [SiteFile]
    let entries: [SearchIndex.Entry]
  }

  func run(_ place: SiteLesson, before: SiteLesson?, after: SiteLesson?) -> Result {
    let draft = LessonFile.draft(place.path)
    var moments: [Int: FileRun.Moment] = [:]
    let report = FileRun.run(
      place.path, options: options, shouldStop: shouldStop, show: { _ in }
    ) { moments[$0.line] = $0 }
    var markup = LessonMarkup(
      draft, place, report, display: options.display, pages: pages, shouldStop: shouldStop)
    markup.neighbours = (before, after)
    let (files, entries) = markup.files(moments)
    return Result(
      report: report, frontMatter: draft.frontMatter, files: files, entries: entries)
  }
}
