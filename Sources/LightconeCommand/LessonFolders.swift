import LightconeLessons

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the lessons from any folder: beside the installed program, in the source tree it was built
/// in, or in the current folder.
enum LessonFolders {
  /// The lessons of the first folder that has any.
  static var catalog: LessonCatalog { LessonCatalog(roots: roots) }

  private static var roots: [String] {
    if let path = variable("LIGHTCONE_LESSONS"), !path.isEmpty {
      return path.split(separator: ":").map(String.init)
    }
    return candidates.first(where: isFolder).map { [$0] } ?? []
  }

  private static var candidates: [String] {
    var candidates: [String] = []
    var folder = programPath.map(parent(of:)) ?? ""
    if !folder.isEmpty { candidates.append("\(parent(of: folder))/share/lightcone/lessons") }
    // A build lies a few folders below the tree that holds the lessons.
    for _ in 0..<5 where !folder.isEmpty && folder != "/" {
      folder = parent(of: folder)
      candidates.append("\(folder)/lessons")
    }
    return candidates.filter { !$0.hasPrefix("//") } + ["lessons"]
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat("\(path)/first-seven", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Where the running program lies.
  private static var programPath: String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      guard count > 0 else { return nil }
      return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let real = realpath(buffer, nil) else {
        return nil
      }
      defer { free(real) }
      return String(cString: real)
    #endif
  }
}
