import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  mutating func fork(_ name: String) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let parent = run.tree.currentName
    do {
      try run.fork(name)
    } catch { throw diagnostic(for: error, run.tree) }
    self.run = run
    return Reply(
      wrap("Branch \(name) begins here, at \(place(run)); 'switch \(parent)' goes back."))
  }

  mutating func switchTo(_ name: String) throws(Diagnostic) -> Reply {
    var run = try loaded()
    do {
      try run.switchTo(name)
    } catch { throw diagnostic(for: error, run.tree) }
    self.run = run
    return Reply(wrap("Branch \(name).") + "\n" + describePlace(run))
  }

  func showTree() throws(Diagnostic) -> Reply {
    let tree = try loaded().tree
    return Reply(BranchDrawing(tree.descriptions, display).text)
  }

  private func place(_ run: OpenRun) -> String {
    let count = run.simulation.eventCount
    return "\(run.simulation.now)\(count > 0 ? ", \(EventNumber(count))" : "")"
  }

  func diagnostic(for problem: RunTreeProblem, _ tree: RunTree) -> Diagnostic {
    switch problem {
    case .nameTaken(let name):
      Diagnostic(
        .nameTaken, "there is a branch '\(name)' already",
        expected: "another name; 'switch \(name)' goes there")
    case .noSuchBranch(let name):
      Diagnostic(
        .unknownBranch, "there is no branch '\(name)'",
        expected: "one of \(tree.names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: tree.names))
    }
  }
}

/// Draws the branches of a run below each other, each below the one that it was forked from.
struct BranchDrawing {
  private let branches: [RunTree.BranchDescription]
  private let display: Display

  init(_ branches: [RunTree.BranchDescription], _ display: Display) {
    self.branches = branches
    self.display = display
  }

  /// The drawing; `*` marks the branch in which one stands.
  var text: String { lines(below: 0, indentation: "").joined(separator: "\n") }

  private func lines(below index: Int, indentation: String) -> [String] {
    let children = branches.indices.filter { branches[$0].origin?.parent == index }
    var lines = index == 0 ? entry(0, first: "", rest: children.isEmpty ? "" : stem) : []
    for child in children {
      let isLast = child == children.last
      let inner = indentation + (isLast ? "   " : stem)
      let hasChildren = branches.contains { $0.origin?.parent == child }
      lines += entry(
        child, first: indentation + (isLast ? corner : tee),
        rest: inner + (hasChildren ? stem : ""))
      lines += self.lines(below: child, indentation: inner)
    }
    return lines
  }

  /// A branch in as many lines as it takes.
  private func entry(_ index: Int, first: String, rest: String) -> [String] {
    let branch = branches[index]
    let mark = branch.isCurrent ? "* " : ""
    let origin = branch.origin.map { "from \(place($0.time, $0.eventCount)); " } ?? ""
    let faults = branch.deedCount == 1 ? "1 fault" : "\(branch.deedCount) faults"
    let text =
      "\(mark)\(branch.name): \(origin)at \(place(branch.time, branch.eventCount)); \(faults)"
    let lines = text.wrapped(
      toWidth: display.columns, indentation: first, continuation: rest + "  ")
    return branch.isCurrent ? lines.map { Style(display).bold($0) } : lines
  }

  private func place(_ time: Instant, _ eventCount: Int) -> String {
    "\(time)\(eventCount > 0 ? " \(EventNumber(eventCount))" : "")"
  }

  private var stem: String { display.glyphs == .unicode ? "│  " : "|  " }
  private var tee: String { display.glyphs == .unicode ? "├─ " : "|- " }
  private var corner: String { display.glyphs == .unicode ? "└─ " : "`- " }
}
