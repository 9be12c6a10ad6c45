import Testing

@testable import Lightcone

@Suite("The structures that hold waiting jobs")
struct WaitingStructureTests {
  @Test("a ring buffer does at both ends what an array does", arguments: 1...6)
  func ringBuffer(seed: Int) {
    var chance = TestChance(seed: seed)
    var buffer = RingBuffer<Int>()
    var array: [Int] = []
    for value in 0..<600 {
      switch chance.below(8) {
      case 0...4:
        buffer.append(value)
        array.append(value)
      case 5: #expect(buffer.popFirst() == (array.isEmpty ? nil : array.removeFirst()))
      case 6: #expect(buffer.popLast() == array.popLast())
      default:
        let bit = chance.below(7)
        let removed = array.filter { $0 % 7 == bit }
        array.removeAll { $0 % 7 == bit }
        #expect(buffer.removeAll { $0 % 7 == bit } == removed)
      }
      #expect(buffer.elements == array && buffer.count == array.count)
    }
  }

  @Test("a ring buffer that goes round needs no more places")
  func noGrowth() {
    var buffer = RingBuffer<Int>()
    for value in 0..<3 { buffer.append(value) }
    for value in 3..<10_000 {
      buffer.append(value)
      #expect(buffer.popFirst() == value - 3)
    }
    #expect(buffer.places.count == 4)
  }

  @Test("equal rows are equal wherever they stand in their circles")
  func equality() {
    var turned = RingBuffer<Int>()
    for value in 0..<7 { turned.append(value) }
    for _ in 0..<5 { _ = turned.popFirst() }
    var fresh = RingBuffer<Int>()
    fresh.append(5)
    fresh.append(6)
    #expect(turned == fresh && turned.hashValue == fresh.hashValue)
    fresh.append(7)
    #expect(turned != fresh)
  }

  @Test("a heap gives its elements smallest first", arguments: 1...6)
  func heap(seed: Int) {
    var chance = TestChance(seed: seed)
    var heap = BinaryHeap<Int>()
    var array: [Int] = []
    for _ in 0..<600 {
      switch chance.below(8) {
      case 0...4:
        let value = chance.below(100)
        heap.push(value)
        array.append(value)
        array.sort()
      case 5...6: #expect(heap.pop() == (array.isEmpty ? nil : array.removeFirst()))
      default:
        let rest = chance.below(9)
        let removed = array.filter { $0 % 9 == rest }
        array.removeAll { $0 % 9 == rest }
        #expect(heap.removeAll { $0 % 9 == rest } == removed)
      }
      #expect(heap.count == array.count && heap.elements.min() == heap.elements.first)
    }
    var other = BinaryHeap<Int>()
    for value in array.reversed() { other.push(value) }
    #expect(heap == other && heap.hashValue == other.hashValue)
    other.push(1_000)
    #expect(heap != other)
  }
}
