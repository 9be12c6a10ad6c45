extension CommandDescription {
  static let remembering = [
    CommandDescription(
      .progress, use: "progress", "Says which lessons are done and open, and what is due.",
      example: "progress", .learn),
    CommandDescription(
      .review, use: "review [stop]",
      "Asks questions of lessons again that were met some days ago, with new numbers.",
      example: "review", .learn, .words(["stop"])),
  ]
}
