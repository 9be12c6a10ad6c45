public import LightconeTrace

extension RunPage {
  /// The page as one of a site, which takes style and script from the site's files.
  ///
  /// It is the same viewer as on ``html``; it may stand in a frame of another page.
  ///
  /// - Parameters:
  ///   - root: the way to the folder of the site.
  ///   - back: where the run belongs, and what that is called.
  public func siteHTML(root: String, back: (address: String, title: String)) -> String {
    let facts = self.facts.map {
      "<div><dt>\($0.name.htmlText)</dt><dd>\($0.value.htmlText)</dd></div>"
    }.joined()
    return """
      \(SitePage.opening(title: title, policy: SitePage.contentSecurityPolicy))
      <link rel="stylesheet" href="\(root)assets/viewer.css">
      </head>
      <body class="lc-page">
      <main class="lc">
      <p class="lc-back"><a class="lc-link" href="\(back.address.htmlText)" target="_top">\(back.title.htmlText)</a></p>
      <h1>\(title.htmlText)</h1>
      <dl class="lc-facts">\(facts)</dl>
      \(fragment(id: "run"))
      </main>
      <script src="\(root)assets/viewer.js"></script>
      </body>
      </html>

      """
  }
}

extension HTML {
  /// The space-time diagram of a run, in place.
  ///
  /// - Parameters:
  ///   - name: what its identifiers begin with, unique on the page.
  ///   - caption: what stands below it.
  public static func figure(
    _ trace: Trace, selection: TraceSelection, options: SpaceTimeFigure.Options, name: String,
    caption: [HTML]
  ) -> HTML {
    var options = options
    options.identifierPrefix = name
    let picture = SpaceTimeFigure.svg(trace, selection: selection, options: options)
    return .element(
      "figure", ["class": "lc-figure", "id": name],
      [
        .element(
          "div",
          ["class": "lc-scroll", "tabindex": "0", "role": "group", "aria-label": options.title],
          [HTML(markup: "\n" + picture)]), .element("figcaption", [:], caption),
      ])
  }
}

extension HTML {
  /// A chart, in place.
  ///
  /// - Parameters:
  ///   - name: what its identifiers begin with, unique on the page.
  ///   - caption: what stands below it.
  public static func figure(
    _ chart: any ChartFigure, name: String, caption: [HTML]
  ) -> HTML {
    .element(
      "figure", ["class": "lc-figure", "id": name],
      [
        .element(
          "div",
          ["class": "lc-scroll", "tabindex": "0", "role": "group", "aria-label": chart.title],
          [HTML(markup: "\n" + renamed(chart.svg(), name))]),
        .element("figcaption", [:], caption),
      ])
  }

  /// A figure whose identifiers begin with a name: those of a file are made of its title, and a page may
  /// show the same chart twice.
  private static func renamed(_ svg: String, _ name: String) -> String {
    let start = "aria-labelledby=\""
    guard let range = svg.firstRange(of: start),
      let end = svg[range.upperBound...].firstRange(of: "-title")
    else { return svg }
    return svg.replacing(String(svg[range.upperBound..<end.lowerBound]) + "-", with: name + "-")
  }
}
