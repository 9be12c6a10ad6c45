import LightconeRendering

/// Every figure of the samples, by name.
enum SampleFigures {
  static let all: [(name: String, figure: any ChartFigure)] =
    SampleCharts.all + SampleHistories.all + SampleGantts.all + SampleStress.all

  static var names: [String] { all.map(\.name) }

  /// The figure of a name.
  static func named(_ name: String) -> any ChartFigure {
    all.first { $0.name == name }?.figure ?? SampleCharts.plain([])
  }
}
