import LightconeRendering
import LightconeTrace

/// Writes pages for the tests in a browser, and for whoever wants to look at some.
///
/// `PageProbe NAME` prints a page: `commit`, `register`, `history`, `gossip`, `large`, `hostile`,
/// `empty`, `window` or `embedded`.
@main
struct Probe {
  static func main() throws {
    let name = CommandLine.arguments.dropFirst().first ?? ""
    guard let html = try html(name) else { return print("There is no page '\(name)'.") }
    print(html, terminator: "")
  }

  private static func html(_ name: String) throws -> String? {
    switch name {
    case "commit": try RealRun.commit().html
    case "register": try RealRun.register().html
    case "cut": try RealRun.cut().html
    case "history": HistoryRun.page().html
    case "gossip": SyntheticRun.gossip(events: 400, nodes: 9).html
    case "large": SyntheticRun.gossip(events: 100_000, nodes: 24).html
    case "hostile": SyntheticRun.hostile().html
    case "empty": RunPage(trace: Trace(), title: "Nothing").html
    case "window": window().html
    case "embedded": try embedded()
    default: nil
    }
  }

  /// A part of a run that is too large for its page.
  private static func window() -> RunPage {
    var page = SyntheticRun.gossip(events: 3_000, nodes: 5)
    page.first = EventNumber(1_001)
    page.limits = PageLimits(events: 500, stateChanges: 50, points: 10, textLength: 20)
    return page
  }

  /// A page of somebody else with two runs.
  private static func embedded() throws -> String {
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Two runs</title>
    <style>\(RunPage.style)</style></head><body><h1>Two runs</h1><p>The first:</p>
    \(try RealRun.commit().fragment(id: "first"))
    <p>The second:</p>
    \(HistoryRun.page().fragment(id: "second"))
    <script>\(RunPage.script)</script></body></html>
    """
  }
}
