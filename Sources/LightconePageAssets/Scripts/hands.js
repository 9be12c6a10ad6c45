// Pointer, wheel and touch on the space-time diagram: pan, zoom, pinch, point and click.

const CLICK_DISTANCE = 5;
const REACH = 16;
const HAND_WORDS = 'Drag to move, Ctrl and wheel to zoom, click an event for its cone, ? for keys.';

/** What to say while the pointer is on nothing: lanes out of sight first. */
function handWords(scene) {
  if (!scene || scene.lanes.overhang <= 0) return HAND_WORDS;
  const { lanes } = scene;
  let count = 0;
  for (let lane = 0; lane < lanes.count; lane += 1) {
    if (lanes.x(lane) >= lanes.gutter - 12 && lanes.x(lane) <= lanes.right) count += 1;
  }
  return `${formatCount(count)} of ${formatCount(lanes.count)} lanes are in sight: drag sideways. ${HAND_WORDS}`;
}

/** Lets hands move the picture. */
function listenToHands(viewer, diagram) {
  const { canvas } = diagram;
  const pointers = new Map();
  let path = 0;
  let pinch = null;

  canvas.addEventListener('wheel', (event) => {
    const y = event.offsetY - NAMES_HEIGHT;
    const pixels = event.deltaMode === 1 ? event.deltaY * 18 : event.deltaY;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      diagram.zoom(Math.exp(-clamp(pixels, -60, 60) / 120), y);
      event.preventDefault();
    } else {
      const sideways = event.shiftKey ? pixels : event.deltaX;
      // At the end of the picture the page around it may scroll.
      if (diagram.pan(sideways, event.shiftKey ? 0 : pixels)) event.preventDefault();
    }
  }, { passive: false });

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    path = pointers.size > 1 ? Infinity : 0;
    pinch = spread(pointers);
  });
  canvas.addEventListener('pointermove', (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return point(viewer, diagram, event);
    const [dx, dy] = [event.offsetX - last.x, event.offsetY - last.y];
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    path += Math.abs(dx) + Math.abs(dy);
    if (pointers.size === 1 && path > CLICK_DISTANCE) diagram.pan(-dx, -dy);
    if (pointers.size === 2) {
      const now = spread(pointers);
      if (pinch && pinch.distance > 0) {
        diagram.zoom(now.distance / pinch.distance, now.y - NAMES_HEIGHT);
        diagram.pan(0, pinch.y - now.y);
      }
      pinch = now;
    }
    return undefined;
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && path <= CLICK_DISTANCE) click(viewer, diagram, event);
    pinch = spread(pointers);
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => refill(diagram.note, handWords(diagram.scene())));
}

function spread(pointers) {
  if (pointers.size !== 2) return null;
  const [a, b] = [...pointers.values()];
  return { distance: Math.hypot(a.x - b.x, a.y - b.y), y: (a.y + b.y) / 2 };
}

function click(viewer, diagram, event) {
  const position = hit(diagram.scene(), event.offsetX, event.offsetY - NAMES_HEIGHT);
  if (position >= 0) viewer.goTo(position, { cone: true });
}

/** Says below the picture what the pointer is on. */
function point(viewer, diagram, event) {
  const scene = diagram.scene();
  if (!scene) return;
  const y = event.offsetY - NAMES_HEIGHT;
  if (scene.strips) {
    refill(diagram.note, stripWords(scene, scene.strips, y));
    return;
  }
  const position = hit(scene, event.offsetX, y);
  diagram.canvas.style.cursor = position >= 0 ? 'pointer' : '';
  refill(diagram.note, position < 0 ? handWords(scene)
    : `#${scene.run.first + position} at ${timeOf(scene.run, position)}: `
      + sentenceOf(scene.run, position) + neighbourWords(scene, position));
}

/** How many other events stand on the place of one. */
function neighbourWords(scene, position) {
  const stack = stackEvents(scene).find(({ event }) => event === position);
  return stack && stack.count > 1 ? ` ${counted(stack.count - 1, 'other event')} on the same spot.` : '';
}

/** The event nearest to a point, by its mark or its arrow; -1 if none is in reach. From far away:
 *  the nearest in time. */
function hit(scene, x, y) {
  if (!scene || y < 0) return -1;
  const { run, axis, lanes } = scene;
  const { rows } = axis.shown;
  // Of events on the same spot the one that is drawn is meant.
  const drawn = scene.strips ? null : new Set(stackEvents(scene).map(({ event }) => event));
  let best = -1;
  let least = scene.strips ? Infinity : REACH;
  for (let row = scene.first; row < scene.end; row += 1) {
    const i = rows[row];
    if (drawn && !drawn.has(i)) continue;
    const lane = run.node[i] < 0 ? -1 : lanes.of[run.node[i]];
    const markY = axis.y(i);
    const markX = lane < 0 ? x : lanes.x(lane);
    let distance = Math.hypot(scene.strips ? (markX - x) / 8 : markX - x, markY - y);
    const send = run.sendOf[i];
    if (!scene.strips && send >= 0 && lane >= 0 && lanes.of[run.node[send]] >= 0) {
      const from = { x: lanes.x(lanes.of[run.node[send]]), y: axis.y(send) };
      // Marks win over arrows that pass below them.
      distance = Math.min(distance, 6 + toSegment(x, y, from, { x: markX, y: markY }));
    }
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function toSegment(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const part = length ? clamp(((x - from.x) * dx + (y - from.y) * dy) / length, 0, 1) : 0;
  return Math.hypot(from.x + part * dx - x, from.y + part * dy - y);
}
