public import Lightcone
public import LightconeDiagnostics

/// The models that prompt, lessons and pages can pick up by name.
public enum Catalog {
  /// All models, in the order in which they are listed.
  public static let models: [Model] = [
    CAPTheorem.model, CQRS.model, TwoPhaseCommit.model, Saga.model, ShardedStore.model,
    CachedDatabase.model, StranglerFig.model, Bulkhead.model, ReplicatedRegister.model,
  ]

  /// The model of a name.
  ///
  /// - Throws: a ``Diagnostic`` (`LC3001`) if there is none.
  public static func model(named name: String) throws(Diagnostic) -> Model {
    if let model = models.first(where: { $0.name == name }) { return model }
    let names = models.map(\.name)
    throw Diagnostic(
      .unknownModel, "there is no model '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }
}
