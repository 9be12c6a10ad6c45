// Lifelines: what a node is about shows in how its line is drawn, never in colour alone.

const PAUSED_STYLE = 6;

/** Draws the lifeline of a node from one height to another, piece by piece. */
function drawLifeline(context, palette, lifelines, axis, lane, x, top, bottom) {
  const own = lifelines.of(lane);
  let index = lifelines.place(own, eventAtHeight(axis, top));
  let from = top;
  let last = -Infinity;
  while (from < bottom) {
    const next = own.events[index + 1];
    const to = next === undefined ? bottom : clamp(axis.y(next), from, bottom);
    if (to > from) drawPiece(context, palette, own.styles[index], x, from, to);
    if (next === undefined || to >= bottom) break;
    // Pieces too short to be seen are passed over in one go.
    index += 1;
    if (to === last) index = skipTo(axis, own, index, to);
    last = to;
    from = to;
  }
}

/** The event before a height: all of the run's, whether shown or not. */
function eventAtHeight(axis, y) {
  return countBelow(axis.run.count, (i) => axis.y(i), y, false) - 1;
}

/** The last change of a lifeline that stands less than a pixel below a height. */
function skipTo(axis, own, index, y) {
  const count = countBelow(own.events.length, (k) => (k ? axis.y(own.events[k]) : -Infinity),
    y + 1, false);
  return Math.max(index, count - 1);
}

function drawPiece(context, palette, style, x, from, to) {
  const colour = styleColour(palette, style);
  context.strokeStyle = context.fillStyle = colour;
  context.beginPath();
  context.setLineDash([]);
  if (style === 1) rail(context, x, from, to, 3.5);
  else if (style === 2) hatchedBar(context, palette, x, from, to, 4);
  else if (style === 3) {
    rail(context, x - 2.5, from, to, 1.5);
    rail(context, x + 2.5, from, to, 1.5);
  } else if (style === 4) rail(context, x, from, to, 1.5, [8, 6]);
  else if (style === 5) rail(context, x, from, to, 2, [2, 6]);
  else if (style === PAUSED_STYLE) pausedBar(context, x, from, to);
  else rail(context, x, from, to, 1.25);
  context.setLineDash([]);
}

function rail(context, x, from, to, width, dash) {
  context.beginPath();
  context.setLineDash(dash || []);
  context.lineWidth = width;
  context.moveTo(x, from);
  context.lineTo(x, to);
  context.stroke();
}

/** Blocked: a broad bar with slanting stripes. */
function hatchedBar(context, palette, x, from, to, half) {
  context.globalAlpha *= 0.35;
  context.fillRect(x - half, from, 2 * half, to - from);
  context.globalAlpha /= 0.35;
  context.lineWidth = 1.25;
  context.beginPath();
  const [low, high] = [Math.max(from, -20), to];
  for (let y = low - (low % 7); y < high; y += 7) {
    if (y < from || y + 5 > to) continue;
    context.moveTo(x - half, y + 5);
    context.lineTo(x + half, y);
  }
  context.stroke();
  context.strokeRect(x - half, from, 2 * half, to - from);
}

/** Standing still: two thin rails with rungs. */
function pausedBar(context, x, from, to) {
  rail(context, x - 4, from, to, 1, [1, 2]);
  rail(context, x + 4, from, to, 1, [1, 2]);
  rail(context, x, from, to, 7, [1, 5]);
}
