// Draws the topology: links, nodes with their state, messages between them.

/** Draws the whole picture. */
function drawTopology(context, palette, viewer, { layout, links, flights, apart, width, height }) {
  context.clearRect(0, 0, width, height);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  const { run, lifelines, state } = viewer;
  if (links.length <= MOST_LINKS) drawLinks(context, palette, layout, links, apart);
  const names = [];
  for (const flight of flights.slice(0, MOST_FLIGHTS)) {
    const { x, y } = drawFlight(context, palette, layout, flight);
    names.push({ x, y: y - 11, text: flightWords(run, flight) });
  }
  run.nodes.forEach((node, index) => {
    const now = lifelines.at(index, state.cursor);
    drawNode(context, palette, layout, index, node, now,
      state.cursor >= 0 && run.node[state.cursor] === index);
  });
  return { unnamed: drawNames(context, palette, names) };
}

/** Writes the names of messages where they do not hide each other; gives how many are left out. */
function drawNames(context, palette, names) {
  const taken = [];
  context.textAlign = 'center';
  context.font = PICTURE_FONT;
  for (const { x, y, text } of names) {
    const fitted = fitText(context, text, 150);
    const half = measured(context, fitted) / 2 + 4;
    const isFree = taken.every((other) => (
      Math.abs(other.y - y) > 15 || Math.abs(other.x - x) > half + other.half));
    if (!isFree) continue;
    taken.push({ x, y, half });
    haloText(context, palette, fitted, x, y, palette.ink);
  }
  return names.length - taken.length;
}

/** The links; one that a cut closes is broken in the middle. */
function drawLinks(context, palette, { places }, links, apart) {
  const most = links.reduce((sum, { count }) => Math.max(sum, count), 1);
  context.strokeStyle = palette.line;
  for (const { low, high, count } of links) {
    if (apart[low].has(high)) {
      drawClosedLink(context, palette, places[low], places[high]);
      context.strokeStyle = palette.line;
      continue;
    }
    context.globalAlpha = 0.2 + 0.3 * (count / most);
    context.lineWidth = 1 + 2 * (count / most);
    context.beginPath();
    context.moveTo(places[low].x, places[low].y);
    context.lineTo(places[high].x, places[high].y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawClosedLink(context, palette, from, to) {
  context.globalAlpha = 1;
  context.strokeStyle = palette.danger;
  context.lineWidth = 1.5;
  context.setLineDash([2, 5]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  drawMark(context, palette, 'loss', (from.x + to.x) / 2, (from.y + to.y) / 2);
}

/** A node as a disc whose rim is drawn like its lifeline. */
function drawNode(context, palette, { places, radius, count, isNarrow }, index, node, now, isHere) {
  const { x, y, angle } = places[index];
  const colour = styleColour(palette, now.style);
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = [1.5, 4, 6, 1.5, 2, 2.5, 5][now.style];
  context.setLineDash([[], [], [5, 2], [], [8, 5], [2, 5], [1, 4]][now.style]);
  context.stroke();
  context.setLineDash([]);
  if (now.style === 3) ring(context, x, y, radius - 4, 1.5);
  if (now.style === 5) drawMark(context, palette, 'crash', x, y);
  if (isHere) {
    context.strokeStyle = palette.accent;
    ring(context, x, y, radius + 6, 2);
  }
  if (count > 60) return;
  const isLeft = Math.cos(angle) < -0.2;
  const isMiddle = isNarrow || Math.abs(Math.cos(angle)) <= 0.2;
  context.textAlign = isMiddle ? 'center' : isLeft ? 'right' : 'left';
  const textX = isMiddle ? x : x + (isLeft ? -1 : 1) * (radius + 10);
  const textY = isMiddle ? y + (Math.sin(angle) < 0 ? -radius - (now.label ? 25 : 11) : radius + 20)
    : y + (now.label ? -2 : 4);
  context.font = PICTURE_BOLD;
  haloText(context, palette, fitText(context, node.name, 130), textX, textY, palette.ink);
  context.font = PICTURE_FONT;
  haloText(context, palette, fitText(context, now.label, 130), textX, textY + 15, palette.quiet);
}

function ring(context, x, y, radius, width) {
  context.lineWidth = width;
  context.beginPath();
  context.arc(x, y, Math.max(1, radius), 0, 7);
  context.stroke();
}

/** A message as an envelope on its way; a lost one falls apart before it arrives. */
function drawFlight(context, palette, { places, radius }, flight) {
  const [from, to] = besideLink(places[flight.from], places[flight.to]);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const edge = Math.min(0.4, (radius + 8) / length);
  const part = edge + (1 - 2 * edge) * Math.min(flight.part, flight.isLost ? 0.86 : 1);
  const { x, y } = between(from, to, part);
  context.strokeStyle = context.fillStyle = flight.isLost ? palette.danger : palette.accent;
  context.lineWidth = 1.5;
  context.setLineDash(flight.isLost ? [3, 3] : []);
  context.beginPath();
  const start = between(from, to, edge);
  context.moveTo(start.x, start.y);
  context.lineTo(x, y);
  context.stroke();
  context.setLineDash([]);
  drawEnvelope(context, palette, x, y);
  return { x, y };
}

/** Messages keep to the right of their link, so that those of the two ways do not meet. */
function besideLink(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(-6 * (to.y - from.y)) / length, (6 * (to.x - from.x)) / length];
  return [{ x: from.x + x, y: from.y + y }, { x: to.x + x, y: to.y + y }];
}

function drawEnvelope(context, palette, x, y) {
  context.beginPath();
  context.rect(x - 8, y - 5.5, 16, 11);
  const colour = context.strokeStyle;
  context.fillStyle = palette.paper;
  context.fill();
  context.strokeStyle = colour;
  context.moveTo(x - 8, y - 5.5);
  context.lineTo(x, y + 1);
  context.lineTo(x + 8, y - 5.5);
  context.stroke();
}
