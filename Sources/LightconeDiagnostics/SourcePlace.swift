/// A place in a text that a person wrote: file, line and column, each as far as it is known.
public struct SourcePlace: Hashable, Sendable {
  /// The file's path as the user gave it.
  public var file: String?
  /// The line, counted from 1.
  public var line: Int?
  /// The column in characters, counted from 1.
  public var column: Int?

  /// Creates a place; what is not given is not known.
  public init(file: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place in the form `file:line:column: `, or as much of it as is known.
  var prefix: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let line, file != nil || line > 1 { parts.append(String(line)) }
    if let column, file != nil { parts.append(String(column)) }
    return parts.isEmpty ? "" : parts.joined(separator: ":") + ": "
  }
}
