/// A file's name as a shell takes it for one word and no option.
enum FileArgument {
  /// The characters that no shell reads as anything but themselves.
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,@%=:")

  /// The name as it is to be typed.
  static func typed(_ path: String) -> String {
    // What begins with a dash would be an option.
    let name = path.hasPrefix("-") ? "./\(path)" : path
    if !name.isEmpty, name.allSatisfy(plain.contains) { return name }
    return "'" + name.replacing("'", with: #"'\''"#) + "'"
  }

  /// A command line with a file behind it, as a sentence quotes it: with marks around it, unless the
  /// name brings some of its own.
  static func command(_ words: String, _ path: String) -> String {
    let name = typed(path)
    return name.contains("'") ? "\(words) \(name)" : "'\(words) \(name)'"
  }
}
