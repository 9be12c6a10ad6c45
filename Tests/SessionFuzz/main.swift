import Foundation
import LightconeLessons

/// The long run: how many lines, a seed, the folder of the transcripts, the folder of the lessons.
let arguments = CommandLine.arguments
guard arguments.count == 5, let count = Int(arguments[1]), let seed = UInt64(arguments[2]) else {
  print("usage: SessionFuzz LINES SEED TRANSCRIPTS LESSONS")
  exit(64)
}
let corpus = try SessionFuzz.corpus(in: arguments[3])
var fuzz = SessionFuzz()
fuzz.lastWords = ProcessInfo.processInfo.environment["FUZZ_LAST_LINE"]
let report = fuzz.run(
  count, corpus: corpus, lessons: LessonCatalog(roots: [arguments[4]]), seed: seed)
print("\(report.lines) lines, \(report.refused) of them refused, made of \(corpus.count) lines")
print("slowest: \(report.slowest.time) for \(report.slowest.line.debugDescription)")
for line in report.hanging { print("hangs: \(line.debugDescription)") }
exit(report.hanging.isEmpty ? 0 : 1)
