// Events drawn one by one: bands, arrows, marks and words.

/** Draws all events of the window. */
function drawEvents(context, palette, scene) {
  const labels = makeLabels(scene.lanes.count + 1);
  context.font = PICTURE_FONT;
  drawArrows(context, palette, scene, labels);
  const { rows } = scene.axis.shown;
  for (const { event, count } of stackEvents(scene)) drawEvent(context, palette, scene, event, count);
  for (let row = scene.first; row < scene.end; row += 1) addLabel(scene, labels, rows[row]);
  labels.draw(context, palette, (line) => labelWidth(scene, line), Boolean(scene.cone));
}

/** What marks and their counts take of a lane's width. */
const COUNT_ROOM = 44;
/** Nearer to each other than this, in pixels, marks of a lane would hide each other. */
const STACK_HEIGHT = 4;
/** Which marks matter most, from the least on. */
const MARK_RANKS = ['none', 'step', 'send', 'receive', 'delivered', 'state', 'fault', 'ask', 'answer', 'loss', 'crash'];

/** The events to draw: where several of a lane fall on one place, the one that matters most, with how
 *  many they are. */
function stackEvents(scene) {
  const { run, axis } = scene;
  const { rows } = axis.shown;
  const open = new Array(scene.lanes.count).fill(null);
  const stacks = [];
  for (let row = scene.first; row < scene.end; row += 1) {
    const i = rows[row];
    const place = placeOf(scene, i);
    const word = run.marks[run.mark[i]].word;
    const isAlone = !place || isBand(run, i) || word === 'wire' || word === 'lost';
    const stack = isAlone ? null : open[place.lane];
    if (stack && place.y - stack.y < STACK_HEIGHT) {
      stack.count += 1;
      if (weightOf(scene, i) > weightOf(scene, stack.event)) stack.event = i;
    } else {
      stacks.push({ event: i, count: 1, y: place ? place.y : 0 });
      if (!isAlone) open[place.lane] = stacks[stacks.length - 1];
    }
  }
  return stacks;
}

function weightOf(scene, i) {
  const rank = MARK_RANKS.indexOf(scene.run.marks[scene.run.mark[i]].word);
  return rank + (scene.cursor === i ? 1000 : 0) + (scene.cone && relationOf(scene, i) !== REST ? 100 : 0);
}

function relationOf(scene, i) {
  return scene.cone ? scene.cone.relation[i] : REST;
}

/** How broad the words of a lane may be: in order each event has its row for itself. */
function labelWidth(scene, { lane, x, isLeft }) {
  const { lanes } = scene;
  if (isLeft) return x - lanes.gutter - 12;
  const rest = lanes.right - x - 14;
  return hasOwnRows(scene) || lane >= lanes.count - 1 ? rest : Math.min(rest, lanes.width - COUNT_ROOM);
}

/** Whether the words of an event have the whole row. */
function hasOwnRows({ axis }) {
  return axis.mode === 'order' && axis.zoom >= LABEL_HEIGHT;
}

/** Whether an event's words stand left of its mark: where its arrow comes from the right. */
function standsLeft(scene, i, place) {
  const send = scene.run.sendOf[i];
  return send >= 0 && place.lane > 0 && hasOwnRows(scene) && hasShownSender(scene, i)
    && scene.lanes.of[scene.run.node[send]] > place.lane;
}

/** Where an event's own mark stands; null if its node is not shown. */
function placeOf({ run, axis, lanes }, i) {
  const node = run.node[i];
  const lane = node < 0 ? -1 : lanes.of[node];
  return lane < 0 ? null : { lane, x: lanes.x(lane), y: axis.y(i) };
}

function drawArrows(context, palette, scene) {
  const { run, axis, first, end } = scene;
  const { rows, rank } = axis.shown;
  const [from, to] = [first < rows.length ? rows[first] : run.count,
    end > 0 ? rows[end - 1] : -1];
  const isShown = (i) => rank[i + 1] > rank[i];
  for (let i = from; i < run.count; i += 1) {
    const send = run.sendOf[i];
    const crosses = i <= to || (send >= 0 && send <= to);
    if (crosses && send >= 0 && (isShown(i) || isShown(send))) {
      drawMessage(context, palette, scene, send, i);
    }
  }
  for (let i = 0; i <= to; i += 1) {
    if (run.isOnWay[i] && isShown(i)) drawOnWay(context, palette, scene, i);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function takeStroke(context, palette, scene, relation) {
  const stroke = relationStroke(palette, relation, Boolean(scene.cone));
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.width;
  context.globalAlpha = stroke.alpha;
  context.setLineDash(stroke.dash);
}

function drawMessage(context, palette, scene, send, i) {
  const { run, lanes, axis } = scene;
  const end = placeOf(scene, i);
  const lane = run.node[send] < 0 ? -1 : lanes.of[run.node[send]];
  if (!end || lane < 0) return;
  const isLost = run.mark[i] === run.markNumber.lost;
  takeStroke(context, palette, scene, wayRelation(relationOf(scene, send), relationOf(scene, i)));
  if (isLost) context.setLineDash([3, 3]);
  const start = { x: lanes.x(lane), y: axis.y(send) };
  const tip = drawArrow(context, start, end, isLost ? 'lost' : 'delivered');
  if (isLost) {
    context.setLineDash([]);
    drawMark(context, palette, 'lost', tip.x, tip.y);
  }
}

/** A message that is neither here nor there when the page ends: a short way towards its receiver. */
function drawOnWay(context, palette, scene, i) {
  const { run, lanes } = scene;
  const start = placeOf(scene, i);
  const lane = run.peer[i] < 0 ? -1 : lanes.of[run.peer[i]];
  if (!start || lane < 0 || lane === start.lane) return;
  takeStroke(context, palette, scene, wayRelation(relationOf(scene, i), REST));
  const side = Math.sign(lanes.x(lane) - start.x);
  drawArrow(context, start, { x: start.x + side * Math.min(40, lanes.width * 0.4), y: start.y + 12 },
    'onWay');
}

function drawEvent(context, palette, scene, i, count) {
  const { run, axis, lanes } = scene;
  const word = run.marks[run.mark[i]].word;
  const relation = relationOf(scene, i);
  context.globalAlpha = scene.cone && relation === REST ? 0.45 : 1;
  const place = placeOf(scene, i);
  if (isBand(run, i)) drawBand(context, palette, scene, i, word);
  else if (!place) return;
  else if (word === 'wire') drawWire(context, palette, scene, i, place);
  else if (word === 'state') drawStateMark(context, palette, scene, i, place);
  else if (word !== 'lost' || !hasShownSender(scene, i)) {
    drawMark(context, palette, word, place.x, place.y);
  }
  if (count > 1) drawCount(context, palette, place, count);
  if (scene.cursor === i && place) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(place.x, place.y, MARK_SIZE + 5, 0, 7);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** How many events stand on one place, at the left of its mark. */
function drawCount(context, palette, { x, y }, count) {
  context.textAlign = 'right';
  haloText(context, palette, `${count}×`, x - MARK_SIZE - 5, y + 4, palette.quiet);
}

/** Whether something happens to the network as a whole. */
function isBand(run, i) {
  return run.node[i] < 0 || run.mark[i] === run.markNumber.cut || run.mark[i] === run.markNumber.repair;
}

/** Whether an arrow leads to an arrival or a loss. */
function hasShownSender({ run, lanes }, i) {
  const send = run.sendOf[i];
  return send >= 0 && run.node[send] >= 0 && lanes.of[run.node[send]] >= 0;
}

/** A new state: a box in the colour of the line that begins here. */
function drawStateMark(context, palette, scene, i, place) {
  drawMark(context, palette, 'state', place.x, place.y);
  const { style } = scene.lifelines.at(scene.run.node[i], i);
  context.fillStyle = styleColour(palette, style);
  context.fillRect(place.x - 2.5, place.y - 2, 5, 4);
}

function drawWire(context, palette, scene, i, place) {
  const other = scene.run.peer[i] < 0 ? -1 : scene.lanes.of[scene.run.peer[i]];
  context.strokeStyle = palette.warn;
  context.lineWidth = 1.5;
  context.setLineDash([2, 3]);
  if (other >= 0) {
    context.beginPath();
    context.moveTo(place.x, place.y);
    context.lineTo(scene.lanes.x(other), place.y);
    context.stroke();
    context.setLineDash([]);
    drawMark(context, palette, 'wire', scene.lanes.x(other), place.y);
  }
  context.setLineDash([]);
  drawMark(context, palette, 'wire', place.x, place.y);
}

/** Something that happens to the whole network: a band across all lanes, with its words. */
function drawBand(context, palette, scene, i, word) {
  const { axis, lanes, run } = scene;
  const y = axis.y(i);
  const x = lanes.gutter - 8;
  context.fillStyle = context.strokeStyle = word === 'cut' ? palette.danger : palette.good;
  context.lineWidth = 1.5;
  context.setLineDash(word === 'cut' ? [10, 4, 2, 4] : []);
  for (const shift of [-2, 2]) {
    context.beginPath();
    context.moveTo(x, y + shift);
    context.lineTo(lanes.right, y + shift);
    context.stroke();
  }
  context.setLineDash([]);
  const text = fitText(context, labelOf(run, i), lanes.right - x - 40);
  context.textAlign = 'left';
  haloText(context, palette, text, x + 14, y + 4, palette.ink);
}

/** The words of an event, unless the arrow's other end says them. */
function addLabel(scene, labels, i) {
  const { run } = scene;
  const place = placeOf(scene, i);
  if (!place || isBand(run, i) || place.x > scene.lanes.right || place.x < scene.lanes.gutter - 12) return;
  const isSend = run.kind[i] === run.kindNumber.send;
  const isDrawnElsewhere = isSend && !run.isOnWay[i] && scene.lanes.of[run.peer[i]] >= 0
    && scene.cursor !== i;
  if (isDrawnElsewhere) return;
  labels.add(place.lane, place.x, place.y, labelOf(run, i), relationOf(scene, i),
    standsLeft(scene, i, place));
}
