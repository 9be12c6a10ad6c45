import Foundation
import Testing

@testable import Lightcone

@Suite("The kernel's own functions of real numbers")
struct RealFunctionTests {
  /// The worst error of a function over a grid, in units of the last place.
  private func worst(
    _ grid: some Sequence<Double>, _ function: (Double) -> Double, _ truth: (Double) -> Double
  ) -> Double {
    grid.map { Statistics.unitsInLastPlace(function($0), from: truth($0)) }.max() ?? .infinity
  }

  @Test("the logarithm is right to 2 units in the last place, near 1 and far from it")
  func logarithm() {
    #expect(worst(stride(from: 0.000_1, to: 4, by: 0.000_1), naturalLogarithm, log) < 2)
    let near = (-2_000...2_000).map { 1 + Double($0) * 0x1p-52 }
    #expect(worst(near, naturalLogarithm, log) < 2)
    let far = (-1_070...1_020).map { scalbn(1.37, $0) }
    #expect(worst(far, naturalLogarithm, log) < 2)
    let ends: [Double] = [
      .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude,
    ]
    #expect(worst(ends, naturalLogarithm, log) < 2)
    // The control: a polynomial of too few terms is seen.
    #expect(worst(near.map { $0 + 0.1 }, { ($0 - 1) - ($0 - 1) * ($0 - 1) / 2 }, log) > 1e6)
  }

  @Test("the exponential function is right to 2 units in the last place from -700 to 700")
  func exponential() {
    #expect(worst(stride(from: -700, through: 700, by: 0.037), naturalExponential, exp) < 2)
    #expect(worst(stride(from: -1, through: 1, by: 0.000_1), naturalExponential, exp) < 2)
    #expect(worst([-708.39, 709.78], naturalExponential, exp) < 2)
    // The control: an error of 1 part in 10^14 is seen.
    #expect(worst([1, 2, 3], { naturalExponential($0 * (1 + 1e-14)) }, exp) > 4)
  }

  @Test("the exponential function ends in 0 and in infinity")
  func exponentialEnds() {
    #expect(naturalExponential(0) == 1)
    #expect(naturalExponential(710) == .infinity)
    #expect(naturalExponential(.infinity) == .infinity)
    #expect(naturalExponential(-746) == 0)
    #expect(naturalExponential(-.infinity) == 0)
    // Where bits are missing, the last one may be wrong.
    for value in [-745.1, -740, -720, -709] {
      #expect(abs(naturalExponential(value) - exp(value)) <= .leastNonzeroMagnitude, "\(value)")
    }
  }

  @Test("the normal quantile is the inverse of the normal law, in all its three parts")
  func quantile() {
    for share in [0x1p-53, 1e-15, 1e-11, 1.3e-11, 1e-6, 0.01, 0.074_9, 0.075_1, 0.3, 0.5] {
      let value = standardNormalQuantile(share)
      let back = Statistics.normalShare(below: value)
      // Far out, an error of the quantile grows by its distance from 0.
      #expect(abs(back / share - 1) < 1e-15 * (8 + 4 * value * value), "\(share)")
    }
    for share in stride(from: 0.01, to: 0.5, by: 0.01) {
      let mirrored = standardNormalQuantile(1 - share)
      #expect(abs(mirrored + standardNormalQuantile(share)) < 1e-13, "\(share)")
    }
    #expect(standardNormalQuantile(0.5) == 0)
    // The control: a quantile that is off by 1 part in 10^12 is seen.
    let wrong = Statistics.normalShare(below: standardNormalQuantile(0.3) * (1 + 1e-12))
    #expect(abs(wrong / 0.3 - 1) > 1e-15 * 12)
  }

  @Test("the bits are the same everywhere")
  func golden() {
    let logarithms = [0.1, 0.5, 2, 10, 1e-300].map { naturalLogarithm($0).bitPattern }
    #expect(
      logarithms == [
        0xC002_6BB1_BBB5_5515, 0xBFE6_2E42_FEFA_39EF, 0x3FE6_2E42_FEFA_39EF,
        0x4002_6BB1_BBB5_5516, 0xC085_9634_47F8_7FB5,
      ])
    let powers = [-700, -1, 0.1, 1, 700].map { naturalExponential($0).bitPattern }
    #expect(
      powers == [
        0x00D1_4F2B_0FB9_307F, 0x3FD7_8B56_362C_EF38, 0x3FF1_AEC7_B35A_00D4,
        0x4005_BF0A_8B14_576A, 0x7F0D_945D_F4F8_EC8E,
      ])
    let quantiles = [0x1p-53, 0.01, 0.3, 0.9].map { standardNormalQuantile($0).bitPattern }
    #expect(
      quantiles == [
        0xC020_6B48_528C_EA51, 0xC002_9C5C_4630_FF0F, 0xBFE0_C7E3_9582_C5FB,
        0x3FF4_813C_36E2_6D34,
      ])
  }
}
