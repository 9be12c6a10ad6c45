import LightconeLessons

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the lessons from any folder: beside the installed program, in the source tree it was built
/// in, or in the current folder.
enum LessonFolders {
  /// The lessons in folders named on the command line, those in the folders of `LIGHTCONE_LESSONS`, and
  /// those that come with the program. Of two lessons of one id the first counts, and the other is a
  /// problem. A folder that is reached on two ways counts once.
  static func catalog(adding folders: [String] = []) -> LessonCatalog {
    let named = folders + [variable("LIGHTCONE_LESSONS") ?? ""]
    let packs = named.flatMap { $0.split(separator: ":").map(String.init) }
    let own = candidates.first(where: isFolder).map { [$0] } ?? []
    var seen: Set<String> = []
    return LessonCatalog(roots: (packs + own).filter { seen.insert(resolved($0)).inserted })
  }

  /// The path of a folder without links; itself if there is no such folder.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
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
