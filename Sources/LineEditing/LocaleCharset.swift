#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The character set that the user's locale asks for.
public enum LocaleCharset {
  /// The name of the character set, such as `UTF-8` or `ANSI_X3.4-1968` (plain ASCII).
  ///
  /// The first use takes the character type (not the number format) of the process's locale from
  /// the environment; an unknown locale counts as plain ASCII.
  public static let name: String = {
    setlocale(LC_CTYPE, "")
    return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
  }()

  /// Whether text outside ASCII can be shown and read.
  public static let isUTF8 = name.uppercased() == "UTF-8" || name.uppercased() == "UTF8"

  /// Whether the character set is plain ASCII, as with `LC_ALL=C`.
  static let isASCII = ["ANSI_X3.4-1968", "US-ASCII", "ASCII", "646", ""].contains(name)
}
