// The topology: nodes as a graph, with the messages that are on their way at the scrubbed time.

const MOST_FLIGHTS = 400;
const MOST_LINKS = 2000;

/** Makes the view. */
function makeTopologyView(viewer) {
  const { run } = viewer;
  const links = linksOf(run);
  const canvas = el('canvas', {
    class: 'lc-canvas', role: 'img', tabindex: '0', 'aria-label': 'Topology', onclick: (event) => pickNode(event),
  });
  const words = el('p', { class: 'lc-hover' });
  const nodeTable = makeWindowedTable({
    caption: 'Nodes now', columns: ['node', 'role', 'state', 'holds'],
    source: () => ({ count: run.nodes.length, row: (node) => nodeCells(viewer, node) }),
  });
  let flights = [];
  const flightTable = makeWindowedTable({
    caption: 'Messages on their way now', columns: ['sent', 'message', 'from', 'to', 'ends'],
    source: () => ({ count: flights.length, row: (index) => flightCells(viewer, flights[index]) }),
  });
  const twin = el('details', { class: 'lc-twin', ontoggle: () => schedule() },
    el('summary', {}, 'The same as tables'), nodeTable.element, flightTable.element);
  const element = el('div', { class: 'lc-stage' }, canvas, words, twin);
  let layout = null;

  function paint(ratio, palette) {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width) return;
    const { cursor, time } = viewer.state;
    flights = flightsAt(run, time, cursor);
    layout = layNodes(run, width, height);
    const apart = separatedAt(run, cursor);
    const context = sharpContext(canvas, width, height, ratio);
    const { unnamed } = drawTopology(context, palette || readPalette(viewer.root), viewer,
      { layout, links, flights, apart, width, height });
    const text = topologyWords(viewer, links, flights, unnamed);
    refill(words, text);
    canvas.setAttribute('aria-label', `Topology. ${text}`);
    if (twin.open) {
      nodeTable.renew();
      flightTable.renew();
    }
  }
  const schedule = makeScheduler(() => viewer.state.view === 'topology' && paint());
  function pickNode(event) {
    if (!layout) return;
    const node = layout.places.findIndex(({ x, y }) => (
      Math.hypot(event.offsetX - x, event.offsetY - y) < layout.radius + 6));
    if (node >= 0) viewer.goTo(lastEventAt(run, node, viewer.state.cursor), { cone: false });
  }
  viewer.listen(schedule);
  new ResizeObserver(schedule).observe(canvas);
  return { element, canvas, schedule, paint };
}

/** The last event of a node up to the cursor. */
function lastEventAt(run, node, cursor) {
  let i = cursor;
  while (i >= 0 && run.node[i] !== node) i -= 1;
  return i;
}

/** Places the nodes on an ellipse, from the top, clockwise. */
function layNodes(run, width, height) {
  const count = run.nodes.length;
  const [centreX, centreY] = [width / 2, height / 2];
  const radius = clamp(Math.min(width, height) * 0.9 / Math.max(6, count), 5, 24);
  // In a narrow picture names stand above and below the nodes, not beside them.
  const isNarrow = width < NARROW_PICTURE;
  const [a, b] = [Math.max(20, width / 2 - radius - (isNarrow ? 30 : 84)),
    Math.max(20, height / 2 - radius - 40)];
  const places = run.nodes.map((_, node) => {
    const angle = (2 * Math.PI * node) / Math.max(1, count) - Math.PI / 2;
    return { x: centreX + a * Math.cos(angle), y: centreY + b * Math.sin(angle), angle };
  });
  return { places, radius, count, isNarrow };
}

function topologyWords({ run, state }, links, flights, unnamed) {
  const here = state.cursor < 0 ? 'Before the first event' : `At ${formatTime(state.time)}`;
  const parts = [`${here}: ${counted(flights.length, 'message')} on the way.`];
  for (const cut of cutsAt(run, state.cursor)) parts.push(`${cut[0].toUpperCase()}${cut.slice(1)}.`);
  if (flights.length > MOST_FLIGHTS) {
    parts.push(`${formatCount(flights.length - MOST_FLIGHTS)} of them are not drawn.`);
  }
  if (unnamed > 0) parts.push(`${formatCount(unnamed)} names have no room; the tables have them.`);
  if (links.length > MOST_LINKS) {
    parts.push(`${counted(links.length, 'link')} between ${counted(run.nodes.length, 'node')}: `
      + 'too many to draw.');
  }
  return parts.join(' ');
}

function nodeCells(viewer, node) {
  const { run, lifelines, states, state } = viewer;
  const now = lifelines.at(node, state.cursor);
  const fields = states.fields(node, state.cursor);
  return [run.nodes[node].name, [run.nodes[node].role, run.nodes[node].zone].filter(Boolean).join(', '),
    [now.label, run.styles[now.style].meaning].filter(Boolean).join(': '),
    state.cursor >= states.until ? 'not on this page'
      : fields.map(({ name, value }) => `${name} ${value}`).join('; ')];
}

function flightCells(viewer, flight) {
  const { run } = viewer;
  return [eventLink(viewer, flight.send), flightWords(run, flight), nodeName(run, flight.from),
    nodeName(run, flight.to), flight.end < 0 ? 'still on its way at the end'
      : [eventLink(viewer, flight.end), flight.isLost ? ' lost' : '']];
}
