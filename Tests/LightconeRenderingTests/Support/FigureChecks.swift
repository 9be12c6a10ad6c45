import LightconeTrace

@testable import LightconeRendering

/// What can be wrong with a picture that was read back.
enum FigureChecks {
  /// Messages that the trace does not have, and arrows that do not point forward.
  static func messageMistakes(_ elements: [ReadElement], _ trace: Trace) -> [String] {
    var mistakes: [String] = []
    for (index, element) in elements.enumerated() where element.classes.first == "message" {
      guard let message = element.integer("data-message"), let end = element.integer("data-event"),
        let event = trace[EventNumber(end)], event.message == UInt64(message)
      else {
        mistakes.append("no such event")
        continue
      }
      if let number = element.integer("data-sent") {
        let sent = trace[EventNumber(number)]
        let isSend = sent?.kind == .send && sent?.message == UInt64(message)
        let isEarlier = number < end || (number == end && event.kind == .send)
        if !isSend || !isEarlier { mistakes.append("m\(message) was not sent at #\(number)") }
      }
      let lines = elements.filter { $0.ancestors.last == index && $0.name == "line" }
      if lines.count != 1 { mistakes.append("m\(message) has \(lines.count) lines") }
      for line in lines where !(line.number("y1") < line.number("y2")) {
        mistakes.append("m\(message) does not point down")
      }
    }
    return mistakes
  }

  /// Labels that cover each other, and texts that leave the picture.
  static func labelMistakes(_ elements: [ReadElement]) -> [String] {
    guard let picture = elements.first else { return ["no picture"] }
    let (width, height) = (picture.number("width"), picture.number("height"))
    var mistakes: [String] = []
    var boxes: [(String, FigureBox)] = []
    for element in elements where element.name == "text" {
      let box = box(of: element)
      if box.left < 0 || box.right > width || box.top < 0 || box.bottom > height {
        mistakes.append("'\(element.text)' leaves the picture")
      }
      if element.classes.contains("label") { boxes.append((element.text, box)) }
    }
    for (index, one) in boxes.enumerated() {
      for other in boxes[..<index] where one.1.overlaps(other.1) {
        mistakes.append("'\(one.0)' covers '\(other.0)'")
      }
    }
    return mistakes
  }

  private static func box(of element: ReadElement) -> FigureBox {
    let isName = element.classes.contains("name")
    let isTitle = element.classes.contains("title")
    let size = isTitle ? 15.0 : isName ? 12 : FigureText.size
    let width = FigureText.width(of: element.text, size: size, isBold: isTitle || isName)
    let (x, y) = (element.number("x"), element.number("y"))
    let isMiddle = element.classes.contains("middle") || isName
    let isEnd = element.classes.contains("end") || element.classes.contains("time")
    let left = isMiddle ? x - width / 2 : isEnd ? x - width : x
    return FigureBox(left: left, top: y - size * 0.8, right: left + width, bottom: y + size * 0.2)
  }

  /// The contrast of two colours as WCAG 2.1 defines it, 1 to 21, with the power 2.4 by way of a root:
  /// `v^2.4 = v² · (v²)^(1/5)`.
  static func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ color: String) -> Double {
    let digits = Array(color.dropFirst())
    let parts = [0, 2, 4].map { index -> Double in
      let value = Double(Int(String(digits[index...index + 1]), radix: 16) ?? 0) / 255
      guard value > 0.03928 else { return value / 12.92 }
      let base = (value + 0.055) / 1.055
      return base * base * fifthRoot(base * base)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// Newton's way to a fifth root.
  private static func fifthRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 { root -= (root - value / (root * root * root * root)) / 5 }
    return root
  }
}
