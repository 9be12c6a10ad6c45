import LightconeTrace
import Testing

@Suite("The table of labels")
struct LabelTableTests {
  @Test("number 0 is the empty text, before and after others came")
  func empty() {
    var table = LabelTable()
    #expect(table.number(of: "") == 0)
    #expect(table.number(of: "prepared") == 1)
    #expect(table.number(of: "") == 0)
    #expect(table[0] == "")
  }

  @Test("a text gets a number once and keeps it")
  func numbers() {
    var table = LabelTable()
    let first = table.number(of: "prepared")
    let second = table.number(of: "committed")
    #expect(first != second)
    #expect(table.number(of: "prepared") == first)
    #expect(table.texts == ["", "prepared", "committed"])
    #expect(table[first] == "prepared" && table[second] == "committed")
  }

  @Test("asking for a known number adds nothing")
  func known() {
    var table = LabelTable()
    #expect(table.knownNumber(of: "prepared") == nil)
    #expect(table.texts.count == 1)
    let number = table.number(of: "prepared")
    #expect(table.knownNumber(of: "prepared") == number)
  }

  @Test("a number that is not in the table gives the empty text")
  func unknown() {
    #expect(LabelTable()[7] == "")
  }

  @Test("a copy grows by itself")
  func copies() {
    let first = LabelTable()
    var second = first
    #expect(second.number(of: "prepared") == 1)
    #expect(first.knownNumber(of: "prepared") == nil)
  }
}
