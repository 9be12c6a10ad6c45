// swift-tools-version: 6.2
import PackageDescription

/// A library or executable of the house and what it may import. Imports point one way; the
/// order below is the order in which the layers stand on each other (docs/architecture.md).
let package = Package(
  name: "lightcone",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Lightcone",
      targets: ["LightconeDiagnostics", "LightconeTrace", "Lightcone", "LightconeChecking"]),
    .library(name: "LightconeModels", targets: ["LightconeModels"]),
    .library(name: "LightconeRendering", targets: ["LightconeRendering"]),
    .executable(name: "lightcone", targets: ["LightconeCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(name: "LightconeDiagnostics"),
    .target(name: "LightconeTrace"),
    .target(name: "Lightcone", dependencies: ["LightconeDiagnostics", "LightconeTrace"]),
    .target(
      name: "LightconeChecking",
      dependencies: ["Lightcone", "LightconeDiagnostics", "LightconeTrace"]),
    .target(
      name: "LightconeModels",
      dependencies: ["Lightcone", "LightconeDiagnostics", "LightconeTrace"]),
    .target(
      name: "LightconePageAssets",
      resources: [.embedInCode("Scripts"), .embedInCode("Styles")]),
    .target(
      name: "LightconeRendering", dependencies: ["LightconePageAssets", "LightconeTrace"]),
    .target(
      name: "LightconeLessons",
      dependencies: ["CCMarkGFM", "LightconeDiagnostics", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "LightconeConsole",
      dependencies: [
        "Lightcone", "LightconeChecking", "LightconeDiagnostics", "LightconeLessons",
        "LightconeModels", "LightconeRendering", "LightconeTrace",
      ]),
    .target(name: "CTerminalSignals"),
    .target(name: "LineEditing", dependencies: ["CTerminalSignals", "CLibEdit"]),
    .executableTarget(
      name: "LightconeCommand",
      dependencies: [
        "LightconeChecking", "LightconeConsole", "LightconeDiagnostics", "LightconeLessons",
        "LightconeRendering", "LineEditing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
    .target(
      name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal"),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe"),
    .testTarget(name: "LightconeDiagnosticsTests", dependencies: ["LightconeDiagnostics"]),
    .testTarget(name: "LightconeTraceTests", dependencies: ["LightconeTrace"]),
    .executableTarget(
      name: "FingerprintProbe", dependencies: ["Lightcone", "LightconeTrace"],
      path: "Tests/FingerprintProbe"),
    .testTarget(
      name: "LightconeTests",
      dependencies: ["FingerprintProbe", "Lightcone", "LightconeDiagnostics", "LightconeTrace"]),
    .testTarget(
      name: "LightconeCheckingTests",
      dependencies: [
        "Lightcone", "LightconeChecking", "LightconeDiagnostics", "LightconeModels",
        "LightconeRendering", "LightconeTrace",
      ]),
    .testTarget(
      name: "LightconeModelsTests",
      dependencies: [
        "Lightcone", "LightconeChecking", "LightconeDiagnostics", "LightconeModels",
        "LightconeTrace",
      ]),
    .testTarget(
      name: "LightconeRenderingTests",
      dependencies: ["LightconePageAssets", "LightconeRendering", "LightconeTrace"],
      exclude: ["Snapshots"]),
    .executableTarget(
      name: "PageProbe",
      dependencies: ["Lightcone", "LightconeModels", "LightconeRendering", "LightconeTrace"],
      path: "Tests/PageProbe", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .testTarget(
      name: "LightconeLessonsTests", dependencies: ["LightconeDiagnostics", "LightconeLessons"]),
    .executableTarget(
      name: "SessionFuzz",
      dependencies: ["LightconeConsole", "LightconeLessons", "LightconeRendering"],
      path: "Tests/SessionFuzz"),
    .testTarget(
      name: "LightconeConsoleTests",
      dependencies: [
        "Lightcone", "LightconeConsole", "LightconeDiagnostics", "LightconeLessons",
        "LightconeModels", "LightconeRendering", "LightconeTrace", "SessionFuzz",
      ],
      exclude: ["Transcripts"]),
    .testTarget(
      name: "LineEditingTests",
      dependencies: ["LineEditing", "LineEditingProbe", "PseudoTerminal"]),
    .testTarget(
      name: "LightconeCommandTests", dependencies: ["LightconeCommand", "PseudoTerminal"]),
    .testTarget(name: "TidyTests"),
    .testTarget(
      name: "ExampleTests", dependencies: ["Lightcone", "LightconeTrace"],
      path: "Examples/StopAndWait"),
    .testTarget(
      name: "FaultExampleTests", dependencies: ["Lightcone", "LightconeTrace"],
      path: "Examples/TicketCounter"),
  ],
  swiftLanguageModes: [.v6]
)

let targetsInC: Set = ["CTerminalSignals", "CPseudoTerminal"]

for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  // A warning must not stop a reader who builds with a newer compiler; it stops a change.
  if Context.environment["CI"] == "true" {
    target.swiftSettings?.append(.treatAllWarnings(as: .error))
  }
}
