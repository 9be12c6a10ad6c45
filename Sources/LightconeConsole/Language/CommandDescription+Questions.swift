extension CommandDescription {
  static let asking = [
    CommandDescription(
      .why, use: "why #EVENT | NODE | PROPERTY",
      "Says why an event happened, a node is in its state, or a property is violated.",
      example: "why #57", .ask, .subject),
    CommandDescription(
      .whyNot, use: "why-not CONDITION | NODE STATE",
      "Says what keeps a condition from being true now, and which single changes would do.",
      example: "why-not committed == 1", .ask, .condition),
    CommandDescription(
      .whatIf, use: "what-if COMMAND",
      "Says what a fault or a setting would change in this run, which stays as it is.",
      example: "what-if at 4ms crash coordinator", .ask, .change),
  ]
}
