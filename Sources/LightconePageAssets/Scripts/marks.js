// The marks of events, with the shapes of the terminal's glyphs: each can be told without colour.

const MARK_SIZE = 5;

/** Draws the mark of an event. `weight` is the width of its lines. */
function drawMark(context, palette, word, x, y, weight) {
  const r = MARK_SIZE;
  context.lineWidth = weight || 1.5;
  context.strokeStyle = context.fillStyle = markColour(palette, word);
  context.beginPath();
  if (MARK_SHAPES[word]) MARK_SHAPES[word](context, palette, x, y, r);
}

function markColour(palette, word) {
  if (word === 'crash' || word === 'loss' || word === 'lost') return palette.danger;
  return word === 'fault' || word === 'wire' ? palette.warn : palette.ink;
}

const MARK_SHAPES = {
  send(context, palette, x, y, r) {
    context.arc(x, y, r - 0.5, 0, 7);
    context.fillStyle = palette.paper;
    context.fill();
    context.stroke();
  },
  receive(context, palette, x, y, r) {
    context.arc(x, y, r, 0, 7);
    context.fill();
  },
  delivered(context, palette, x, y, r) { MARK_SHAPES.receive(context, palette, x, y, r); },
  step(context, palette, x, y, r) {
    polygon(context, [[x, y - r], [x + r, y], [x, y + r], [x - r, y]]);
    context.fillStyle = palette.paper;
    context.fill();
    context.stroke();
  },
  state(context, palette, x, y, r) {
    context.rect(x - r, y - r + 1, 2 * r, 2 * r - 2);
    context.fillStyle = palette.paper;
    context.fill();
    context.stroke();
  },
  ask(context, palette, x, y) { letter(context, palette, '?', x, y); },
  answer(context, palette, x, y) { letter(context, palette, '!', x, y); },
  crash(context, palette, x, y, r) { cross(context, x, y, r + 1, 3); },
  loss(context, palette, x, y, r) { cross(context, x, y, r - 1, 2); },
  lost(context, palette, x, y, r) { cross(context, x, y, r - 1, 2); },
  fault(context, palette, x, y, r) {
    polygon(context, [[x, y - r], [x + r, y + r - 1], [x - r, y + r - 1]]);
    context.fill();
  },
  wire(context, palette, x, y, r) { MARK_SHAPES.fault(context, palette, x, y, r); },
};

function polygon(context, points) {
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

function cross(context, x, y, r, weight) {
  context.lineWidth = Math.max(context.lineWidth, weight);
  context.moveTo(x - r, y - r);
  context.lineTo(x + r, y + r);
  context.moveTo(x + r, y - r);
  context.lineTo(x - r, y + r);
  context.stroke();
}

/** A question or an answer: its sign in a disc. */
function letter(context, palette, sign, x, y) {
  context.arc(x, y, MARK_SIZE + 2, 0, 7);
  context.fill();
  const font = context.font;
  const align = context.textAlign;
  context.font = PICTURE_BOLD;
  context.textAlign = 'center';
  context.fillStyle = palette.paper;
  context.fillText(sign, x, y + 4);
  context.font = font;
  context.textAlign = align;
}
