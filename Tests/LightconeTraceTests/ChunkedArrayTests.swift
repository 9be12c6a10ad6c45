import LightconeTrace
import Testing

@Suite("A list in chunks")
struct ChunkedArrayTests {
  private func list(_ count: Int) -> ChunkedArray<Int> {
    var list = ChunkedArray<Int>()
    for number in 0..<count { list.append(number) }
    return list
  }

  @Test(
    "holds what was appended, on both sides of the border of a chunk",
    arguments: [0, 1, 1_023, 1_024, 1_025, 2_048, 2_049, 10_000])
  func holds(_ count: Int) {
    let list = list(count)
    #expect(list.count == count)
    #expect(list.isEmpty == (count == 0))
    #expect(Array(list) == Array(0..<count))
    #expect(list.last == (count == 0 ? nil : count - 1))
  }

  @Test("a position finds its element without walking there")
  func subscripts() {
    let list = list(5_000)
    for position in [0, 1_023, 1_024, 2_047, 2_048, 4_095, 4_096, 4_999] {
      #expect(list[position] == position)
    }
  }

  @Test(
    "a copy is a value: what is appended to one is not in the other",
    arguments: [0, 3, 1_023, 1_024, 1_025, 3_000])
  func copies(_ count: Int) {
    let first = list(count)
    var second = first
    second.append(-1)
    var third = first
    third.append(-2)
    #expect(first.count == count)
    #expect(second.last == -1 && second.count == count + 1)
    #expect(third.last == -2 && third.count == count + 1)
    #expect(Array(first) == Array(0..<count))
  }

  @Test("two lists are equal if their elements are")
  func equality() {
    #expect(list(2_000) == list(2_000))
    #expect(list(2_000) != list(1_999))
    var other = list(1_999)
    other.append(7)
    #expect(list(2_000) != other)
  }

  @Test("a slice and a walk backwards see the same elements")
  func collection() {
    let list = list(1_030)
    #expect(Array(list[1_022..<1_026]) == [1_022, 1_023, 1_024, 1_025])
    #expect(list.reversed().first == 1_029)
  }

  @Test("a position behind the end stops the program, also where the last chunk is full")
  func outOfRange() async {
    await #expect(processExitsWith: .failure) {
      var list = ChunkedArray<Int>()
      for number in 0..<1_024 { list.append(number) }
      print(list[1_024])
    }
  }
}
