import Testing

@Suite("The manifest and the table of layers agree")
struct LayerTests {
  /// The targets of the manifest that have Swift files below `Sources`.
  private let sourceTargets = Set(Tree.files.filter(\.isSource).map(\.target))
  private let manifest = Manifest(Tree.manifest)

  @Test("the table lists the targets that there are")
  func sameTargets() {
    #expect(sourceTargets == Set(Layers.allowed.keys))
  }

  @Test(
    "a target depends on nothing that it may not import", arguments: Layers.allowed.keys.sorted())
  func dependenciesAreAllowed(_ target: String) throws {
    let declared = try #require(manifest.dependencies[target])
    #expect(declared.subtracting(Layers.allowed[target] ?? []).sorted() == [])
  }

  @Test(
    "what a target may import of the house, it depends on", arguments: Layers.allowed.keys.sorted())
  func allowedAreDeclared(_ target: String) throws {
    let declared = try #require(manifest.dependencies[target])
    let ofTheHouse = (Layers.allowed[target] ?? []).intersection(sourceTargets)
    #expect(ofTheHouse.subtracting(declared).sorted() == [])
  }

  @Test("the table has no circle: every target stands on targets below it")
  func hasNoCircle() {
    var placed: Set<String> = []
    var waiting = Set(Layers.allowed.keys)
    while let next = waiting.sorted().first(where: { name in
      (Layers.allowed[name] ?? []).intersection(sourceTargets).isSubset(of: placed)
    }) {
      placed.insert(next)
      waiting.remove(next)
    }
    #expect(waiting.sorted() == [])
  }

  @Test("the reader of manifests finds names, lists and products")
  func readsManifest() {
    let manifest = Manifest(
      """
      // The "quoted" comment does not count.
      let package = Package(name: "p", targets: [
        .target(name: "A"),
        .target(name: "B", dependencies: ["A", .product(name: "Y", package: "Yams")], path: "b"),
        .testTarget(name: "T", dependencies: ["B"]),
      ])
      """)
    #expect(manifest.dependencies == ["A": [], "B": ["A", "Y"], "T": ["B"]])
  }
}
