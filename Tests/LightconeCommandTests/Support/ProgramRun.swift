#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a program left that was run to its end, without a terminal.
struct ProgramRun {
  /// How the program ended.
  enum End: Equatable {
    case code(Int32)
    case signal(Int32)
    case timeout
  }

  let end: End
  let output: [UInt8]
  let errors: [UInt8]

  /// What went to standard output, as text.
  var outputText: String { String(decoding: output, as: UTF8.self) }
  /// What went to standard error, as text.
  var errorText: String { String(decoding: errors, as: UTF8.self) }
  /// The lines of standard output.
  var lines: [String] { outputText.split(separator: "\n").map(String.init) }
}

/// How to run a program. Its output goes to files, so that no full pipe can block it.
struct ProgramCall {
  var path: String
  var arguments: [String] = []
  /// What it reads from standard input.
  var input: [UInt8] = []
  /// Its whole environment.
  var environment: [String: String] = [:]
  var workingFolder: String?
  var timeoutSeconds = 120.0

  /// Runs the program to its end, or kills it when its time is up.
  func run() throws -> ProgramRun {
    let folder = try ScratchFolder()
    let input = try folder.write("input", self.input)
    let process = try start(
      input, output: folder.path("output"), errors: folder.path("errors"))
    let end = wait(for: process)
    return ProgramRun(
      end: end, output: folder.bytes("output"), errors: folder.bytes("errors"))
  }

  private func start(_ input: String, output: String, errors: String) throws -> pid_t {
    var actions = SpawnActions()
    defer { actions.destroy() }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions.value, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions.value, 1, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions.value, 2, errors, flags, 0o600)
    let words = words
    let arguments = words.map { strdup($0) }
    let settings = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + settings).forEach { free($0) } }
    var process: pid_t = 0
    let problem = posix_spawn(
      &process, words[0], &actions.value, &actions.attributes, arguments + [nil], settings + [nil])
    guard problem == 0 else { throw ProgramError("cannot start \(path): errno \(problem)") }
    return process
  }

  /// The program and its arguments. A shell changes the folder: not every system lets a spawn do so.
  private var words: [String] {
    guard let workingFolder else { return [path] + arguments }
    return ["/bin/sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", workingFolder, path]
      + arguments
  }

  private func wait(for process: pid_t) -> ProgramRun.End {
    let limit = ContinuousClock.now + .seconds(timeoutSeconds)
    var status: Int32 = 0
    while true {
      if waitpid(process, &status, WNOHANG) == process {
        let signal = status & 0x7F
        return signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
      }
      guard ContinuousClock.now < limit else { break }
      usleep(5_000)
    }
    // The program and what it has started.
    kill(-process, SIGKILL)
    waitpid(process, &status, 0)
    return .timeout
  }
}

/// Why a program could not be run.
struct ProgramError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// What happens to a process before its program begins: files are opened, and signals are as a
/// shell leaves them, whatever the test program ignores.
private struct SpawnActions {
  #if canImport(Darwin)
    var value: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var value = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif

  init() {
    posix_spawn_file_actions_init(&value)
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&value)
    posix_spawnattr_destroy(&attributes)
  }
}
