public import Lightcone

/// A way through a space: where it begins, its actions, and where it leads.
@usableFromInline
struct SearchPath<Space: SearchSpace> {
  /// The place of the first state among the roots.
  @usableFromInline var root: Int
  @usableFromInline var actions: [Space.Action]
  @usableFromInline var descriptions: [String]
  @usableFromInline var last: Space.State

  /// Follows actions from a root.
  @inlinable
  init(_ space: Space, roots: [Space.State], root: Int, actions: [Space.Action]) {
    self.root = root
    self.actions = actions
    descriptions = []
    last = roots[root]
    for action in actions {
      descriptions.append(space.describe(action, in: last))
      last = space.successor(of: last, by: action)
    }
  }

  /// Finds the actions that lead along fingerprints, by expanding the states on the way once more.
  ///
  /// A space with symmetry has one fingerprint for several states. From each of them the same
  /// fingerprints can be reached, so that the way is found from any.
  @inlinable
  init(_ space: Space, roots: [Space.State], fingerprints: [StateFingerprint]) {
    guard let first = fingerprints.first,
      let root = roots.firstIndex(where: { space.fingerprint(of: $0) == first })
    else { preconditionFailure("the path of \(fingerprints.count) states begins at no root") }
    var state = roots[root]
    var actions: [Space.Action] = []
    var transitions: [Transition<Space.Action>] = []
    for fingerprint in fingerprints.dropFirst() {
      transitions.removeAll(keepingCapacity: true)
      space.expand(state, into: &transitions)
      guard let step = transitions.first(where: { $0.fingerprint == fingerprint }) else {
        preconditionFailure(
          "after \(actions.count) steps the space no longer leads where it led: \(fingerprint)")
      }
      actions.append(step.action)
      state = space.successor(of: state, by: step.action)
    }
    self.init(space, roots: roots, root: root, actions: actions)
  }
}
