import Lightcone
import LightconeTrace

/// Every kind of fault, by the milliseconds at which it comes to the golden run.
func goldenFaults(_ nodes: [NodeID]) -> [(milliseconds: Int64, fault: Fault)] {
  let (a, b, c, d) = (nodes[0], nodes[1], nodes[2], nodes[3])
  return networkFaults(a, b, c, d) + nodeFaults(a, b, c, d) + diskFaults(a, b, c, d)
}

private func networkFaults(
  _ a: NodeID, _ b: NodeID, _ c: NodeID, _ d: NodeID
) -> [(milliseconds: Int64, fault: Fault)] {
  [
    (10, .partition([[a], [b, c]])), (20, .repair), (24, .cutOneWay(from: [c], to: [a, d])),
    (30, .hold(a, b)), (36, .release(b, a)), (38, .hold(c, d)),
    (41, .link(a, b, .loss(.percent(40)))), (42, .link(b, c, .duplication(.percent(40)))),
    (43, .link(c, d, .latency(.exponential(mean: .milliseconds(30))))),
    (12, .delay(MessageNumber(18), by: .milliseconds(9))), (13, .drop(MessageNumber(19))),
    (14, .deliver(MessageNumber(20))), (60, .heal),
  ]
}

private func nodeFaults(
  _ a: NodeID, _ b: NodeID, _ c: NodeID, _ d: NodeID
) -> [(milliseconds: Int64, fault: Fault)] {
  [
    (15, .crash(c, restartAfter: .milliseconds(6))), (46, .crash(b)), (52, .restart(b)),
    (17, .pause(d)), (25, .resume(d)), (55, .pause(a)), (5, .slow(b, .times(3))),
    (29, .slow(b, .one)), (6, .clock(a, .step(by: .seconds(-7)))),
    (7, .clock(d, .drift(partsPerMillion: 123_457))),
    (33, .clock(d, .drift(partsPerMillion: -54_321))),
  ]
}

private func diskFaults(
  _ a: NodeID, _ b: NodeID, _ c: NodeID, _ d: NodeID
) -> [(milliseconds: Int64, fault: Fault)] {
  [
    (3, .disk(c, .tearTail)), (4, .disk(b, .loseSyncs)), (39, .disk(d, .flipBit())),
    (40, .disk(a, .flipBit(record: 1))), (26, .disk(c, .fill)), (47, .disk(d, .slow(.times(4)))),
    (48, .disk(c, .fail)), (51, .disk(c, .mend)),
  ]
}
