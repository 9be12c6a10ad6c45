import Lightcone
import LightconeTrace

/// Two answers to one question, as far as they have come.
struct Comparison: Hashable, Sendable {
  let number: Int
  var legacy: StranglerAnswer?
  var new: StranglerAnswer?
}

/// How a facade asks the new side without anybody noticing.
extension Facade {
  /// Sends the new side a copy of a request that the legacy system answers.
  ///
  /// Only of a read: a write that is done twice is done twice.
  mutating func shadow(
    _ request: StranglerRequest, _ context: inout Context<StranglerFig>
  ) {
    guard plan.isShadowing, request.isRead || plan.shared.bug == .shadowsWrites else { return }
    var copy = request
    copy.isShadow = true
    if request.isRead { comparisons.append(Comparison(number: request.number)) }
    context.count("shadowed")
    context.send(.request(copy), to: plan.shared.service)
  }

  /// Takes an answer that may be one of two, and compares them once both are there.
  mutating func compare(
    _ number: Int, _ answer: StranglerAnswer, _ context: inout Context<StranglerFig>
  ) {
    guard let place = comparisons.firstIndex(where: { $0.number == number }) else { return }
    if answer.isShadow {
      comparisons[place].new = answer
    } else {
      comparisons[place].legacy = answer
    }
    guard let legacy = comparisons[place].legacy, let new = comparisons[place].new else { return }
    comparisons.remove(at: place)
    context.count("shadow.compared")
    if legacy.status == .ok, new.status == .ok, legacy.version != new.version {
      context.count("shadow.behind")
    }
    guard let difference = ContractDifference.between(legacy, new) else { return }
    context.count("shadow.diffs")
    switch difference {
    case .status: context.count("diffs.status")
    case .value: context.count("diffs.value")
    case .field: context.count("diffs.field")
    }
  }
}
