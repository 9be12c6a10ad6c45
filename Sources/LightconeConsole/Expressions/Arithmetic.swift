import LightconeDiagnostics

extension Evaluator {
  /// The value of two numbers joined by an operator.
  mutating func arithmetic(
    _ sign: ArithmeticOperator, _ left: Term, _ right: Term, in term: Term
  ) throws(Diagnostic) -> Quantity {
    let first = try number(left)
    let second = try number(right)
    switch sign {
    case .plus, .minus:
      guard first.timeExponent == second.timeExponent else {
        throw mismatch(first, left, second, right, in: term)
      }
      let sum = sign == .plus ? first.value + second.value : first.value - second.value
      return try finite(Quantity(sum, timeExponent: first.timeExponent), term)
    case .times:
      let exponent = first.timeExponent + second.timeExponent
      return try finite(Quantity(first.value * second.value, timeExponent: exponent), term)
    case .divided:
      guard second.value != 0 else {
        throw mistake(
          .cannotEvaluate, "division by zero: '\(expression.source[right.range])' is 0", term)
      }
      let exponent = first.timeExponent - second.timeExponent
      return try finite(Quantity(first.value / second.value, timeExponent: exponent), term)
    case .power: return try power(first, second, right, in: term)
    }
  }

  private func power(
    _ base: Quantity, _ exponent: Quantity, _ right: Term, in term: Term
  ) throws(Diagnostic) -> Quantity {
    guard exponent.timeExponent == 0 else {
      throw mistake(
        .unitMismatch, "the exponent is \(exponent.unitInWords)", right, expected: "a plain number")
    }
    guard base.timeExponent != 0 else {
      return try finite(Quantity(RealFunctions.power(base.value, exponent.value)), term)
    }
    guard exponent.value == exponent.value.rounded(), abs(exponent.value) <= 16 else {
      throw mistake(
        .unitMismatch, "the power of \(base.unitInWords) is \(exponent)", right,
        expected: "a whole exponent from -16 to 16")
    }
    let timeExponent = base.timeExponent * Int(exponent.value)
    return try finite(
      Quantity(RealFunctions.power(base.value, exponent.value), timeExponent: timeExponent), term)
  }

  /// Calls a function that computes with the values of one run.
  mutating func callScalar(
    _ function: Function, _ arguments: [Term], in term: Term
  ) throws(Diagnostic) -> Quantity {
    if function == .min || function == .max {
      return try extreme(arguments, isMaximum: function == .max, in: term)
    }
    guard let argument = arguments.first else { return Quantity(0) }
    let quantity = try number(argument)
    if function == .abs {
      return Quantity(abs(quantity.value), timeExponent: quantity.timeExponent)
    }
    if function == .sqrt { return try squareRoot(quantity, argument) }
    guard quantity.timeExponent == 0 else {
      throw mistake(
        .unitMismatch, "the argument of \(function.rawValue) is \(quantity.unitInWords)", argument,
        expected: "a plain number, such as a time divided by a time")
    }
    return try finite(Quantity(try plain(function, quantity.value, argument)), term)
  }

  private func plain(
    _ function: Function, _ value: Double, _ argument: Term
  ) throws(Diagnostic) -> Double {
    switch function {
    case .ln, .log2:
      guard value > 0 else {
        throw mistake(
          .cannotEvaluate, "the logarithm of \(Quantity(value)) is not defined", argument,
          expected: "a number above 0")
      }
      return function == .ln ? RealFunctions.ln(value) : RealFunctions.binaryLogarithm(value)
    case .exp: return RealFunctions.exponential(value)
    case .floor: return Quantity.withoutRoundingError(value).rounded(.down)
    case .ceil: return Quantity.withoutRoundingError(value).rounded(.up)
    default: return value
    }
  }

  private func squareRoot(_ quantity: Quantity, _ argument: Term) throws(Diagnostic) -> Quantity {
    guard quantity.timeExponent.isMultiple(of: 2) else {
      throw mistake(
        .unitMismatch, "the argument of sqrt is \(quantity.unitInWords)", argument,
        expected: "a plain number, or time to an even power")
    }
    guard quantity.value >= 0 else {
      throw mistake(
        .cannotEvaluate, "the square root of \(quantity) is not defined", argument,
        expected: "a number of 0 or more")
    }
    return Quantity(quantity.value.squareRoot(), timeExponent: quantity.timeExponent / 2)
  }

  /// The smallest or greatest of several numbers of one unit.
  private mutating func extreme(
    _ arguments: [Term], isMaximum: Bool, in term: Term
  ) throws(Diagnostic) -> Quantity {
    var best: (quantity: Quantity, term: Term)?
    for argument in arguments {
      let quantity = try number(argument)
      guard let before = best else {
        best = (quantity, argument)
        continue
      }
      guard before.quantity.timeExponent == quantity.timeExponent else {
        throw mismatch(before.quantity, before.term, quantity, argument, in: term)
      }
      let isBetter =
        isMaximum ? quantity.value > before.quantity.value : quantity.value < before.quantity.value
      if isBetter { best = (quantity, argument) }
    }
    return best?.quantity ?? Quantity(0)
  }
}
