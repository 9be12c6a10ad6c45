// The space-time diagram as it is drawn: what is in the window, from the ground up.

const NAMES_HEIGHT = 34;
/** With more events than this in the window they are counted in strips. */
const MOST_DRAWN = 1400;

/** All that the painters need to know of what is in the window. */
function makeScene(viewer, axis, view, stretch, pan) {
  const { run, state, lifelines } = viewer;
  const lanes = layLanes(run, state.filter, view.width, stretch, pan, axis.mode);
  const [first, end] = axis.rowsBetween(-20, view.height + 20);
  return { run, axis, view, lanes, lifelines, first, end, cone: viewer.cone, strips: null,
    cursor: state.cursor, time: state.time, isCrowded: isCrowded(view, first, end) };
}

/** Whether there are too many events to draw each. */
function isCrowded(view, first, end) {
  return end - first > Math.min(MOST_DRAWN, Math.max(200, view.height * 1.2));
}

/** Draws the whole picture. */
function drawScene(context, palette, scene) {
  const { view, run, lanes } = scene;
  context.clearRect(0, 0, view.width, view.height + NAMES_HEIGHT);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, view.width, view.height + NAMES_HEIGHT);
  context.save();
  context.beginPath();
  context.rect(0, NAMES_HEIGHT, view.width, view.height);
  context.clip();
  context.translate(0, NAMES_HEIGHT);
  drawGround(context, palette, scene);
  // Words stand on the line of the cursor; the bars of strips would hide it.
  if (!scene.isCrowded) drawCursor(context, palette, scene);
  if (scene.isCrowded) scene.strips = drawDensity(context, palette, scene);
  else drawEvents(context, palette, scene);
  drawGutter(context, palette, scene);
  drawCursor(context, palette, scene, scene.isCrowded);
  context.restore();
  drawLaneNames(context, palette, run, lanes, NAMES_HEIGHT);
}

function drawGround(context, palette, scene) {
  const { lanes, view, axis, lifelines, cone } = scene;
  if (axis.mode === 'scale' && !scene.isCrowded) drawTimeGrid(context, palette, scene);
  for (let lane = 0; lane < lanes.count; lane += 1) {
    const x = lanes.x(lane);
    if (x < lanes.gutter - 12 || x > lanes.right + 20) continue;
    if (cone) drawConeGround(context, palette, scene, lanes.nodes[lane], x);
    drawLifeline(context, palette, lifelines, axis, lanes.nodes[lane], x, 0, view.height);
  }
}

/** Behind a lane: solid ground down to its last event of the past, striped from its first of the
 *  future on. */
function drawConeGround(context, palette, { cone, axis, lanes, view }, node, x) {
  const width = Math.min(lanes.width * 0.9, 64);
  const past = cone.bounds.lastPast[node];
  const future = cone.bounds.firstFuture[node];
  if (past >= 0) {
    context.globalAlpha = 0.14;
    context.fillStyle = palette.past;
    context.fillRect(x - width / 2, 0, width, Math.max(0, axis.y(past)));
  }
  if (future >= 0) {
    const from = Math.max(0, axis.y(future));
    context.globalAlpha = 0.28;
    context.fillStyle = palette.future;
    for (let y = from; y < view.height; y += 8) {
      context.fillRect(x - width / 2, y, width, Math.min(3, view.height - y));
    }
  }
  context.globalAlpha = 1;
}

/** The place in time: a line, unless it is drawn already, and a pointer at the edge. */
function drawCursor(context, palette, { axis, lanes, view, time, cursor }, hasLine = true) {
  if (cursor < 0) return;
  const y = axis.mode === 'scale' ? (time - axis.offset) * axis.zoom : axis.y(cursor);
  if (y < -1 || y > view.height + 1) return;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.8;
  if (hasLine) context.fillRect(lanes.gutter - 12, y - 0.75, lanes.right, 1.5);
  context.globalAlpha = 1;
  context.beginPath();
  polygon(context, [[0, y - 6], [9, y], [0, y + 6]]);
  context.fill();
}
