/// One operation on one object, in numbers.
struct ObjectOperation {
  /// Its place in the whole history.
  var place: Int
  /// The number of its call.
  var call: Int32
  /// The position of its beginning.
  var began: Int
  /// The position behind which it cannot take effect; `.max` if it may also never take effect.
  var last: Int
  /// Whether it must take effect.
  var isMandatory: Bool { last != .max }
}
