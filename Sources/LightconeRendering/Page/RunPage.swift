import LightconePageAssets
public import LightconeTrace

/// A page of one run, in one file that needs no network: a space-time diagram that can be moved,
/// searched and played, with everything about each event.
///
/// What it solves: a diagram in a terminal shows one window of a run, and a person who asks "and
/// before that?" has to type. On the page they drag, click and play, and can send the file on.
///
/// Example:
/// ```
/// let page = RunPage(trace: trace, title: "two-phase-commit", facts: [.init("seed", "1")])
/// print(page.html)
/// ```
/// Several runs can stand on a page of somebody else: ``style`` and ``script`` once, and ``fragment(id:)``
/// for each run.
///
/// Rules:
/// 1. The page is made of the trace alone, and of tables that are made from the run and travel beside
///    it: states, history, series.
/// 2. It says the same as the terminal, in the same words: the scripts bring no sentences of their own.
/// 3. No text of a trace can become markup or code. Data stands in a block of JSON that no script is
///    made of; the page forbids itself every connection.
/// 4. Nothing is left out silently: what ``limits`` cut off stands on the page.
/// 5. The same page makes the same bytes.
///
/// What it does not promise: times of more than 2^53 nanoseconds (104 days) are rounded. The layout of
/// the data block changes with its version; whoever wants to read a run by program takes an export.
public struct RunPage: Sendable {
  /// Something worth knowing of the run, such as its model, its seed or how to repeat it.
  public struct Fact: Hashable, Sendable {
    /// What it is, for example `seed`.
    public var name: String
    /// What it says, for example `1`.
    public var value: String

    /// States a fact.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The run.
  public var trace: Trace
  /// The heading.
  public var title: String
  /// What stands below the heading.
  public var facts: [Fact]
  /// What the nodes held; empty if nobody made the table.
  public var states: StateTable
  /// What the clients saw.
  public var history: History
  /// When each operation of ``history`` took effect, by its position, where a checker has found out.
  public var linearizationPoints: [Instant?]
  /// What is plotted.
  public var series: [MetricSeries]
  /// The first event that the page carries.
  public var first: EventNumber
  /// How much the page carries.
  public var limits: PageLimits

  /// Describes a page.
  ///
  /// - Parameters:
  ///   - history: that of the trace if nil.
  ///   - series: the counters and samples of the trace if nil.
  public init(
    trace: Trace, title: String, facts: [Fact] = [], states: StateTable = StateTable(),
    history: History? = nil, linearizationPoints: [Instant?] = [], series: [MetricSeries]? = nil,
    first: EventNumber = EventNumber(1), limits: PageLimits = PageLimits()
  ) {
    self.trace = trace
    self.title = title
    self.facts = facts
    self.states = states
    self.history = history ?? History(trace)
    self.linearizationPoints = linearizationPoints
    self.series = series ?? MetricSeries.found(in: trace)
    self.first = first
    self.limits = limits
  }

  /// The style sheet that every page with runs needs once, in a `style` element.
  public static var style: String { PageAssets.style }

  /// The program that every page with runs needs once, in a `script` element at the end of its body.
  public static var script: String { PageAssets.script }

  /// The policy that forbids a page every connection, for a `meta` element.
  public static let contentSecurityPolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    + "img-src data:; base-uri 'none'; form-action 'none'"

  /// The whole page.
  ///
  /// - Complexity: O(events), a few microseconds for each.
  public var html: String {
    let heading = title.htmlText
    let facts = self.facts.map {
      "<div><dt>\($0.name.htmlText)</dt><dd>\($0.value.htmlText)</dd></div>"
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(Self.contentSecurityPolicy)">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Lightcone">
      <title>\(heading)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body class="lc-page">
      <main class="lc">
      <h1>\(heading)</h1>
      <dl class="lc-facts">\(facts)</dl>
      \(fragment(id: "run"))
      </main>
      <script>
      \(Self.script)</script>
      </body>
      </html>

      """
  }

  /// The run's place and its data, for a page that brings ``style`` and ``script``.
  ///
  /// Without JavaScript the place holds the diagram as text.
  ///
  /// - Parameter id: what the place is called on its page, unique there; letters, digits and dashes.
  public func fragment(id: String) -> String {
    precondition(
      !id.isEmpty && id.utf8.allSatisfy { $0.isIdentifierByte },
      "the name of a run's place on a page is \(id), not letters, digits and dashes")
    let diagram = SpaceTimeDiagram.render(trace, display: Display(columns: 100))
    let data = String(decoding: RunData(self).json(), as: UTF8.self)
    return """
      <div class="lc" id="\(id)" data-lightcone-run="\(id)-data">
      <p>This page shows the run once its script has started. Without scripts there is only this:</p>
      <pre>\(diagram.htmlLines)</pre>
      </div>
      <script type="application/json" id="\(id)-data">\(data)</script>
      """
  }
}

extension UInt8 {
  /// Whether a byte may stand in the name of a place on a page.
  fileprivate var isIdentifierByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
