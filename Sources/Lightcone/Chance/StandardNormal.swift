/// The quantile of the standard normal law: the number below which a share of it lies.
///
/// One uniform number gives one normal number, so that a sample costs one draw. The rational
/// approximations are those of Wichura (Algorithm AS 241, PPND16, Applied Statistics 37, 1988),
/// right to about 1 part in 10^15; only basic operations and the kernel's own e^x and ln are used,
/// so that the bits are the same everywhere.
///
/// - Parameter share: strictly between 0 and 1.
func standardNormalQuantile(_ share: Double) -> Double {
  let fromMiddle = share - 0.5
  if abs(fromMiddle) <= 0.425 {
    let r = 0.180625 - fromMiddle * fromMiddle
    return fromMiddle * normalCentre(r)
  }
  let tail = fromMiddle < 0 ? share : 1 - share
  // The square root of -ln tail. `squareRoot()` would make programs that import no C library link
  // against libm.
  let r = naturalExponential(0.5 * naturalLogarithm(-naturalLogarithm(tail)))
  let magnitude = r <= 5 ? normalShoulder(r - 1.6) : normalTail(r - 5)
  return fromMiddle < 0 ? -magnitude : magnitude
}

/// PPND16 for shares from 0.075 to 0.925.
func normalCentre(_ r: Double) -> Double {
  polynomial(
    r, 3.387_132_872_796_366_608_0, 133.141_667_891_784_377_45, 1_971.590_950_306_551_442_7,
    13_731.693_765_509_461_125, 45_921.953_931_549_871_457, 67_265.770_927_008_700_853,
    33_430.575_583_588_128_105, 2_509.080_928_730_122_672_7)
    / polynomial(
      r, 1, 42.313_330_701_600_911_252, 687.187_007_492_057_908_3, 5_394.196_021_424_751_107_7,
      21_213.794_301_586_595_867, 39_307.895_800_092_710_61, 28_729.085_735_721_942_674,
      5_226.495_278_852_854_561)
}

/// PPND16 for shares nearer to an end, down to e^-25.
func normalShoulder(_ r: Double) -> Double {
  polynomial(
    r, 1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_9, 5.769_497_221_460_691_405_5,
    3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 0.241_780_725_177_450_611_77,
    0.022_723_844_989_269_184_583_3, 7.745_450_142_783_414_076_4e-4)
    / polynomial(
      r, 1, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_4,
      0.689_767_334_985_100_004_55, 0.148_103_976_427_480_074_59,
      0.015_198_666_563_616_457_196_6, 5.475_938_084_995_344_946e-4,
      1.050_750_071_644_416_843_24e-9)
}

/// PPND16 for the shares nearest to an end.
func normalTail(_ r: Double) -> Double {
  polynomial(
    r, 6.657_904_643_501_103_777_2, 5.463_784_911_164_114_369_9, 1.784_826_539_917_291_335_8,
    0.296_560_571_828_504_891_23, 0.026_532_189_526_576_123_093, 0.001_242_660_947_388_078_438_6,
    2.711_555_568_743_487_578_15e-5, 2.010_334_399_292_288_132_65e-7)
    / polynomial(
      r, 1, 0.599_832_206_555_887_937_69, 0.136_929_880_922_735_805_31,
      0.014_875_361_290_850_614_852_5, 7.868_691_311_456_132_591e-4,
      1.846_318_317_510_054_681_8e-5, 1.421_511_758_316_445_888_7e-7,
      2.044_263_103_389_939_785_64e-15)
}

/// A polynomial of the seventh degree, its coefficients from the lowest to the highest power,
/// summed in pairs (Estrin 1960).
func polynomial(
  _ x: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double, _ c5: Double,
  _ c6: Double, _ c7: Double
) -> Double {
  let x2 = x * x
  let low = (c0 + c1 * x) + x2 * (c2 + c3 * x)
  let high = (c4 + c5 * x) + x2 * (c6 + c7 * x)
  return low + (x2 * x2) * high
}
