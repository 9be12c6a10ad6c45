// The colours of the pictures. They stand in the style sheet, so that light, dark and print agree.

const COLOUR_NAMES = ['paper', 'panel', 'ink', 'quiet', 'faint', 'line', 'accent', 'past', 'future',
  'danger', 'warn', 'good', 'busy'];

/** The colours in force at an element. */
function readPalette(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    COLOUR_NAMES.map((name) => [name, style.getPropertyValue(`--lc-${name}`).trim()]));
}

/** The colour of a lifeline's style; its form says the same. */
function styleColour(palette, style) {
  return [palette.quiet, palette.busy, palette.warn, palette.good, palette.quiet, palette.quiet,
    palette.warn][style] || palette.quiet;
}

const PICTURE_FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const PICTURE_BOLD = `600 ${PICTURE_FONT}`;

/** Writes a text with a rim in the colour of the ground, so that lines below do not disturb it. */
function haloText(context, palette, text, x, y, colour) {
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = palette.paper;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

const widthOfText = new Map();

/** A text cut to a width, with an ellipsis if something is missing. */
function fitText(context, text, width) {
  if (text.length * 12 < width || measured(context, text) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measured(context, `${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return low > 0 ? `${text.slice(0, low).trimEnd()}…` : '';
}

function measured(context, text) {
  const key = `${context.font}\n${text}`;
  let width = widthOfText.get(key);
  if (width === undefined) {
    if (widthOfText.size > 5000) widthOfText.clear();
    width = context.measureText(text).width;
    widthOfText.set(key, width);
  }
  return width;
}
