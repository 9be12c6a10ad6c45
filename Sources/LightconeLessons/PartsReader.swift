import LightconeDiagnostics

/// Cuts the body of a lesson into its parts.
struct PartsReader {
  let log: ProblemLog

  /// The parts below the front matter, which ends on `closingLine`.
  func read(after closingLine: Int) -> [Part] {
    let lines = log.source.lines
    let body = lines[min(closingLine, lines.count)...]
    if let line = MarkdownGuard.firstDeepLine(in: body) {
      log.report(.badBlock, "the text is nested too deeply", line: line)
      return []
    }
    // Blank lines stand in for the front matter, so that the parser counts lines as a reader does.
    let text =
      String(repeating: "\n", count: closingLine) + body.joined(separator: "\n") + "\n"
    return MarkdownTree.read(text, parts) ?? []
  }

  private func parts(_ nodes: [MarkdownNode]) -> [Part] {
    let fences = FenceInspector(log: log)
    let proseReader = ProseReader(log: log, fences: fences)
    let names = BlockNames()
    var parts: [Part] = []
    var prose: [Block] = []
    for node in nodes {
      guard let language = fences.language(node) else {
        prose += proseReader.blocks(node)
        continue
      }
      if !prose.isEmpty { parts.append(.prose(Prose(blocks: prose))) }
      prose = []
      if fences.inspect(node, language), let part = block(node, language, names) {
        parts.append(part)
      }
    }
    return prose.isEmpty ? parts : parts + [.prose(Prose(blocks: prose))]
  }

  private func block(
    _ node: MarkdownNode, _ language: FenceLanguage, _ names: BlockNames
  ) -> Part? {
    let region = YAMLRegion(
      name: language.name, openingLine: node.firstLine, text: node.literal, syntaxCode: .badBlock,
      log: log)
    return language == .lightcone
      ? .commands(commands(region)) : BlockReader(region: region, names: names).read(language)
  }

  private func commands(_ region: YAMLRegion) -> CommandBlock {
    let lines = (0..<region.lineCount).map { index in
      let place = region.place(line: index + 1, scalarColumn: 1)
      return SourceText(
        String(region.line(index + 1)), line: place.line, column: place.column)
    }
    return CommandBlock(lines: lines, line: region.openingLine)
  }
}
