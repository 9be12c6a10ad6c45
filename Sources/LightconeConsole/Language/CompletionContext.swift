/// What completion can offer besides the words of the language itself.
struct CompletionContext: Hashable, Sendable {
  /// A parameter and the values that it can take.
  struct Parameter: Hashable, Sendable {
    /// The parameter's name.
    var name: String
    /// Its values; empty where there are too many to list.
    var choices: [String] = []
  }

  /// A model and its parameters.
  struct Model: Hashable, Sendable {
    /// The model's name.
    var name: String
    /// Its parameters.
    var parameters: [Parameter] = []
  }

  /// Two nodes.
  struct Wire: Hashable, Sendable {
    var first: String
    var second: String
  }

  /// A node, and something that it can be asked for.
  struct Operation: Hashable, Sendable {
    var node: String
    var name: String
  }

  /// The models that can be loaded.
  var models: [Model] = []
  /// The parameters of the loaded model.
  var parameters: [Parameter] = []
  /// The names of the loaded model's nodes.
  var nodes: [String] = []
  /// The zones and roles that stand for all their nodes.
  var groups: [String] = []
  /// The wires whose messages are held.
  var heldWires: [Wire] = []
  /// The numbers of the messages in flight, as they are written.
  var messages: [String] = []
  /// What the nodes can be asked for.
  var operations: [Operation] = []
  /// The parts of the nodes' states.
  var fields: [String] = []
  /// The names of the loaded model's metrics.
  var metrics: [String] = []
  /// The loaded model's properties, each a sentence.
  var properties: [String] = []
  /// The names of the run's branches.
  var branches: [String] = []
  /// The names of the lessons.
  var lessons: [String] = []
}

/// What can stand under the cursor.
struct Completion: Hashable, Sendable {
  /// One thing that can stand there.
  struct Candidate: Hashable, Sendable {
    /// The whole word.
    var text: String
    /// Whether the word is complete, so that a blank can follow. `name=` and `mean(` are not.
    var isComplete: Bool
  }

  /// The characters of the line that a candidate replaces, counted from 0.
  var replaced: Range<Int>
  /// What can stand there, in the order in which it should be offered.
  var candidates: [Candidate]
}
