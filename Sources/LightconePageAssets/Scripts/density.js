// The picture from far away: strips of the time axis in which events are counted, not drawn.
// Nothing is dropped silently: every strip says how many events it holds.

const STRIP_HEIGHT = 28;

/** Counts the events of each strip, at each lane and on each pair of lanes. */
function countStrips(scene) {
  const { run, axis, lanes, view, first, end } = scene;
  const count = Math.ceil(view.height / STRIP_HEIGHT);
  const laneCount = lanes.count;
  const totals = new Int32Array(count);
  const perLane = new Int32Array(count * laneCount);
  const wires = new Map();
  const { rows } = axis.shown;
  for (let row = first; row < end; row += 1) {
    const i = rows[row];
    const strip = Math.floor(axis.y(i) / STRIP_HEIGHT);
    if (strip < 0 || strip >= count) continue;
    totals[strip] += 1;
    const lane = run.node[i] < 0 ? -1 : lanes.of[run.node[i]];
    if (lane >= 0) perLane[strip * laneCount + lane] += 1;
    if (run.sendOf[i] < 0 || lane < 0) continue;
    const other = run.peer[i] < 0 ? -1 : lanes.of[run.peer[i]];
    if (other < 0 || other === lane) continue;
    const key = (strip * laneCount + other) * laneCount + lane;
    wires.set(key, (wires.get(key) || 0) + 1);
  }
  return { count, laneCount, totals, perLane, wires };
}

const MOST_WIRES = 4000;

/** Draws the strips. */
function drawDensity(context, palette, scene) {
  const strips = countStrips(scene);
  const most = strips.perLane.reduce((a, b) => Math.max(a, b), 1);
  if (strips.wires.size <= MOST_WIRES) drawStripWires(context, palette, scene, strips);
  for (let strip = 0; strip < strips.count; strip += 1) {
    if (strips.totals[strip] === 0) continue;
    const y = strip * STRIP_HEIGHT;
    for (let lane = 0; lane < strips.laneCount; lane += 1) {
      const count = strips.perLane[strip * strips.laneCount + lane];
      if (count) drawStripBar(context, palette, scene, lane, y, count, count / most);
    }
  }
  return strips;
}

/** A bar whose width grows with the root of its share, so that a single event can still be seen. */
function drawStripBar(context, palette, scene, lane, y, count, share) {
  const room = Math.min(scene.lanes.width * 0.8, 90);
  const width = Math.max(2, room * Math.sqrt(share));
  const x = scene.lanes.x(lane);
  context.fillStyle = palette.paper;
  context.fillRect(x - width / 2, y + 3, width, STRIP_HEIGHT - 6);
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.3 + 0.5 * share;
  context.fillRect(x - width / 2, y + 3, width, STRIP_HEIGHT - 6);
  context.globalAlpha = 1;
  if (scene.lanes.width < 44) return;
  context.font = PICTURE_FONT;
  context.textAlign = 'center';
  haloText(context, palette, formatCount(count), x, y + STRIP_HEIGHT / 2 + 4, palette.ink);
}

function drawStripWires(context, palette, scene, strips) {
  context.strokeStyle = palette.line;
  for (const [key, count] of strips.wires) {
    const to = key % strips.laneCount;
    const rest = (key - to) / strips.laneCount;
    const from = rest % strips.laneCount;
    const y = ((rest - from) / strips.laneCount) * STRIP_HEIGHT;
    context.lineWidth = Math.min(5, 0.5 + Math.log2(1 + count) / 2);
    context.globalAlpha = 0.25;
    context.beginPath();
    context.moveTo(scene.lanes.x(from), y + 4);
    context.lineTo(scene.lanes.x(to), y + STRIP_HEIGHT - 4);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** What a strip holds, in words. */
function stripWords(scene, strips, y) {
  const strip = Math.floor(y / STRIP_HEIGHT);
  if (!strips || strip < 0 || strip >= strips.count) return '';
  const { axis, run } = scene;
  const [first, end] = axis.rowsBetween(strip * STRIP_HEIGHT, (strip + 1) * STRIP_HEIGHT - 0.01);
  if (end <= first) return 'No events in this strip.';
  const { rows } = axis.shown;
  return `${counted(end - first, 'event')} in this strip, `
    + `${timeOf(run, rows[first])} to ${timeOf(run, rows[end - 1])}. Zoom in to see them.`;
}
