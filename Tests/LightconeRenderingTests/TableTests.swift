import LightconeRendering
import Testing

@Suite("Tables")
struct TableTests {
  private func parameters(wraps: Bool) -> Table {
    var table = Table(
      [TableColumn("name"), TableColumn("value", .right), TableColumn("what it means")],
      wrapsLastColumn: wraps)
    table.add("participants", "3", "how many nodes vote on a transaction, the coordinator aside")
    table.add("日本", "12.5", "short")
    table.add("bare")
    return table
  }

  @Test("Words stand left, numbers right, by columns")
  func alignment() {
    #expect(
      parameters(wraps: false).render(Display(columns: 100)) == """
        name          value  what it means
        participants      3  how many nodes vote on a transaction, the coordinator aside
        日本           12.5  short
        bare
        """)
  }

  @Test("The last column goes on in further lines")
  func wrapping() {
    #expect(
      parameters(wraps: true).render(Display(columns: 50)) == """
        name          value  what it means
        participants      3  how many nodes vote on a
                             transaction, the coordinator
                             aside
        日本           12.5  short
        bare
        """)
  }

  @Test("Without wrapping the widest column is cut")
  func cutting() {
    #expect(
      parameters(wraps: false).render(.plain(columns: 40)) == """
        name          value  what it means
        participants      3  how many nodes vo..
        日本           12.5  short
        bare
        """)
  }

  @Test("Columns without room are named")
  func leftOut() {
    var table = Table((1...12).map { TableColumn("column \($0)") })
    table.add((1...12).map { "cell number \($0)" })
    let text = table.render(Display(columns: 40))
    #expect(text.hasSuffix("column 8,\n  column 9, column 10, column 11, column\n  12."))
  }

  @Test("No line is too wide", arguments: [40, 41, 57, 80])
  func width(columns: Int) {
    for count in 1...14 {
      for wraps in [true, false] {
        var table = Table(
          (1...count).map { TableColumn("title \($0)", .right) }, wrapsLastColumn: wraps)
        table.add((1...count).map { "日本 text of cell \($0) and more of it" })
        for line in table.render(Display(columns: columns)).split(separator: "\n") {
          #expect(displayWidth(of: String(line)) <= columns)
        }
      }
    }
  }

  @Test("Cells beyond the last column are not lost, and a line break stays in its cell")
  func oddCells() {
    var table = Table([TableColumn("only")])
    table.add("a", "b\nc")
    #expect(table.render() == "only\na b c")
  }
}
