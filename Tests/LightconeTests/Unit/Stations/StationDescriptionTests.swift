import Lightcone
import LightconeTrace
import Testing

@Suite("A station in words")
struct StationDescriptionTests {
  private struct Request: Hashable, Sendable {
    let number: Int
    let isLarge: Bool
  }

  @Test("Who is served and who waits is told, and an empty station is a dash")
  func words() throws {
    var station = try Station<Int>(servers: 2)
    #expect("\(station)" == "-")
    for job in 1...4 { _ = station.arrive(job, at: .start) }
    #expect("\(station)" == "serving 2 of 2: 1, 2; waiting 2: 3, 4")
    _ = station.finish(server: 0, at: .start)
    #expect("\(station)" == "serving 2 of 2: 3, 2; waiting 1: 4")
  }

  @Test("A job without a description is called by its first property, and no name breaks the list")
  func names() throws {
    var station = try Station<Request>(servers: 1)
    _ = station.arrive(Request(number: 7, isLarge: true), at: .start)
    #expect("\(station)" == "serving 1 of 1: 7")
    var texts = try Station<String>(servers: 1)
    _ = texts.arrive("a, b: c; d", at: .start)
    #expect("\(texts)" == "serving 1 of 1: a  b  c  d")
  }

  @Test("A long list is cut, and says so")
  func long() throws {
    var station = try Station<Int>(servers: 1)
    for job in 1...100 { _ = station.arrive(job, at: .start) }
    #expect("\(station)".hasSuffix("40, 41, ..."))
  }
}
