import Lightcone
import LightconeTrace

/// Faults that are impossible in one world, each with what is wrong with it and a variant that is
/// possible there.
struct ImpossibleFault: Sendable, CustomStringConvertible {
  let fault: Fault
  let problem: FaultProblem
  let possible: Fault

  var description: String { "\(fault)" }

  init(_ fault: Fault, _ problem: FaultProblem, possible: Fault) {
    self.fault = fault
    self.problem = problem
    self.possible = possible
  }

  /// A world at 10 ms in which `a` is ordinary and has two records, `b` is down, `c` is paused with
  /// message 1 waiting, the link from `a` to `c` is held, and message 2 travels from `d` to `a`; the
  /// disk of `e`, which is down, has failed.
  static func world() throws -> World<Script> {
    var world = World.of(
      Actor([.append("r"), .append("s"), .sync, .timer("t", milliseconds: 90)]), Actor(), Actor(),
      Actor(
        [.send("m", to: 2), .timer("t", milliseconds: 7)], on: ["t": [.send("n", to: 0)]]),
      Actor())
    try world.at(1, .pause(.c))
    try world.at(2, .crash(.b))
    try world.at(3, .hold(.a, .c))
    try world.at(4, .disk(NodeID(4), .fail))
    try world.at(5, .crash(NodeID(4)))
    world.run(until: .milliseconds(10))
    world.offer(
      ["a", "b"].map { role in
        ModelOperation("tell", role: role, arguments: "TEXT", "hears the text") { $0.first }
      })
    return world
  }

  private static let stranger = NodeID(9)
  private static let failed = NodeID(4)

  static let nodes: [ImpossibleFault] = [
    ImpossibleFault(.crash(.b), .alreadyDown(.b), possible: .crash(.c)),
    ImpossibleFault(.restart(.a), .alreadyUp(.a), possible: .restart(.b)),
    ImpossibleFault(.restart(failed), .diskFailed(failed), possible: .heal),
    ImpossibleFault(.pause(.b), .isDown(.b), possible: .pause(.a)),
    ImpossibleFault(
      .operate(.b, ["tell", "x"]), .isDown(.b), possible: .operate(.a, ["tell", "x"])),
    ImpossibleFault(
      .operate(.a, ["tell"]), .noSuchOperation(.a, ["tell"]),
      possible: .operate(.a, ["tell", "x"])),
    ImpossibleFault(
      .operate(.c, ["tell", "x"]), .noSuchOperation(.c, ["tell", "x"]),
      possible: .operate(.a, ["tell", "x"])),
    ImpossibleFault(
      .operate(.a, []), .noSuchOperation(.a, []), possible: .operate(.a, ["tell", "x"])),
    ImpossibleFault(.pause(.c), .alreadyPaused(.c), possible: .resume(.c)),
    ImpossibleFault(.resume(.a), .notPaused(.a), possible: .resume(.c)),
    ImpossibleFault(.resume(.b), .notPaused(.b), possible: .resume(.c)),
    ImpossibleFault(
      .crash(.a, restartAfter: .nanoseconds(-1)),
      .outOfRange(parameter: "restartAfter", range: "0 or more"),
      possible: .crash(.a, restartAfter: .zero)),
  ]

  static let unknownNodes: [ImpossibleFault] =
    ([
      (.crash(stranger), .crash(.a)), (.restart(stranger), .restart(.b)),
      (.pause(stranger), .pause(.a)), (.resume(stranger), .resume(.c)),
      (.slow(stranger, .one), .slow(.a, .one)),
      (.partition([[.a], [stranger]]), .partition([[.a], [.b]])),
      (.cutOneWay(from: [stranger], to: [.a]), .cutOneWay(from: [.b], to: [.a])),
      (.hold(.a, stranger), .hold(.a, .b)), (.release(stranger, .a), .release(.c, .a)),
      (.link(.a, stranger, .loss(.never)), .link(.a, .b, .loss(.never))),
      (.clock(stranger, .step(by: .zero)), .clock(.a, .step(by: .zero))),
      (.disk(stranger, .mend), .disk(.a, .mend)),
      (.operate(stranger, ["tell", "x"]), .operate(.a, ["tell", "x"])),
      (.disk(stranger, .flipBit()), .disk(.a, .flipBit())),
    ] as [(Fault, Fault)]).map { fault, possible in
      ImpossibleFault(fault, .unknownNode(stranger), possible: possible)
    }

  static let network: [ImpossibleFault] = [
    ImpossibleFault(.partition([[.a]]), .tooFewGroups, possible: .partition([[.a], [.b]])),
    ImpossibleFault(
      .cutOneWay(from: [], to: [.a]), .tooFewGroups, possible: .cutOneWay(from: [.b], to: [.a])),
    ImpossibleFault(
      .cutOneWay(from: [.a], to: [.b, .a]), .inTwoGroups(.a),
      possible: .cutOneWay(from: [.a], to: [.b])),
    ImpossibleFault(
      .partition([[.a, .b], [.b]]), .inTwoGroups(.b), possible: .partition([[.a], [.b]])),
    ImpossibleFault(.hold(.a, .a), .sameNode(.a), possible: .hold(.a, .b)),
    ImpossibleFault(.release(.a, .a), .sameNode(.a), possible: .release(.a, .c)),
    ImpossibleFault(
      .link(.b, .b, .loss(.always)), .sameNode(.b), possible: .link(.b, .a, .loss(.always))),
    ImpossibleFault(.hold(.c, .a), .alreadyHeld(.c, .a), possible: .hold(.c, .b)),
    ImpossibleFault(.release(.a, .b), .notHeld(.a, .b), possible: .release(.a, .c)),
    ImpossibleFault(
      .link(.a, .b, .latency(.constant(.nanoseconds(-1)))),
      .outOfRange(parameter: "time", range: "0ms or more"),
      possible: .link(.a, .b, .latency(.constant(.zero)))),
  ]

  static let messages: [ImpossibleFault] = {
    let (waiting, travelling, none) = (MessageNumber(1), MessageNumber(2), MessageNumber(3))
    return [
      ImpossibleFault(.deliver(none), .notInFlight(none), possible: .deliver(travelling)),
      ImpossibleFault(.drop(none), .notInFlight(none), possible: .drop(waiting)),
      ImpossibleFault(
        .delay(none, by: .zero), .notInFlight(none), possible: .delay(travelling, by: .zero)),
      ImpossibleFault(.deliver(waiting), .waitsAt(.c, waiting), possible: .deliver(travelling)),
      ImpossibleFault(
        .delay(waiting, by: .zero), .waitsAt(.c, waiting),
        possible: .delay(travelling, by: .zero)),
      ImpossibleFault(
        .delay(travelling, by: .nanoseconds(-1)),
        .outOfRange(parameter: "delay", range: "0 or more"),
        possible: .delay(travelling, by: .nanoseconds(1))),
    ]
  }()

  static let clocksAndDisks: [ImpossibleFault] = {
    let drift = FaultProblem.outOfRange(
      parameter: "drift", range: "above -1,000,000 ppm, at most 1,000,000 ppm")
    let year = TimeSpan.seconds(365 * 24 * 3_600)
    return [
      ImpossibleFault(
        .clock(.a, .drift(partsPerMillion: -1_000_000)), drift,
        possible: .clock(.a, .drift(partsPerMillion: -999_999))),
      ImpossibleFault(
        .clock(.a, .drift(partsPerMillion: 1_000_001)), drift,
        possible: .clock(.a, .drift(partsPerMillion: 1_000_000))),
      ImpossibleFault(
        .clock(.a, .step(by: year * 10 + .nanoseconds(1))),
        .outOfRange(parameter: "skew", range: "at most 10 years either way"),
        possible: .clock(.a, .step(by: year * -10))),
      ImpossibleFault(
        .disk(.a, .flipBit(record: 0)), .noSuchRecord(.a, 0),
        possible: .disk(.a, .flipBit(record: 1))),
      ImpossibleFault(
        .disk(.a, .flipBit(record: 3)), .noSuchRecord(.a, 3),
        possible: .disk(.a, .flipBit(record: 2))),
      ImpossibleFault(
        .disk(.c, .flipBit()), .noSuchRecord(.c, 1), possible: .disk(.a, .flipBit())),
    ]
  }()
}
