import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeLessons
import LightconeModels
import LightconeTrace

/// Other numbers for a prediction that is asked again, so that nobody can answer it by heart.
///
/// The seed of runs that name none is another one; and where the prediction names a parameter that may
/// vary, that has another value. The truth is what the run with these numbers measures.
struct FreshNumbers: Sendable {
  /// The seed of runs that name none.
  let seed: UInt64
  /// The parameter that varies, and its value.
  let setting: (name: String, value: String)?
  /// The prediction with these numbers.
  let prediction: Prediction

  /// Draws numbers.
  ///
  /// - Parameters:
  ///   - prediction: as it stands in the lesson. A range that does not fit its model is not used.
  ///   - draw: the same number gives the same draw.
  init(_ prediction: Prediction, draw: UInt64) {
    seed = 2 + mixed(draw) % 9_998
    let setting = Self.setting(of: prediction, draw: mixed(draw &+ 1))
    self.setting = setting
    var fresh = prediction
    if let setting { fresh.run = Self.lines(prediction.run, setting) }
    self.prediction = fresh
  }

  /// The numbers as people read them.
  var words: String {
    let parameter = setting.map { "\($0.name)=\($0.value), " } ?? ""
    return "New numbers: \(parameter)seed \(seed)."
  }

  private static func setting(
    of prediction: Prediction, draw: UInt64
  ) -> (name: String, value: String)? {
    guard let vary = prediction.vary?.text, let sign = vary.firstIndex(of: "="),
      let axis = try? SweepAxis(
        String(vary[..<sign]), parsing: String(vary[vary.index(after: sign)...])),
      !axis.values.isEmpty
    else { return nil }
    let value = axis.values[Int(draw % UInt64(axis.values.count))]
    for line in prediction.run {
      guard case .load(let name, let settings, _)? = try? Command.parse(line.text) else { continue }
      guard let model = try? Catalog.model(named: name) else { return nil }
      var changed = model.settings(seed: 1)
      do throws(Diagnostic) {
        for setting in settings { try changed.set(setting.name, to: setting.value) }
        try changed.set(axis.name, to: value)
      } catch { return nil }
    }
    return (axis.name, value)
  }

  /// The lines with the setting behind each `load`.
  static func lines(
    _ lines: [SourceText], _ setting: (name: String, value: String)
  ) -> [SourceText] {
    lines.flatMap { line -> [SourceText] in
      guard case .load? = try? Command.parse(line.text) else { return [line] }
      var added = line
      added.text = "set \(setting.name)=\(setting.value)"
      return [line, added]
    }
  }
}
