public import LightconeDiagnostics

/// The values that a model's parameters have in one run, and the run's seed.
public struct Settings: Sendable {
  /// The parameters, in the order in which the model lists them.
  public let parameters: [ParameterDescription]
  /// The seed that decides everything left to chance.
  public var seed: UInt64
  private var changed: [String: SettingValue] = [:]

  /// Creates settings in which every parameter has its default.
  public init(_ parameters: [ParameterDescription], seed: UInt64 = 1) {
    self.parameters = parameters
    self.seed = seed
  }

  /// The value of a parameter; unless it was changed, the default that the model lists for it, which may
  /// be another one than that of a common parameter of the same name.
  ///
  /// A parameter that the model does not list has its default: the program that asks is wrong then,
  /// and a debug build says so.
  public subscript<Value>(_ parameter: Parameter<Value>) -> Value {
    let name = parameter.description.name
    assert(parameters.contains { $0.name == name }, "the model does not list '\(name)'")
    if let value = value(of: name).flatMap(parameter.extract) { return value }
    guard let value = parameter.extract(parameter.description.defaultValue) else {
      preconditionFailure("the default of '\(name)' is not of its own type")
    }
    return value
  }

  /// The value of a parameter by name, if there is such a parameter.
  public func value(of name: String) -> SettingValue? {
    guard let parameter = parameters.first(where: { $0.name == name }) else { return nil }
    return changed[name] ?? parameter.defaultValue
  }

  /// The parameters whose values differ from their defaults, in the model's order.
  public var differences: [(name: String, value: SettingValue)] {
    parameters.compactMap { parameter in
      guard let value = changed[parameter.name], value != parameter.defaultValue else { return nil }
      return (parameter.name, value)
    }
  }

  /// Gives a parameter a value, as people write it.
  ///
  /// - Throws: a ``Diagnostic`` if there is no such parameter (`LC3002`), or the value cannot be read
  ///   or lies outside its range (`LC3003`); the settings are then unchanged.
  public mutating func set(_ name: String, to text: String) throws(Diagnostic) {
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      let names = parameters.map(\.name)
      throw Diagnostic(
        .unknownParameter, "there is no parameter '\(name)'",
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    guard let value = parameter.read(text) else {
      throw Diagnostic(
        .badValue, "'\(text)' is no value of \(name)", expected: parameter.range,
        suggestion: nearestWord(to: text, in: parameter.choices))
    }
    changed[name] = value
  }
}
