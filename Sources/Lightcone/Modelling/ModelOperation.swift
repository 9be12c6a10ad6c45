/// Something that a person can ask a node of a model to do, such as a client to send an order.
///
/// Example: `ModelOperation<Shop>("order", role: "client", "asks for one more order") { _ in .ask }`
/// is what `do client order` does.
public struct ModelOperation<S: System>: Sendable {
  /// What people see of it.
  public let description: OperationDescription
  @usableFromInline let message: @Sendable ([String]) -> S.Message?

  /// Describes an operation.
  ///
  /// - Parameters:
  ///   - name: the word that asks for it, in kebab-case.
  ///   - role: the role whose nodes can be asked.
  ///   - arguments: the words behind the name, such as `KEY VALUE`; none if empty.
  ///   - meaning: what the node then does, in a few words.
  ///   - message: what the node is told, made of the words behind the name; nil if they are wrong.
  public init(
    _ name: String, role: String, arguments: String = "", _ meaning: String,
    message: @escaping @Sendable ([String]) -> S.Message?
  ) {
    description = OperationDescription(
      name: name, role: role, arguments: arguments, meaning: meaning)
    self.message = message
  }
}

/// What people see of an operation.
public struct OperationDescription: Hashable, Sendable {
  /// The word that asks for it.
  public let name: String
  /// The role whose nodes can be asked.
  public let role: String
  /// The words behind the name, such as `KEY VALUE`; none if empty.
  public let arguments: String
  /// What the node then does, in a few words.
  public let meaning: String

  /// How it is written behind the node's name.
  public var use: String { arguments.isEmpty ? name : "\(name) \(arguments)" }
}
