public import LightconeDiagnostics

/// Checks what only several lessons together can break: ids, and the order they are to be read in.
///
/// Rules:
///
/// 1. No two lessons have one id.
/// 2. A prerequisite is the id of a lesson, and not the lesson's own.
/// 3. Prerequisites do not lead in a circle. Each circle is reported once for each of its lessons that
///    are checked, at the prerequisite that goes on in it.
public struct LessonSetRules {
  /// A lesson of the set.
  public struct Member: Hashable, Sendable {
    /// What the lesson says about itself.
    public let frontMatter: FrontMatter
    /// The lesson's file.
    public let path: String

    /// Creates a member.
    public init(frontMatter: FrontMatter, path: String) {
      self.frontMatter = frontMatter
      self.path = path
    }
  }

  private let all: [Member]
  private let byID: [String: Member]
  private let checkedCount: Int
  private var problems: [Diagnostic] = []

  /// Checks lessons.
  ///
  /// - Parameters:
  ///   - checked: the lessons whose problems are wanted.
  ///   - known: further lessons, which may be prerequisites; those that are checked may be among them.
  /// - Returns: the problems, in the order of the lessons checked.
  /// - Complexity: O(checked × prerequisites of all).
  public static func check(_ checked: [Member], among known: [Member] = []) -> [Diagnostic] {
    let paths = Set(checked.map(\.path))
    var rules = LessonSetRules(
      checked + known.filter { !paths.contains($0.path) }, checkedCount: checked.count)
    for (index, member) in checked.enumerated() { rules.check(member, index) }
    return rules.problems
  }

  private init(_ all: [Member], checkedCount: Int) {
    self.all = all
    self.checkedCount = checkedCount
    byID = Dictionary(all.map { ($0.frontMatter.id, $0) }) { first, _ in first }
  }

  private mutating func check(_ member: Member, _ index: Int) {
    let id = member.frontMatter.id
    let others = all.enumerated().filter { $0.offset != index && $0.element.frontMatter.id == id }
    // Of several that are checked the first stands; the others are told of it.
    if let other = others.first(where: { $0.offset < index || $0.offset >= checkedCount }) {
      report(
        .duplicateName,
        "the id \(quoted(id)) is already used on line \(other.element.frontMatter.idLine) of "
          + "'\(other.element.path)'",
        SourceText(id, line: member.frontMatter.idLine), member,
        expected: "an id of its own for every lesson")
    }
    for prerequisite in member.frontMatter.prerequisites { check(prerequisite, of: member) }
  }

  private mutating func check(_ prerequisite: SourceText, of member: Member) {
    guard byID[prerequisite.text] != nil else {
      report(
        .badPrerequisite, "there is no lesson \(quoted(prerequisite.text)) to build on",
        prerequisite, member, expected: "the id of a lesson",
        suggestion: nearestWord(to: prerequisite.text, in: all.map(\.frontMatter.id)))
      return
    }
    guard let way = way(from: prerequisite.text, to: member.frontMatter.id) else { return }
    let circle = ([member.frontMatter.id] + way).joined(separator: " needs ")
    report(
      .badPrerequisite, "the prerequisites lead in a circle: \(circle)", prerequisite, member,
      expected: "lessons that do not need this one")
  }

  /// The shortest way along prerequisites from one lesson to another, both included.
  private func way(from start: String, to end: String) -> [String]? {
    var ways = [[start]]
    var seen: Set<String> = [start]
    var next = 0
    while next < ways.count {
      let way = ways[next]
      next += 1
      guard let last = way.last else { continue }
      if last == end { return way }
      for further in byID[last]?.frontMatter.prerequisites ?? [] {
        if seen.insert(further.text).inserted { ways.append(way + [further.text]) }
      }
    }
    return nil
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ source: SourceText, _ member: Member,
    expected: String, suggestion: String? = nil
  ) {
    problems.append(
      Diagnostic(
        code, message,
        at: SourcePlace(file: member.path, line: source.line, column: source.column),
        expected: expected, suggestion: suggestion))
  }
}
