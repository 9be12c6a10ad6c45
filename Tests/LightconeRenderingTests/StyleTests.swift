import LightconeRendering
import Testing

@Suite("Colour")
struct StyleTests {
  @Test("Colour is put around a text and taken back after it")
  func on() {
    let style = Style(Display(color: true))
    #expect(style.red("lost") == "\u{1B}[31mlost\u{1B}[0m")
    #expect(style.bold("x") == "\u{1B}[1mx\u{1B}[0m")
    #expect(style.dim("") == "")
  }

  @Test("Without colour every style leaves the text as it is")
  func off() {
    let style = Style(Display(color: false))
    let styled = [style.bold, style.dim, style.red, style.green, style.yellow, style.cyan].map {
      $0("text")
    }
    #expect(styled == Array(repeating: "text", count: 6))
  }
}
