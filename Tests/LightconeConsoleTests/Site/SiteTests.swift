import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("A site of lessons")
struct SiteTests {
  /// The sites of a lesson of the first seven, without claims over many runs, which take long in a debug
  /// build, and of what every lesson begins with; one of the sites made by two at a time.
  private struct Sites {
    let folder: ScratchFolder
    let one: SiteBuild.Site
    let other: SiteBuild.Site

    init() throws {
      folder = try ScratchFolder()
      let name = "two-phase-commit-vs-saga.md"
      let paths = [
        try folder.file("other.md", try LessonSkeleton(id: "other", track: .capstones).text),
        try folder.file(name, TestLessons.shortLesson()),
      ]
      one = SiteBuild(options: .init()).build(paths)
      other = SiteBuild(options: .init(), jobs: 2).build(paths)
    }
  }

  private static let sites = Result { try Sites() }

  @Test("The same lessons make the same bytes, whatever the number of jobs")
  func sameBytes() throws {
    let sites = try Self.sites.get()
    #expect(sites.one.files == sites.other.files)
    #expect(sites.one.report.exitCode == 0)
    #expect(Set(sites.one.files.map(\.path)).count == sites.one.files.count)
  }

  @Test(
    "All links and names lead somewhere, headings are in order, and nothing comes from elsewhere")
  func sound() throws {
    let pages = SitePages(try Self.sites.get().one.files)
    #expect(pages.problems.isEmpty, "\(pages.problems.prefix(5))")
    for page in pages.pages {
      let text = try #require(pages.texts[page])
      #expect(text.contains("<html lang=\"en\">"))
      #expect(text.contains("default-src 'none'"))
      #expect(text.utf8.count < 2_500_000, "\(page)")
    }
    for page in pages.pages where !page.hasPrefix("runs/") {
      let names = Set(pages.tags(page).map(\.name))
      #expect(names.isSuperset(of: ["header", "main", "footer", "nav"]), "\(page)")
      #expect(pages.tags(page).contains { $0.attributes["href"] == "#lc-main" })
    }
  }

  @Test(
    "The check of pages finds what is wrong",
    arguments: [
      ("href=\"#lc-main\"", "href=\"#nowhere\""), ("href=\"../index.html\"", "href=\"../x.html\""),
      ("<h1>", "<h3>"), ("src=\"../assets/site.js\"", "src=\"https://example.org/a.js\""),
      ("id=\"lc-search\"", "id=\"lc-main\""), ("</footer>", ""),
      ("<main id=\"lc-main\"", "<main onclick=\"alert(1)\" id=\"lc-main\""),
    ])
  func controls(_ text: String, _ wrong: String) throws {
    var files = try Self.sites.get().one.files
    let index = try #require(files.firstIndex { $0.path.hasPrefix("lessons/") })
    #expect(files[index].text.contains(text))
    files[index].text = files[index].text.replacing(text, with: wrong)
    #expect(!SitePages(files).problems.isEmpty)
  }

  @Test("Each claim stands on its page: its class, what was expected and measured, and its control")
  func claims() throws {
    let site = try Self.sites.get().one
    let pages = SitePages(site.files)
    for file in site.report.files {
      let page = try #require(pages.texts["lessons/\(file.lesson ?? "").html"])
      #expect(!file.claims.isEmpty)
      for claim in file.claims {
        let name = try #require(claim.id)
        let start = try #require(page.range(of: "id=\"lc-claim-\(name)\"")).upperBound
        let card = page[start...].prefix(4000)
        for text in [
          claim.kind ?? "", claim.expected, claim.measured, claim.control?.command ?? "",
        ] {
          #expect(card.contains(HTML.text(text).markup), "\(name): \(text)")
        }
        #expect(card.contains("✓ holds"))
      }
    }
  }

  @Test("Blocks that draw have a figure, runs have a viewer, and exercises hide what they reveal")
  func parts() throws {
    let site = try Self.sites.get().one
    let page = try #require(
      SitePages(site.files).texts["lessons/two-phase-commit-vs-saga.html"])
    #expect(page.contains("<figure class=\"lc-figure\" id=\"lc-figure\">"))
    #expect(page.contains("<a href=\"../runs/two-phase-commit-vs-saga-1.html\">Open it as a page"))
    let question = try #require(page.range(of: "How many rows are locked now?"))
    let truth = try #require(page.range(of: "Measured: 3 rows."))
    #expect(page[question.upperBound..<truth.lowerBound].contains("<details>"))
    #expect(page.contains("If you said 0"))
    #expect(page.contains("The solution</summary>"))
  }

  @Test("Charts of a lesson are pictures, each with identifiers of its own and its text as a twin")
  func charts() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "small.md",
      smallLessonOpening + """
        # One

        ```lightcone
        load two-phase-commit
        run
        plot locks.held
        plot locks.held
        gantt product of holder
        history chart
        ```
        """)
    let site = SiteBuild(options: .init()).build([path])
    let page = try #require(SitePages(site.files).texts.first { $0.key.hasPrefix("lessons/") })
      .value
    for number in ["", "-2", "-3", "-4"] {
      #expect(page.contains("<figure class=\"lc-figure\" id=\"lc-chart\(number)\">"))
      #expect(
        page.contains("aria-labelledby=\"lc-chart\(number)-title lc-chart\(number)-description\""))
    }
    #expect(page.components(separatedBy: "The same as the prompt draws it").count == 5)
    #expect(SitePages(site.files).problems == [])
  }

  @Test("HTML in a lesson is shown, not obeyed; links that are programs are no links")
  func hostile() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "small.md",
      smallLessonOpening.replacing("A small lesson.", with: "\"<b onclick=x>&\"") + """
        <script>alert(1)</script> and <img src=x onerror=alert(1)>

        [press](javascript:alert(1)) [up](../../etc/passwd) [web](https://example.org/a?b=1&c="d")
        ![p](https://example.org/p.png)

        # One

        #### Four

        # One

        ```quiz
        id: q
        question: "</div><script>alert(2)</script>"
        choices:
          - text: "<i>"
            right: true
            why: "</details>"
          - text: b
            why: c
        ```
        """)
    let site = SiteBuild(options: .init()).build([path])
    let pages = SitePages(site.files)
    #expect(site.report.exitCode == 0, "\(site.report.problems)")
    #expect(pages.problems.isEmpty, "\(pages.problems)")
    let page = try #require(pages.texts["lessons/small.html"])
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(pages.tags("lessons/small.html").filter { $0.name == "script" && !$0.isEnd }.count == 2)
    #expect(!page.contains("javascript:"))
    #expect(page.contains("[picture: p]"))
    #expect(page.contains("id=\"one-2\""))
  }

  @Test(
    "A lesson with a problem says so on its page, shows what was not run, and the code is not 0")
  func problems() throws {
    let folder = try ScratchFolder()
    let broken = try folder.file(
      "small.md",
      smallLessonOpening + """
        ```lightcone
        load two-phase-commit
        lod
        ```

        After it.

        ```lightcone
        load saga
        run
        ```
        """)
    let unread = try folder.file("unread.md", "No lesson.\n")
    let site = SiteBuild(options: .init()).build([broken, unread])
    let pages = SitePages(site.files)
    #expect(site.report.exitCode == 65)
    #expect(pages.problems.isEmpty, "\(pages.problems)")
    let page = try #require(pages.texts["lessons/small.html"])
    #expect(page.contains("Not all is well here."))
    #expect(page.contains("After it."))
    #expect(page.contains("Not run, because of a problem"))
    #expect(pages.texts["lessons/unread.html"]?.contains("LC2001") ?? false)
    #expect(pages.texts["index.html"]?.contains("Lessons that could not be read") ?? false)
  }

  @Test("A violated claim and a problem in the middle of a run say so")
  func violated() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "small.md",
      smallLessonOpening + """
        ```lightcone
        load two-phase-commit participants=2
        run
        expect EX wrong: messages == 9
        control wrong: set participants=3
        at #9999 crash nobody
        ```
        """)
    let site = SiteBuild(options: .init()).build([path])
    let page = try #require(SitePages(site.files).texts["lessons/small.html"])
    #expect(site.report.exitCode == 1)
    #expect(page.contains("✗ violated"))
    #expect(page.contains("lightcone open lc1:"))
    #expect(page.contains("This part could not be done."))
  }
}
