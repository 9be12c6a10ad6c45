/// How writers find their versions.
enum RegisterProtocol: String, CaseIterable, Sendable {
  /// A writer asks for the newest version first: any number of writers.
  case multiWriter = "multi-writer"
  /// The only writer counts its versions itself.
  case singleWriter = "single-writer"
}

/// Whom a client asks.
enum RegisterAudience: String, CaseIterable, Sendable {
  /// All replicas; the first answers count.
  case all
  /// As many as are needed, next to each other, beginning at one that chance chooses.
  case quorum
}

/// Deliberate defects, each of which a check must catch.
enum RegisterBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// A replica says that it stores a value before its disk is done.
  case acknowledgesEarly = "acknowledges-early"
  /// A replica stores what it is told to, also if it holds something newer.
  case overwritesNewer = "overwrites-newer"
  /// A writer forgets to put itself into the version: two writers may use the same one.
  case versionWithoutWriter = "version-without-writer"
  /// A writer does not ask for the newest version, although there are others.
  case writesBlindly = "writes-blindly"
  /// A client counts answers, not those who answered: a doubled message counts twice.
  case countsDuplicates = "counts-duplicates"
}
