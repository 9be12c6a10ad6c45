/// A page of a site of lessons: what stands around its contents.
///
/// The page asks no network for anything. It refers to files of its own site only, and works when it is
/// opened from a disk.
///
/// Example: `SitePage(title: "Saga", root: "../", contents: .element("h1", [:], ["Saga"])).html`.
public struct SitePage: Sendable {
  /// The title of the window.
  public var title: String
  /// What the page is about, in a sentence.
  public var summary: String
  /// The way from the page to the folder of the site: empty, or `../`.
  public var root: String
  /// What stands in `main`.
  public var contents: HTML

  /// Describes a page.
  public init(
    title: String, summary: String = "", root: String = "", contents: HTML
  ) {
    self.title = title
    self.summary = summary
    self.root = root
    self.contents = contents
  }

  /// The policy of a site's pages: files of the site, no connections. `file:` is for browsers that take
  /// files on a disk for strangers.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; "
    + "img-src 'self' data: file:; frame-src 'self' file:; base-uri 'none'; form-action 'none'"

  /// The page as a file.
  public var html: String {
    """
    \(head)
    <link rel="stylesheet" href="\(root)assets/site.css">
    <script defer src="\(root)assets/search-index.js"></script>
    <script defer src="\(root)assets/site.js"></script>
    </head>
    <body class="lc lc-site">
    <a class="lc-skip" href="#lc-main">Skip to the text</a>
    <header class="lc-head">
    <p><a href="\(root)index.html">Lightcone</a> <span>distributed systems, by running them</span></p>
    <div id="lc-search" data-root="\(root)"></div>
    </header>
    <main id="lc-main" tabindex="-1">
    \(contents.markup)
    </main>
    <footer class="lc-foot"><p>Every number on these pages was measured by a run when they were made. The
    same command makes the same pages.</p></footer>
    </body>
    </html>

    """
  }

  private var head: String {
    let about =
      summary.isEmpty
      ? "" : "\n<meta name=\"description\" content=\"\(summary.htmlText)\">"
    return Self.opening(title: title, policy: Self.contentSecurityPolicy) + about
  }

  /// The beginning of any page, up to what it loads.
  static func opening(title: String, policy: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Lightcone">
    <title>\(title.htmlText)</title>
    """
  }
}
