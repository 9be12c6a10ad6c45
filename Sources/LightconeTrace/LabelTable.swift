/// The texts that records name by number: states, notes, counters, groups of a cut.
///
/// Every text stands in the table once; number 0 is the empty text. The dictionary is only asked,
/// never walked, so that its order can reach nothing.
public struct LabelTable: Hashable, Sendable {
  /// The texts by number.
  public private(set) var texts: [String] = [""]
  private var numbers: [String: UInt32] = ["": 0]

  /// Creates a table that holds only the empty text.
  public init() {}

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: String) -> UInt32 {
    if let known = numbers[text] { return known }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }

  /// The number of a text, if it is in the table.
  public func knownNumber(of text: String) -> UInt32? { numbers[text] }

  /// The text of a number; the empty text if the number is not in the table.
  public subscript(number: UInt32) -> String {
    Int(number) < texts.count ? texts[Int(number)] : ""
  }
}
