import Testing

@Suite("The tree is tidy")
struct TreeTests {
  @Test("every file keeps the rule", arguments: Rule.all)
  func keeps(_ rule: Rule) {
    let violations = Tree.files.flatMap(rule.violations(in:))
    #expect(violations.isEmpty, "\n\(violations.map(\.description).joined(separator: "\n"))")
  }

  @Test("the tree was read: its sources, its tests and its pages are there")
  func isRead() {
    let paths = Set(Tree.files.map(\.path))
    #expect(paths.contains("README.md"))
    #expect(paths.contains("docs/architecture.md"))
    #expect(paths.contains("Sources/LightconeTrace/Trace.swift"))
    #expect(paths.contains("Tests/TidyTests/TreeTests.swift"))
    #expect(Set(Tree.files.filter(\.isSource).map(\.target)).count == Layers.allowed.count)
  }

  @Test("half of the source files have at most 150 lines")
  func medianLength() {
    #expect(median(of: Tree.files.filter(\.isSource).map(\.lineCount)) <= 150)
  }

  @Test("the median is the middle, rounded up")
  func medianOfFew() {
    #expect(median(of: []) == 0)
    #expect(median(of: [300, 10, 20]) == 20)
    #expect(median(of: [300, 151, 20, 10]) == 151)
  }

  private func median(of lengths: [Int]) -> Int {
    lengths.isEmpty ? 0 : lengths.sorted()[lengths.count / 2]
  }
}
