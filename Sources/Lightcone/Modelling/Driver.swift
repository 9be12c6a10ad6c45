public import LightconeTrace

/// The closures through which a ``Simulation`` reaches its world.
@usableFromInline
struct Driver: Sendable {
  @usableFromInline let run: @Sendable (inout any Sendable, Instant?, Int) -> RunResult
  @usableFromInline let intervene: @Sendable (inout any Sendable, Intervention) -> FaultProblem?
  @usableFromInline let glance: @Sendable (any Sendable) -> Glance
  @usableFromInline let trace: @Sendable (any Sendable) -> Trace
  @usableFromInline let messagesInFlight: @Sendable (any Sendable) -> [MessageInFlight]
  @usableFromInline let isUp: @Sendable (any Sendable, NodeID) -> Bool
  @usableFromInline let inspect: @Sendable (any Sendable, NodeID) -> NodeInspection
  @usableFromInline let metric: @Sendable (any Sendable, String) -> MetricValue?
  @usableFromInline let search:
    @Sendable (any Sendable, ActionBudget, [NodeID]?, Bool)
      -> Result<SimulationSpace, SearchProblem>
  @usableFromInline let property: @Sendable (any Sendable, String) -> Bool?

  @inlinable
  init<S: System>(_ system: S.Type, metrics: [Metric<S>], properties: [Property<S>]) {
    run = { state, end, steps in
      changing(&state, S.self) { $0.run(until: end, atMost: steps) }
    }
    intervene = { state, intervention in
      changing(&state, S.self) { world in
        do throws(FaultProblem) {
          try world.intervene(intervention)
          return nil
        } catch { return error }
      }
    }
    glance = { Glance(reading($0, S.self)) }
    trace = { reading($0, S.self).trace() }
    messagesInFlight = { reading($0, S.self).messagesInFlight() }
    isUp = { reading($0, S.self).isUp($1) }
    inspect = { NodeInspection(reading($0, S.self), $1) }
    metric = { state, name in
      metrics.first { $0.description.name == name }?.value(in: reading(state, S.self))
    }
    search = { state, budget, crashing, keepsHistory in
      do throws(SearchProblem) {
        let space = try WorldSpace(
          reading(state, S.self), budget: budget, crashing: crashing, properties: properties,
          keepsHistory: keepsHistory)
        return .success(SimulationSpace(space, metrics: metrics))
      } catch { return .failure(error) }
    }
    property = { state, name in
      properties.first { $0.description.name == name }?.holds(reading(state, S.self))
    }
  }
}

/// The world inside an erased state.
@inlinable
func reading<S: System>(_ state: any Sendable, _ system: S.Type) -> World<S> {
  guard let world = state as? World<S> else {
    preconditionFailure("the state of a simulation is \(type(of: state)), not \(World<S>.self)")
  }
  return world
}

/// Changes the world inside an erased state in place: the box is emptied first, so that nothing else
/// holds the world and its arrays are not copied.
@inlinable
func changing<S: System, Result>(
  _ state: inout any Sendable, _ system: S.Type, _ change: (inout World<S>) -> Result
) -> Result {
  var world = reading(state, system)
  state = ()
  defer { state = world }
  return change(&world)
}
