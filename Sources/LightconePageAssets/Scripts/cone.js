// The light cone of an event: everything that could have caused it and everything it can affect,
// found by following the edges that the data block brings along.

const REST = 0;
const PAST = 1;
const ITSELF = 2;
const FUTURE = 3;

/** The sign before an event's number, as in the terminal: `<` past, `*` itself, `>` future. */
const RELATION_SIGNS = ['', '<', '*', '>'];
const RELATION_WORDS = ['concurrent', 'past', 'the event', 'future'];

/** How each event stands to one of them, with the counts of each relation. */
function makeCone(run, event) {
  const { offsets, sources } = run.edges;
  const relation = new Uint8Array(run.count);
  relation[event] = ITSELF;
  for (let i = event; i >= 0; i -= 1) {
    if (relation[i] === REST) continue;
    for (let k = offsets[i]; k < offsets[i + 1]; k += 1) relation[sources[k]] = PAST;
  }
  for (let i = event + 1; i < run.count; i += 1) {
    for (let k = offsets[i]; k < offsets[i + 1]; k += 1) {
      if (relation[sources[k]] >= ITSELF) {
        relation[i] = FUTURE;
        break;
      }
    }
  }
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < run.count; i += 1) counts[relation[i]] += 1;
  return { event, relation, counts, bounds: coneBounds(run, relation) };
}

/** How a message stands to the cone's event: it leads there only if its end does, and away from there
 *  only if its send does. */
function wayRelation(send, end) {
  if (end === PAST || end === ITSELF) return PAST;
  return send === FUTURE || send === ITSELF ? FUTURE : REST;
}

/** For each node its last event in the past and its first in the future; -1 where there is none. */
function coneBounds(run, relation) {
  const lastPast = new Int32Array(run.nodes.length).fill(-1);
  const firstFuture = new Int32Array(run.nodes.length).fill(-1);
  for (let i = 0; i < run.count; i += 1) {
    const node = run.node[i];
    if (node < 0) continue;
    if (relation[i] === PAST || relation[i] === ITSELF) lastPast[node] = i;
    if (firstFuture[node] < 0 && relation[i] >= ITSELF) firstFuture[node] = i;
  }
  return { lastPast, firstFuture };
}
