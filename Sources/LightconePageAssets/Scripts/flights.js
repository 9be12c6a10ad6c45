// Messages on their way at a time.

/** The messages that were sent up to the cursor's event and end after it, in the order of their ends;
 *  then those that never end. */
function flightsAt(run, time, cursor) {
  const flights = [];
  for (let i = cursor + 1; i < run.count; i += 1) {
    const send = run.sendOf[i];
    if (send < 0 || send > cursor) continue;
    const span = run.time[i] - run.time[send];
    flights.push({
      send, end: i, from: run.node[send], to: run.node[i],
      part: span > 0 ? clamp((time - run.time[send]) / span, 0, 1) : 0.5,
      isLost: run.mark[i] === run.markNumber.lost || run.mark[i] === run.markNumber.loss,
    });
  }
  for (let i = 0; i <= cursor; i += 1) {
    if (run.isOnWay[i]) {
      flights.push({ send: i, end: -1, from: run.node[i], to: run.peer[i], part: 0.5 });
    }
  }
  return flights.filter(({ from, to }) => from >= 0 && to >= 0);
}

/** The cuts of the network that are in force once an event has happened, in words. */
function cutsAt(run, cursor) {
  const { partition, repair, heal } = run.kindNumber;
  let cuts = [];
  for (let i = 0; i <= cursor; i += 1) {
    const kind = run.kind[i];
    if (kind === partition) cuts.push(labelOf(run, i));
    else if (kind === repair || kind === heal) cuts = [];
  }
  return cuts;
}

/** The pairs of nodes that the cuts in force keep apart: for each node a set of others. A cut says so by names,
 *  `cut: a b | c`; a one-way cut keeps nobody apart, the way back is open. */
function separatedAt(run, cursor) {
  const apart = run.nodes.map(() => new Set());
  const numbers = new Map(run.nodes.map((node, index) => [node.name, index]));
  for (const cut of cutsAt(run, cursor)) {
    const sides = cut.slice(cut.indexOf(':') + 1).split('|').map(
      (side) => side.split(' ').map((name) => numbers.get(name)).filter((node) => node !== undefined));
    for (const side of sides) {
      for (const other of sides) {
        if (other !== side) side.forEach((node) => other.forEach((peer) => apart[node].add(peer)));
      }
    }
  }
  return apart;
}

/** The pairs of nodes between which messages ever went, each once, with how many. */
function linksOf(run) {
  const links = new Map();
  const count = run.nodes.length;
  for (let i = 0; i < run.count; i += 1) {
    if (run.kind[i] !== run.kindNumber.send || run.node[i] < 0 || run.peer[i] < 0) continue;
    const [low, high] = [Math.min(run.node[i], run.peer[i]), Math.max(run.node[i], run.peer[i])];
    const key = low * count + high;
    const link = links.get(key) || { low, high, count: 0 };
    link.count += 1;
    links.set(key, link);
  }
  return [...links.values()];
}

/** The words of a message: the label of its send. */
function flightWords(run, { send }) {
  return labelOf(run, send);
}
