extension Session {
  /// What was left out of the last answer.
  func showRest() -> Reply {
    Reply(unshown.isEmpty ? "Nothing was left out of the last answer." : unshown)
  }
}
