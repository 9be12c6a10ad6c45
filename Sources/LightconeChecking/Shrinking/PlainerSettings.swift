import Lightcone
import LightconeTrace

extension RunReplay {
  /// A changed setting with plainer values, the plainest first. That it goes back to its default is
  /// tried elsewhere.
  func plainerSettings(of part: RunPart) -> [ShrinkSetting] {
    guard case .setting(let setting) = part else { return [] }
    let defaultValue = model.parameters.first { $0.name == setting.name }?.defaultValue
    return setting.value.plainer.filter { $0 != defaultValue }.map {
      ShrinkSetting(name: setting.name, value: $0)
    }
  }
}

extension SettingValue {
  /// Smaller or rounder values, the plainest first. Some may be out of the parameter's range.
  fileprivate var plainer: [SettingValue] {
    switch self {
    case .integer(let number):
      return number.smaller.map { .integer($0) }
    case .timeSpan(let span):
      return span.shorter.map { .timeSpan($0) }
    case .law(let law):
      let mean = Law.constant(law.mean)
      if law != mean { return [.law(mean)] }
      return law.mean.shorter.map { .law(.constant($0)) }
    case .rate(let rate):
      return rate.perSecond.smaller.map { .rate(Rate(perSecond: $0)) }
    case .probability, .flag, .choice: return []
    }
  }
}

extension Int {
  /// Some smaller numbers down to 0: the smallest, then from afar to near.
  fileprivate var smaller: [Int] {
    guard self > 0 else { return [] }
    var numbers = Array(0..<Swift.min(self, 4))
    var distance = self / 2
    while distance > 0 {
      let number = self - distance
      if number > (numbers.last ?? 0) { numbers.append(number) }
      distance /= 2
    }
    return numbers
  }
}
