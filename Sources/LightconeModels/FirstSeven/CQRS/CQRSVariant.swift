/// What serves commands and queries.
enum CQRSMode: String, CaseIterable, Sendable {
  /// One database and one model.
  case shared
  /// One database; queries have views, which each command writes too.
  case oneDatabase = "one-database"
  /// A log of events for commands, and views on replicas for queries.
  case cqrs
}

/// How events spend their time in the projector.
enum ProjectionLaw: String, CaseIterable, Sendable {
  /// One after the other.
  case queue
  /// All at once, each its own time; then each waits for those before it.
  case independent
}

/// What a customer may rely on who looks for its own order.
enum ReadConsistency: String, CaseIterable, Sendable {
  /// Nothing: the views come some time.
  case eventual
  /// The look-up brings a version token, and waits until the replica has come that far.
  case readYourWrites = "read-your-writes"
  /// The order is acknowledged when all replicas show it.
  case wait
}

/// When the projector saves how far it has come.
enum OffsetCommit: String, CaseIterable, Sendable {
  /// Together with the view.
  case sameTransaction = "same-transaction"
  /// After the view: a crash in between has the event applied again.
  case afterView = "after-view"
  /// Before the view: a crash in between has the event left out.
  case beforeView = "before-view"
}

/// Whether the projector crashes.
enum ProjectorCrash: String, CaseIterable, Sendable {
  /// It does not.
  case off
  /// Right after it has done the first half of what it does with an event, once; with one transaction,
  /// right after that.
  case between
}

/// Deliberate defects, each of which a check must catch.
enum CQRSBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// A command is decided on what it loaded, although the product has changed since.
  case noVersionCheck = "no-version-check"
  /// The database sends an event before it is on the disk.
  case publishesFirst = "publishes-first"
  /// The projector applies events as they come out of their lags, not in their order.
  case anyOrder = "any-order"
  /// The token says one position less than it should.
  case tokenOffByOne = "token-off-by-one"
  /// With `consistency=wait`, the projector does not wait for the replicas.
  case waitSkipsReplicas = "wait-skips-replicas"
  /// A rebuild has all mails sent again.
  case mailsInReplay = "mails-in-replay"
  /// The projector takes the missing number of an old event for zero pieces.
  case noUpcast = "no-upcast"
}
