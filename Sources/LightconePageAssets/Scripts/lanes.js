// Where the nodes stand in the space-time diagram: one lane each, from left to right.

const NARROWEST_LANE = 16;
/** In a picture narrower than this the gutter leaves out what it can. */
const NARROW_PICTURE = 480;

/** Lays out the shown nodes in a width, moved by `pan` pixels; `stretch` makes lanes broader. */
function layLanes(run, filter, width, stretch, pan, mode) {
  const nodes = [];
  const of = new Int32Array(run.nodes.length).fill(-1);
  run.nodes.forEach((_, node) => {
    if (!filter.nodes[node]) return;
    of[node] = nodes.length;
    nodes.push(node);
  });
  const gutter = gutterWidth(run, width, mode);
  const room = width - gutter;
  const count = nodes.length;
  const least = Math.max(NARROWEST_LANE, Math.min(room / Math.max(1, count), 320));
  const laneWidth = Math.max(NARROWEST_LANE, least * stretch);
  const overhang = Math.max(0, count * laneWidth - room);
  const shift = clamp(pan, 0, overhang);
  const inset = Math.min(laneWidth / 2, 46);
  return {
    nodes, of, count, gutter, width: laneWidth, overhang, pan: shift,
    x: (lane) => gutter + inset + lane * laneWidth - shift,
    right: width,
  };
}

/** The room for times, or for numbers and times, at the left. */
function gutterWidth(run, width, mode) {
  const digits = String(run.first + run.count).length;
  if (mode !== 'order') return width < NARROW_PICTURE ? 72 : 104;
  return width < NARROW_PICTURE ? 34 + 8 * digits : 104 + 8 * digits;
}

/** Draws the names of the lanes above the picture. */
function drawLaneNames(context, palette, run, lanes, height) {
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, lanes.right, height);
  context.fillStyle = palette.faint;
  context.fillRect(0, height - 1, lanes.right, 1);
  context.font = PICTURE_BOLD;
  context.textAlign = 'left';
  context.fillStyle = palette.ink;
  const isTight = lanes.width < 44;
  const step = isTight ? Math.ceil(44 / lanes.width) : 1;
  for (let lane = 0; lane < lanes.count; lane += step) {
    const x = lanes.x(lane);
    if (x < lanes.gutter - 4 || x > lanes.right) continue;
    const room = lane + step < lanes.count ? lanes.width * step - 8 : lanes.right - x + 4;
    context.fillText(fitText(context, run.nodes[lanes.nodes[lane]].name, room), x - 6, height - 10);
  }
}
