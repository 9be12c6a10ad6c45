import LightconeTrace
import Testing

@testable import LightconeRendering

/// One way to draw a trace.
struct DiagramMode: Sendable, CustomTestStringConvertible {
  let name: String
  let change: @Sendable (Trace, inout TraceSelection, inout DiagramOptions) -> Void

  var testDescription: String { name }

  /// The way as a selection and options for a trace.
  func parts(_ trace: Trace, rows: Int = 40) -> (TraceSelection, DiagramOptions) {
    var (selection, options) = (TraceSelection(maximumRows: rows), DiagramOptions())
    change(trace, &selection, &options)
    return (selection, options)
  }

  /// The trace drawn this way.
  func drawn(_ trace: Trace, _ display: Display, rows: Int = 40) -> String {
    let (selection, options) = parts(trace, rows: rows)
    return SpaceTimeDiagram.render(trace, display: display, selection: selection, options: options)
  }

  static let all: [DiagramMode] = [
    DiagramMode(name: "plain") { _, _, _ in },
    DiagramMode(name: "everything") { _, selection, _ in selection.everything = true },
    DiagramMode(name: "around") { trace, selection, _ in
      selection.around = EventNumber(trace.events.count / 2)
      selection.maximumRows = 12
    },
    DiagramMode(name: "folded") { _, selection, _ in
      selection.foldsLocalEvents = true
      selection.everything = true
    },
    DiagramMode(name: "around-folded") { trace, selection, _ in
      selection.around = EventNumber(trace.events.count / 2)
      selection.maximumRows = 12
      selection.foldsLocalEvents = true
    },
    DiagramMode(name: "hidden") { _, selection, _ in selection.hidden = [NodeID(1)] },
    DiagramMode(name: "groups") { trace, selection, _ in
      selection.groups = NodeGroup.byRole(of: trace)
    },
    DiagramMode(name: "zones-folded") { trace, selection, _ in
      selection.groups = NodeGroup.byZone(of: trace)
      selection.foldsLocalEvents = true
    },
    DiagramMode(name: "to-scale") { _, _, options in options.isToScale = true },
    DiagramMode(name: "cone") { trace, _, options in options.cone = cone(trace) },
    DiagramMode(name: "cone-dimmed") { trace, _, options in
      options.cone = cone(trace)
      options.rest = .dimmed
    },
    DiagramMode(name: "cone-alone") { trace, _, options in
      options.cone = cone(trace)
      options.rest = .leftOut
    },
  ]

  private static func cone(_ trace: Trace) -> Cone? {
    CausalOrder(trace).cone(of: EventNumber(trace.events.count / 2))
  }
}
