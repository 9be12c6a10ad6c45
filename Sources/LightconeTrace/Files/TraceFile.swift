/// A trace as it is kept in a file: the trace, what it came from, and what the nodes held if that is
/// known.
///
/// What it solves: a run can be looked at by tools that know nothing of the model, on a machine that
/// does not have it, years later. So the file holds all that the trace holds, and says which version of
/// the format it is.
///
/// Example:
///
/// ```swift
/// var reader = TraceFileReader()
/// try reader.read(bytes)
/// let file = try reader.finish()
/// ```
///
/// `TraceDocument` in LightconeRendering writes what ``TraceFileReader`` reads.
///
/// Rules:
/// 1. JSON Lines: one object a line, in UTF-8. The first line names format and version.
/// 2. What an event names by number stands in lines before it.
/// 3. The last line counts the events. A file without it was cut off.
/// 4. What was written is read back as it was: all fields of all events, all texts and their numbers.
///
/// Deviations: none.
///
/// What it does not promise: that a run left the trace. Anybody can write a file; it is only seen to
/// that no event has a cause that lies ahead, and that time never goes back.
///
/// Reading: docs/trace-format.md; RFC 8259; jsonlines.org.
public struct TraceFile: Equatable, Sendable {
  /// The name of the format, as the first line says it.
  public static let format = "lightcone-trace"
  /// The version of the format that is written, and the only one that is read.
  public static let version = 1

  /// What happened.
  public var trace: Trace
  /// The run that left it, if that is known.
  public var origin: TraceOrigin?
  /// What the nodes held, if a replay was made to find out.
  public var states: StateTable?

  /// Puts a file together.
  public init(_ trace: Trace, origin: TraceOrigin? = nil, states: StateTable? = nil) {
    self.trace = trace
    self.origin = origin
    self.states = states
  }
}

/// The run that left a trace: enough to do it again where its model is at hand.
public struct TraceOrigin: Hashable, Sendable {
  /// A parameter of the model, as a person would write it.
  public struct Setting: Hashable, Sendable {
    /// The parameter's name, for example `net.latency`.
    public var name: String
    /// Its value with its unit, for example `5ms`.
    public var value: String

    /// Describes a parameter's value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The model's id, for example `two-phase-commit`.
  public var model: String
  /// The version of the model's behaviour.
  public var modelVersion: Int
  /// The seed.
  public var seed: UInt64
  /// The parameters, in the model's order.
  public var settings: [Setting]
  /// The run as one line of text; empty if it has none.
  public var token: String

  /// Describes a run.
  public init(
    model: String, modelVersion: Int = 1, seed: UInt64 = 1, settings: [Setting] = [],
    token: String = ""
  ) {
    self.model = model
    self.modelVersion = modelVersion
    self.seed = seed
    self.settings = settings
    self.token = token
  }
}
