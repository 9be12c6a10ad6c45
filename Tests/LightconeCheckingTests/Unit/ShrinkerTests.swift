import LightconeChecking
import Testing

/// A list that fails is made as short as single items allow.
@Suite struct ShrinkerTests {
  /// Whether no single item can be taken out of a list that fails.
  static func isOneMinimal<Item>(_ items: [Item], _ isFailing: ([Item]) -> Bool) -> Bool {
    isFailing(items)
      && items.indices.allSatisfy { place in
        var rest = items
        rest.remove(at: place)
        return !isFailing(rest)
      }
  }

  /// Fails if a list has some items in this order.
  private func contains(_ needed: [Int]) -> ([Int]) -> Bool {
    { items in
      var left = needed[...]
      for item in items where item == left.first { left.removeFirst() }
      return left.isEmpty
    }
  }

  @Test("The items to blame are found among a hundred, in their order")
  func findsThem() throws {
    for needed in [[17], [1, 100], [17, 60], [40, 41, 42], [1, 25, 50, 75, 100]] {
      let isFailing = contains(needed)
      let least = try #require(Shrinker().minimise(Array(1...100), isFailing: isFailing))
      #expect(least.items == needed)
      #expect(least.isMinimal)
    }
  }

  @Test("One item to blame is found in steps that grow as the logarithm, not as the length")
  func fewTests() throws {
    for item in [1, 300, 512, 1_024] {
      let least = try #require(
        Shrinker().minimise(Array(1...1_024)) { $0.contains(item) })
      // Ten halvings of two tests each, the whole list, the empty one, and the last item.
      #expect(least.testCount <= 2 * 10 + 3)
    }
  }

  @Test("A list that does not fail is not shrunk")
  func holding() {
    #expect(Shrinker().minimise([1, 2, 3]) { _ in false } == nil)
  }

  @Test("A list that fails without any item becomes empty")
  func nothingNeeded() throws {
    let least = try #require(Shrinker().minimise([1, 2, 3]) { _ in true })
    #expect(least.items.isEmpty)
    #expect(least.testCount == 2)
  }

  @Test("A list of which everything is needed stays as it is, and is minimal")
  func everythingNeeded() throws {
    let least = try #require(Shrinker().minimise(Array(1...9)) { $0.count == 9 })
    #expect(least.items == Array(1...9))
    #expect(least.isMinimal)
  }

  @Test("What depends on how many items are left is 1-minimal too")
  func nonMonotone() throws {
    let isFailing = { (items: [Int]) in items.count % 3 == 1 && items.contains(7) }
    let least = try #require(Shrinker().minimise(Array(1...19), isFailing: isFailing))
    #expect(Self.isOneMinimal(least.items, isFailing))
  }

  @Test("No list is tried twice, and the same list gives the same tests")
  func cached() throws {
    func tried() -> [[Int]] {
      var lists: [[Int]] = []
      _ = Shrinker().minimise(Array(1...40)) { items in
        lists.append(items)
        return items.contains(3) && items.contains(30)
      }
      return lists
    }
    let lists = tried()
    #expect(Set(lists).count == lists.count)
    #expect(tried() == lists)
  }

  /// The control: a search that stops one step too early is caught by the same question.
  @Test("A search that stops one step early is not 1-minimal, and does not say so")
  func stoppedEarly() throws {
    let isFailing = contains([5, 17, 60])
    let whole = try #require(Shrinker().minimise(Array(1...64), isFailing: isFailing))
    #expect(Self.isOneMinimal(whole.items, isFailing))
    var caught = 0
    for budget in 1..<whole.testCount {
      let early = try #require(
        Shrinker(budget: budget).minimise(Array(1...64), isFailing: isFailing))
      #expect(isFailing(early.items))
      #expect(!early.isMinimal)
      #expect(early.testCount == budget)
      if !Self.isOneMinimal(early.items, isFailing) { caught += 1 }
      // Behind the last step that made the list shorter only the proof is missing.
      if early.items == whole.items { break }
      #expect(!Self.isOneMinimal(early.items, isFailing))
    }
    #expect(caught > 10)
  }

  @Test("Whoever asks to stop gets what was found by then")
  func stopped() throws {
    var count = 0
    let least = try #require(
      Shrinker().minimise(
        Array(1...100),
        shouldStop: {
          count += 1
          return count > 5
        }, isFailing: { $0.contains(60) }))
    #expect(least.items.contains(60))
    #expect(least.items.count < 100)
    #expect(!least.isMinimal)
  }
}
