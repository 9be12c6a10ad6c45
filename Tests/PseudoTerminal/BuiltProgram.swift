#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds the programs that were built together with the tests.
public enum BuiltProgram {
  /// The path of a built executable.
  ///
  /// It lies in the folder of the test program, or above it where tests are a bundle (macOS), no
  /// matter which scratch path the build had.
  ///
  /// - Throws: `PseudoTerminalError` if it was not built.
  public static func path(_ name: String) throws -> String {
    let starts = [testProgramPath, imagePath, CommandLine.arguments[0]].compactMap { $0 }
    for start in starts {
      var folder = start[...]
      for _ in 0..<5 {
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = folder[..<slash]
        let candidate = "\(folder)/\(name)"
        if access(candidate, X_OK) == 0 { return candidate }
      }
    }
    throw PseudoTerminalError("\(name) is not built beside any of \(starts)")
  }

  /// The running program (Linux).
  private static var testProgramPath: String? {
    var buffer = [CChar](repeating: 0, count: 4_097)
    guard readlink("/proc/self/exe", &buffer, 4_096) > 0 else { return nil }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
  }

  /// The file that this code was loaded from (a test bundle on macOS).
  private static var imagePath: String? {
    #if canImport(Darwin)
      var information = Dl_info()
      guard dladdr(#dsohandle, &information) != 0 else { return nil }
      return information.dli_fname.map { String(cString: $0) }
    #else
      return nil
    #endif
  }
}
