extension Station: CustomStringConvertible {
  /// The most jobs that are named, in service and waiting each.
  static var longestList: Int { 40 }

  /// Who is served and who waits, for people: `serving 2 of 3: a, b; waiting 1: c`, or `-` if nobody is here.
  ///
  /// A job is called by its description, or by its first property if it has none.
  public var description: String {
    let served = inService.indices.compactMap { job(at: $0) }
    let waiting = waitingJobs
    var parts: [String] = []
    if !served.isEmpty {
      parts.append("serving \(served.count) of \(servers): \(Self.names(of: served))")
    }
    if !waiting.isEmpty { parts.append("waiting \(waiting.count): \(Self.names(of: waiting))") }
    return parts.isEmpty ? "-" : parts.joined(separator: "; ")
  }

  private static func names(of jobs: [Job]) -> String {
    let names = jobs.prefix(longestList).map { name(of: $0) }
    return names.joined(separator: ", ") + (jobs.count > names.count ? ", ..." : "")
  }

  private static func name(of job: Job) -> String {
    var text = String(describing: job)
    if !(job is any CustomStringConvertible), let first = Mirror(reflecting: job).children.first {
      text = String(describing: first.value)
    }
    // What parts the list must not stand in a name.
    return String(text.map { ",;:".contains($0) ? " " : $0 })
  }
}
