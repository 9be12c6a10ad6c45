extension String {
  /// The text as libedit takes it.
  var codePointsEndingInZero: [Int32] {
    unicodeScalars.map { Int32(bitPattern: $0.value) } + [0]
  }

  /// Text from libedit; what is no character becomes U+FFFD.
  init(codePoints: some Sequence<Int32>) {
    let scalars = codePoints.map { code in
      code == 0 ? "\u{FFFD}" : Unicode.Scalar(UInt32(bitPattern: code)) ?? "\u{FFFD}"
    }
    self.init(String.UnicodeScalarView(scalars))
  }
}
