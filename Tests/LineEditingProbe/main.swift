import LineEditing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// A small prompt for the tests: echoes lines between angle brackets, and knows a few commands.

func say(_ text: String) {
  print(text)
  fflush(nil)
}

/// Works until Ctrl-C, at most twenty seconds; goes on all the same if it is stubborn.
func work(isStubborn: Bool) {
  say("working")
  for _ in 0..<2_000 where !InterruptFlag.isRaised { usleep(10_000) }
  if isStubborn {
    say("noticed")
    for _ in 0..<2_000 { usleep(10_000) }
  }
  say(InterruptFlag.isRaised ? "cancelled" : "done")
  InterruptFlag.clear()
}

func complete(_ request: CompletionRequest) -> [CompletionCandidate] {
  if request.textBeforeWord.hasSuffix("mode=") {
    return ["fast", "faithful", "slow"].map { CompletionCandidate($0) }
  }
  if request.textBeforeWord.isEmpty {
    return [
      CompletionCandidate("load", summary: "load a model"),
      CompletionCandidate("lessons", summary: "list the lessons"),
      CompletionCandidate("run"),
    ]
  }
  return [
    CompletionCandidate("net.latency"), CompletionCandidate("net.loss"),
    CompletionCandidate("two-phase-commit"), CompletionCandidate("#57"),
    CompletionCandidate("mode=", appendsSpace: false),
  ]
}

func converse(historyPath: String?) {
  InterruptFlag.install()
  var reader = LineReaders.standard(historyPath: historyPath)
  reader.completer = complete
  var prompt = "probe> "
  say("\(type(of: reader)) \(LocaleCharset.isUTF8 ? "UTF-8" : "other")")
  if let problem = reader.historyProblem { say("problem: \(problem)") }
  while true {
    switch reader.readLine(prompt: prompt) {
    case .endOfInput:
      say("end")
      return
    case .interrupted: say("interrupted")
    case .line("work"): work(isStubborn: false)
    case .line("work on"): work(isStubborn: true)
    case .line("nap"):
      say("napping")
      usleep(300_000)
    case .line("size"): say("columns: \(TerminalSize.columns)")
    case .line("problem"): say("problem: \(reader.historyProblem ?? "none")")
    case .line("prompt"): prompt = "\u{1B}[1m\u{3BB}\u{1F4A1}é> "
    case .line(let text): say("<\(text)>")
    }
  }
}

converse(historyPath: CommandLine.arguments.dropFirst().first)
