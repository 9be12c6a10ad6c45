import Lightcone
import LightconeTrace

/// Prints the fingerprint of the golden run, and below it a value that Swift seeds anew in every
/// process. Two runs of this program must agree on the first line, and may not on the second.
@main
struct Probe {
  static func main() throws {
    print(try goldenFingerprint())
    var hasher = Hasher()
    hasher.combine("the same text")
    print(hasher.finalize())
  }
}
