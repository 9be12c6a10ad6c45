import Lightcone
import LightconeChecking
import LightconeTrace

/// The part of a claim over seeds that a second run of a lesson repeats.
///
/// Thousands of runs differ from each other in their seed only: what makes one of them come out
/// otherwise the second time makes others do so too. So of a claim over seeds every tenth seed is
/// repeated, the first one included, and compared event for event and metric for metric.
enum SeedSample {
  /// Of how many seeds one is repeated.
  static let stride = 10

  /// The digest of the sample's runs.
  ///
  /// - Parameter stride: of how many seeds the runs already hold one.
  static func digest(of runs: [SweepRun], stride: Int) -> Fingerprint {
    var digest = Fingerprint()
    for (index, run) in runs.enumerated() where index * stride % Self.stride == 0 {
      digest.combine(run.fingerprint.rawValue)
      for metric in run.metrics { digest.combine(metric.value) }
    }
    return digest
  }
}

extension ClaimReport {
  /// What has to be the same when the claim is judged again: of a claim over seeds the sample only.
  var repeated: ClaimReport {
    guard let sample else { return self }
    var copy = ClaimReport(
      id: id, kind: kind, line: line, expected: "", measured: "", verdict: .holds)
    copy.scope = scope
    copy.sample = sample
    copy.control = control.map {
      ControlReport(
        command: $0.command, measured: "", expected: "", verdict: .violated, sample: $0.sample)
    }
    return copy
  }
}

extension Fingerprint {
  fileprivate mutating func combine(_ value: MetricValue) {
    switch value {
    case .number(let number): combine(UInt64(bitPattern: Int64(number)))
    case .series(let samples):
      combine(UInt64(samples.count))
      for sample in samples { combine(UInt64(bitPattern: sample)) }
    }
  }
}
