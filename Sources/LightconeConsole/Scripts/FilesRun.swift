import LightconeChecking
import LightconeDiagnostics

/// Runs several files, side by side if wanted; what is shown and reported does not hang on how many at a
/// time.
public struct FilesRun: Sendable {
  /// How each file is run.
  public var options: FileRun.Options
  /// How many files are run at the same time.
  public var jobs: Int
  /// Keeps what the runs leave, if somebody wants that.
  public var keeper: RunKeeper?

  /// Creates a run.
  public init(options: FileRun.Options, jobs: Int = 1) {
    self.options = options
    self.jobs = max(1, jobs)
  }

  /// How many cores the program may use.
  public static var processorCount: Int { Processors.count }

  /// Runs files.
  ///
  /// - Parameters:
  ///   - shouldStop: true ends the work; files that were not begun are not in the report.
  ///   - show: gets what a reader sees, in the order of the files: of one file at a time as it comes,
  ///     of several once they are done.
  public func run(
    _ paths: [String], shouldStop: @escaping @Sendable () -> Bool = { false },
    show: (String) -> Void
  ) -> RunReport {
    let folders = RunKeeper.folders(of: paths)
    guard jobs > 1, paths.count > 1 else {
      var report = RunReport()
      for (index, path) in paths.enumerated() where !shouldStop() {
        report.files.append(
          run(path, options, folder: folders[index], shouldStop: shouldStop, show: show))
      }
      return report
    }
    let options = jobOptions
    let done = WorkSharing.map(paths.count, workers: jobs) { index -> Output? in
      guard !shouldStop() else { return nil }
      var texts: [String] = []
      let file = run(
        paths[index], options, folder: folders[index], shouldStop: shouldStop
      ) { texts.append($0) }
      return Output(file: file, texts: texts)
    }
    for output in done.compactMap(\.self) { output.texts.forEach(show) }
    return RunReport(done.compactMap { $0?.file })
  }

  private func run(
    _ path: String, _ options: FileRun.Options, folder: String,
    shouldStop: @escaping @Sendable () -> Bool, show: (String) -> Void
  ) -> RunReport.File {
    guard let keeper else {
      return FileRun.run(path, options: options, shouldStop: shouldStop, show: show)
    }
    var kept = FileKeeper(keeper, folder: folder, shouldStop: shouldStop)
    let file = FileRun.run(path, options: options, shouldStop: shouldStop, show: show) {
      kept.keep($0)
    }
    kept.finish()
    return file
  }

  private struct Output: Sendable {
    let file: RunReport.File
    let texts: [String]
  }

  /// Files that are run side by side leave the sweeps in them one core each.
  private var jobOptions: FileRun.Options {
    var options = options
    options.workers = 1
    return options
  }
}
