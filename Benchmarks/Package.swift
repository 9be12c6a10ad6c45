// swift-tools-version: 6.2
import PackageDescription

/// The benchmarks stand beside the library, so that who only uses it fetches nothing for them.
let package = Package(
  name: "lightcone-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lightcone", path: ".."),
    // Its traits count allocations with libraries of their own; `CAllocationCounting` does it here.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CAllocationCounting"),
    .target(
      name: "Scenarios",
      dependencies: [
        .product(name: "Lightcone", package: "lightcone"),
        .product(name: "LightconeModels", package: "lightcone"),
      ]),
    .executableTarget(
      name: "bench-report", dependencies: ["CAllocationCounting", "Scenarios"],
      path: "Sources/BenchReport"),
    // The plugin only finds targets whose folder stands in a folder `Benchmarks`.
    .executableTarget(
      name: "LightconeBenchmarks",
      dependencies: ["Scenarios", .product(name: "Benchmark", package: "benchmark")],
      path: "LightconeBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CAllocationCounting" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
