/// Names and texts that break files whose writers do not escape them.
enum HostileTexts {
  static let all = [
    "", " ", "\"", "'", "\\", "\\\"", "a\nb", "a\r\nb", "tab\there", "</script>", "<!--", "%%",
    "%%{init}%%",
    ";", "a;b", "#59;", "a:b", ": wrap:", "end", "END", "end end", "(end)", "{", "}", "{}", "[[",
    "->>",
    "-x", "--", "p0", "participant", "Note over p0", "as", "a,b", "\u{0}", "\u{1}\u{1B}[31m",
    "\u{7F}",
    "\u{2028}", "\u{202E}rtl", "\u{FB02}°°35¶ß", "\u{1F600}", "e\u{301}", "日本語", "&amp;", "&",
    "\\N",
    "\\", "__proto__", "constructor", "=1+1", "=== x ===", "(?<host>x)", "nil", "[1 [2 3]]",
    "[1 [2",
    "9223372036854775807", "9223372036854775808", "-1", "+5", "$$x$$", "`code`", "|", "~~~", "* a",
    "\u{FEFF}", "\u{A0}", "null", "undefined", "ends", "loop x", "click",
    String(repeating: "x", count: 300),
  ]
}
