public import LightconeTrace

/// An accepted order, as the log keeps it. It is never changed.
public struct OrderEvent: Hashable, Sendable {
  /// Where it stands in the log, from 1: its version token.
  public let position: Int
  /// What was ordered.
  public let product: Int
  /// How many pieces; nil in events of the older form, which had no such field.
  public let pieces: Int?
  /// When it was committed.
  public let at: Instant
}

/// What a view says of an order.
public struct OrderLine: Hashable, Sendable {
  /// The order's position in the log.
  public let position: Int
  /// What was ordered.
  public let product: Int
  /// How many pieces.
  public let pieces: Int

  init(position: Int, product: Int, pieces: Int) {
    self.position = position
    self.product = product
    self.pieces = pieces
  }

  /// Reads an event of either form (upcasting): an order of the older form was for one piece.
  ///
  /// - Parameter missing: what stands for a number that is not there.
  init(_ event: OrderEvent, missing: Int = 1) {
    self.init(
      position: event.position, product: event.product, pieces: event.pieces ?? missing)
  }
}
