import Foundation
import Testing

@Suite("Files on a full disk")
struct FullDiskTests {
  /// A disk on which no file can grow beyond 8 blocks of 512 bytes stands for a full one.
  private static let limit = "trap '' XFSZ; ulimit -f 8; "

  private func export(
    _ words: String, in folder: ScratchFolder, limited: Bool
  ) throws -> ProgramRun {
    try folder.write("script.txt", "load two-phase-commit transactions=5\nrun\nexport \(words)\n")
    let line = "\(limited ? Self.limit : "")exec \"$lightcone\" run script.txt"
    return try Lightcone.shell(line, in: folder)
  }

  @Test(
    "An export that does not fit leaves no file, and the earlier one as it was",
    arguments: ["svg a.svg", "html a.svg", "jsonl a.svg", "csv a.svg", "perfetto a.svg"])
  func exports(words: String) throws {
    let folder = try ScratchFolder()
    let refused = try export(words, in: folder, limited: true)
    #expect(refused.end == .code(73))
    #expect(refused.outputText.contains("LC4004") || refused.errorText.contains("LC4004"))
    #expect(try folder.names() == ["script.txt"])

    let written = try export(words, in: folder, limited: false)
    #expect(written.end == .code(0), "\(written.outputText)\(written.errorText)")
    let bytes = folder.bytes("a.svg")
    #expect(bytes.count > 4096)
    #expect(try export(words + " overwrite", in: folder, limited: true).end == .code(73))
    #expect(folder.bytes("a.svg") == bytes)
    #expect(try folder.names() == ["a.svg", "script.txt"])
  }
}
