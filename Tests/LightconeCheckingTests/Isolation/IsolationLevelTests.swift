import LightconeChecking
import Testing

/// Levels are a partial order.
@Suite struct IsolationLevelTests {
  @Test("Every level implies itself, none is stronger than itself, and no two imply each other")
  func order() {
    for one in IsolationLevel.allCases {
      #expect(one.implies(one))
      #expect(!one.isStronger(than: one))
      for other in IsolationLevel.allCases where other != one {
        #expect(!(one.implies(other) && other.implies(one)))
        for third in IsolationLevel.allCases where one.implies(other) && other.implies(third) {
          #expect(one.implies(third))
        }
      }
    }
  }

  @Test("Strict serializability implies all, all imply read uncommitted")
  func ends() {
    for level in IsolationLevel.allCases {
      #expect(IsolationLevel.strictSerializable.implies(level))
      #expect(level.implies(.readUncommitted))
    }
  }

  @Test("Snapshot isolation and repeatable read cannot be compared")
  func incomparable() {
    #expect(!IsolationLevel.snapshotIsolation.implies(.repeatableRead))
    #expect(!IsolationLevel.repeatableRead.implies(.snapshotIsolation))
    #expect(!IsolationLevel.repeatableRead.implies(.consistentView))
    #expect(IsolationLevel.serializable.isStronger(than: .snapshotIsolation))
    #expect(IsolationLevel.snapshotIsolation.isStronger(than: .consistentView))
  }

  @Test("Names are words with hyphens, prose has blanks")
  func names() {
    #expect(IsolationLevel(rawValue: "snapshot-isolation") == .snapshotIsolation)
    #expect(IsolationLevel.strictSerializable.words == "strict serializable")
  }
}
