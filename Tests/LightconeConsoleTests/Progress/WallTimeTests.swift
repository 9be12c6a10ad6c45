import LightconeConsole
import Testing

@Suite("Moments of the learner's world")
struct WallTimeTests {
  @Test(
    "Known moments are written as ISO 8601 writes them, and read back",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ])
  func known(seconds: Int, text: String) {
    let time = WallTime(secondsSince1970: seconds)
    #expect(time.description == text)
    #expect(WallTime(text) == time)
  }

  @Test("Every day of eight hundred years comes back, and the next day is another text")
  func roundTrip() {
    var last = ""
    for day in -150_000...150_000 {
      let time = WallTime(secondsSince1970: day * 86_400 + 86_399)
      #expect(time.day == day)
      let text = time.description
      #expect(text != last)
      last = text
      if day % 7 == 0 { #expect(WallTime(text) == time) }
    }
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", "2023-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2024-13-01T00:00:00Z",
      "2024-00-10T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z",
      "2024-01-01 00:00:00Z", "2024-01-01T00:00:00", "2024-01-01T00:00:60Z",
      "+024-01-01T00:00:00Z", "2024-01-01T00:00:00Zé",
    ])
  func refused(text: String) { #expect(WallTime(text) == nil) }

  @Test("Moments outside the years of four digits are moved to their ends")
  func limits() {
    #expect(WallTime(secondsSince1970: .max).description == "9999-12-31T23:59:59Z")
    #expect(WallTime(secondsSince1970: .min).description == "0000-01-01T00:00:00Z")
  }
}
