/// Where the prompt keeps its history: in the XDG state folder.
enum HistoryPath {
  /// `$XDG_STATE_HOME/lightcone/history`, else `~/.local/state/lightcone/history`; nil without a home.
  static var standard: String? {
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return "\(state)/lightcone/history"
    }
    return variable("HOME").flatMap { $0.isEmpty ? nil : "\($0)/.local/state/lightcone/history" }
  }
}
