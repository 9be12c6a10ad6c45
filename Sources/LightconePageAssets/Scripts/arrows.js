// Arrows: messages from where they were sent to where they arrived, were lost, or are now.

const ARROW_HEAD = 8;

/** Draws a message; `kind` is `delivered`, `lost` or `onWay`. */
function drawArrow(context, from, to, kind) {
  const end = kind === 'lost' ? between(from, to, 0.86) : to;
  context.beginPath();
  if (from.x === to.x) {
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(from.x + 26, from.y, to.x + 26, to.y, end.x, end.y);
    context.stroke();
    return end;
  }
  context.moveTo(from.x, from.y);
  context.lineTo(end.x, end.y);
  context.stroke();
  if (kind === 'delivered') drawHead(context, from, end);
  if (kind === 'onWay') drawOpenEnd(context, from, end);
  return end;
}

function between(from, to, part) {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function drawHead(context, from, to) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const tip = { x: to.x - Math.cos(angle) * MARK_SIZE, y: to.y - Math.sin(angle) * MARK_SIZE };
  const dash = context.getLineDash();
  context.setLineDash([]);
  context.beginPath();
  polygon(context, [[tip.x, tip.y],
    [tip.x - Math.cos(angle - 0.4) * ARROW_HEAD, tip.y - Math.sin(angle - 0.4) * ARROW_HEAD],
    [tip.x - Math.cos(angle + 0.4) * ARROW_HEAD, tip.y - Math.sin(angle + 0.4) * ARROW_HEAD]]);
  context.fillStyle = context.strokeStyle;
  context.fill();
  context.setLineDash(dash);
}

/** Three dots: the message is still on its way when the run ends. */
function drawOpenEnd(context, from, to) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.fillStyle = context.strokeStyle;
  for (const distance of [5, 10, 15]) {
    context.beginPath();
    context.arc(to.x + Math.cos(angle) * distance, to.y + Math.sin(angle) * distance, 1.3, 0, 7);
    context.fill();
  }
}

/** How an arrow or a mark is drawn, given how its event stands to the cone's event. */
function relationStroke(palette, relation, isConeOn) {
  if (!isConeOn) return { colour: palette.line, width: 1.25, dash: [], alpha: 1 };
  if (relation === PAST || relation === ITSELF) {
    return { colour: palette.past, width: 2.5, dash: [], alpha: 1 };
  }
  if (relation === FUTURE) return { colour: palette.future, width: 2.25, dash: [7, 4], alpha: 1 };
  return { colour: palette.line, width: 1, dash: [1, 3], alpha: 0.35 };
}
