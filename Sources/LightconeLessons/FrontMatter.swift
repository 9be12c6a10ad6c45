/// What a lesson says about itself, in YAML between two lines of three dashes.
///
/// Every field is required but `place`, `prerequisites` and `terms`; lists may be empty.
public struct FrontMatter: Hashable, Sendable {
  /// The lesson's id in kebab-case; it is also its file's name.
  public var id: String
  /// The title as people read it; the first heading repeats it.
  public var title: String
  /// The track the lesson belongs to.
  public var track: Track
  /// Where it stands in its track, from 1; lessons without come last.
  public var place: Int?
  /// What the learner will know, in a sentence.
  public var summary: String
  /// How long the lesson takes, in minutes, from 1 to 600.
  public var minutes: Int
  /// The ids of the models the lesson loads.
  public var models: [String]
  /// The wrong belief that the lesson corrects, in the words of someone who holds it.
  public var misconception: String
  /// What the lesson draws on.
  public var sources: [Reference]
  /// The ids of the lessons that this one builds on.
  public var prerequisites: [SourceText]
  /// The words that the lesson introduces; the vocabulary explains each.
  public var terms: [SourceText]
  /// The line of the file that gives the id, counted from 1.
  public var idLine: Int

  /// Creates front matter.
  public init(
    id: String, title: String, track: Track, place: Int? = nil, summary: String, minutes: Int,
    models: [String],
    misconception: String, sources: [Reference], prerequisites: [SourceText] = [],
    terms: [SourceText] = [], idLine: Int = 1
  ) {
    self.id = id
    self.title = title
    self.track = track
    self.place = place
    self.summary = summary
    self.minutes = minutes
    self.models = models
    self.misconception = misconception
    self.sources = sources
    self.prerequisites = prerequisites
    self.terms = terms
    self.idLine = idLine
  }
}

/// A paper, page or book that a lesson draws on.
public struct Reference: Hashable, Sendable {
  /// How the source is named; the address itself where only that was given.
  public var title: String
  /// The source's address, if it has one.
  public var url: String?

  /// Creates a reference.
  public init(title: String, url: String? = nil) {
    self.title = title
    self.url = url
  }
}
