import Lightcone
import LightconeChecking
import LightconeTrace

/// Puts a change of a run into words.
struct ChangeWords {
  let trace: Trace
  let deeds: [Timeline.Deed]

  private var words: FaultWords { FaultWords(names: trace.nodes.map(\.name)) }

  /// What is different, so that "is enough" could follow.
  func text(of change: RunChange, about: EventNumber?) -> String {
    let number = about.map { " (\($0))" } ?? ""
    switch change {
    case .goOn: return "going on"
    case .leaveOut(let index):
      guard deeds.indices.contains(index) else { return "" }
      return "leaving out '\(words.command(for: deeds[index].intervention))'\(number)"
    case .add(let interventions, let point):
      let commands = interventions.map { "'\(words.command(for: $0))'" }.joined(separator: ", ")
      switch point {
      case .present: return "\(commands) now"
      case .after(let event): return "\(commands) right after \(event)"
      case .before(let event):
        return "\(commands) before \(event)\(loss(about))"
      case .time(let time): return "\(commands) at \(time)"
      }
    }
  }

  /// Which loss a change prevents.
  private func loss(_ event: EventNumber?) -> String {
    guard let event, let loss = trace[event], loss.kind == .lose else { return "" }
    return ", so that m\(loss.message) is not lost (\(event))"
  }
}
