// The history: what the clients asked and learned, as intervals over time, one row for each client.

const MOST_INTERVALS = 120;
/** The least and the greatest height of a row, and what all rows may take together. */
const INTERVAL_HEIGHTS = [24, 38];
const HISTORY_HEIGHT = 420;
const HISTORY_MARGIN = { left: 110, right: 24, top: 10, bottom: 30 };
const OUTCOME_WORDS = ['ok', 'failed', 'unknown'];

/** Makes the view. */
function makeHistoryView(viewer) {
  const operations = decodeOperations(viewer.run);
  let first = 0;
  const caption = el('p', { class: 'lc-account' });
  const box = el('div', { class: 'lc-scroll' });
  const earlier = button('Earlier operations', () => move(-MOST_INTERVALS));
  const later = button('Later operations', () => move(MOST_INTERVALS));
  const bar = el('div', { class: 'lc-table-bar' }, earlier, later);
  const table = makeWindowedTable({
    caption: 'Operations', columns: ['asked', 'client', 'operation', 'from', 'to', 'outcome', 'took effect'],
    source: () => ({ count: operations.length, row: (k) => operationCells(viewer, operations[k]) }),
  });
  const twin = el('details', { class: 'lc-twin', ontoggle: () => table.renew() },
    el('summary', {}, 'The same as a table'), table.element);
  const element = el('div', { class: 'lc-scroll lc-plots' }, operations.length
    ? [bar, caption, box, twin]
    : el('p', { class: 'lc-empty' }, 'No client asked for anything in this run.'));
  let line = null;
  let scale = null;

  function move(count) {
    first = clamp(first + count, 0, Math.max(0, operations.length - 1));
    renew();
  }
  function renew() {
    if (!operations.length) return;
    const shown = operations.slice(first, first + MOST_INTERVALS);
    scale = historyScale(viewer, shown, Math.max(320, element.clientWidth - 34));
    line = svg('line', { class: 'lc-now', y1: 0, y2: scale.height - HISTORY_MARGIN.bottom });
    refill(box, historyPicture(viewer, shown, scale, line));
    const isAll = shown.length === operations.length;
    refill(caption, (isAll ? counted(shown.length, 'operation')
      : `Operations ${formatCount(first + 1)} to ${formatCount(first + shown.length)} of `
        + formatCount(operations.length)) + historyLegend(shown));
    bar.hidden = isAll;
    earlier.disabled = first === 0;
    later.disabled = first + MOST_INTERVALS >= operations.length;
    moveCursor();
  }
  /** Turns to the operations of the time. */
  function follow() {
    const index = countBelow(operations.length, (k) => operations[k].from, viewer.state.time, true) - 1;
    if (index < 0 || (index >= first && index < first + MOST_INTERVALS)) return;
    first = index - (index % MOST_INTERVALS);
    schedule();
  }
  function moveCursor() {
    if (!line) return;
    const { time } = viewer.state;
    const x = String(scale.x(time));
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
    line.setAttribute('visibility', time < scale.from || time > scale.last ? 'hidden' : 'visible');
  }
  const schedule = makeScheduler(() => viewer.state.view === 'history' && renew());
  viewer.listen((changed) => {
    if (changed.has('view') || changed.has('time')) follow();
    if (changed.has('view')) schedule();
    else moveCursor();
  });
  new ResizeObserver(schedule).observe(element);
  return { element, schedule, count: operations.length };
}

function decodeOperations(run) {
  return run.history.map(([client, text, invoked, from, completed, to, outcome, answer, point]) => ({
    client, text: run.texts[text], invoked, from, completed, to, outcome, answer: run.texts[answer], point,
  }));
}

/** Rows for the clients; operations of one client that overlap stand below each other. */
function historyScale(viewer, operations, width) {
  const { left, right, top, bottom } = HISTORY_MARGIN;
  const from = operations.reduce((a, op) => Math.min(a, op.from), Infinity);
  const end = operations.reduce((a, op) => Math.max(a, op.to < 0 ? op.from : op.to), from + 1);
  const hasOpen = operations.some((op) => op.to < 0);
  const last = hasOpen ? Math.max(end, runEnds(viewer)[1]) : end;
  const clients = [...new Set(operations.map((op) => op.client))].sort((a, b) => a - b);
  const lines = new Map();
  const rows = [];
  let row = 0;
  for (const client of clients) {
    const ends = [];
    for (const op of operations.filter((other) => other.client === client)) {
      let place = ends.findIndex((time) => time < op.from);
      if (place < 0) place = ends.push(0) - 1;
      ends[place] = op.to < 0 ? Infinity : op.to;
      lines.set(op, row + place);
    }
    rows.push({ client, row, count: ends.length });
    row += ends.length;
  }
  const rowHeight = clamp(HISTORY_HEIGHT / row, ...INTERVAL_HEIGHTS);
  return {
    width, from, last, rows, rowHeight, height: top + row * rowHeight + bottom,
    stripes: `lc-stripes-${stripeCount += 1}`,
    x: (time) => left + ((time - from) / Math.max(1, last - from)) * (width - left - right),
    y: (op) => top + lines.get(op) * rowHeight,
    rowY: (index) => top + index * rowHeight,
  };
}

function historyPicture(viewer, operations, scale, line) {
  const { run } = viewer;
  const base = scale.height - HISTORY_MARGIN.bottom;
  const names = scale.rows.map(({ client, row, count }) => [
    svg('line', { class: 'lc-grid', x1: 0, x2: scale.width, y1: scale.rowY(row) - 2, y2: scale.rowY(row) - 2 }),
    svg('text', { class: 'lc-name', x: 8, y: scale.rowY(row) + scale.rowHeight / 2 + 2 },
      fitWords(run.nodes[client].name, HISTORY_MARGIN.left - 12),
      count > 1 ? svg('title', {}, `${run.nodes[client].name}: up to ${count} at a time`) : null),
  ]);
  const times = ticks(scale.from, scale.last, scale.width / 110).map((time) => svg('text', {
    x: scale.x(time), y: base + 18, 'text-anchor': 'middle',
  }, formatTime(time)));
  return svg('svg', {
    class: 'lc-picture', width: scale.width, height: scale.height,
    viewBox: `0 0 ${scale.width} ${scale.height}`, role: 'group', 'aria-label': 'History of the clients',
  }, stripes(scale.stripes), names, times,
  svg('line', { class: 'lc-axis', x1: 0, x2: scale.width, y1: base, y2: base }),
  operations.map((op) => interval(viewer, op, scale)), line);
}

let stripeCount = 0;

/** The pattern of operations that failed. */
function stripes(id) {
  return svg('defs', {}, svg('pattern', {
    id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)',
  }, svg('rect', { width: 2, height: 6, class: 'lc-stripe' })));
}

/** One operation: a bar from the question to the answer; without an answer it stays open. */
function interval(viewer, op, scale) {
  const isOpen = op.to < 0;
  const isFailed = !isOpen && op.outcome === 1;
  const [x, y] = [scale.x(op.from), scale.y(op) + 2];
  const width = Math.max(3, scale.x(isOpen ? scale.last : op.to) - x);
  const height = scale.rowHeight - 7;
  const bar = isOpen ? `M${x + width} ${y}H${x}v${height}H${x + width}`
    : `M${x} ${y}h${width}v${height}h${-width}Z`;
  const words = operationWords(op);
  const open = () => viewer.goTo(positionOf(viewer.run, op.invoked), { cone: false });
  return svg('g', {
    class: `lc-interval lc-${isOpen ? 'open' : OUTCOME_WORDS[op.outcome]}`, tabindex: '0', role: 'button',
    'aria-label': `${words}, from ${formatTime(op.from)} ${isOpen ? 'on' : `to ${formatTime(op.to)}`}`,
    onclick: open, onkeydown: (event) => event.key === 'Enter' && open(),
  }, svg('title', {}, words),
  svg('path', { fill: isFailed ? `url(#${scale.stripes})` : null, d: bar }),
  intervalWords(op, x + 6, y + height / 2, width - 10, height),
  op.point >= 0 ? svg('path', { class: 'lc-point', d: diamond(scale.x(op.point), y + height / 2) }) : null);
}

/** The words in a bar: question and answer below each other where there is room. */
function intervalWords(op, x, middle, width, height) {
  if (height < 28) return svg('text', { x, y: middle + 4 }, fitWords(operationWords(op), width));
  return [svg('text', { x, y: middle - 3 }, fitWords(op.text, width)),
    svg('text', { x, y: middle + 11 }, fitWords(answerWords(op), width))];
}

function answerWords({ outcome, answer, to }) {
  return to < 0 ? 'open' : `${OUTCOME_WORDS[outcome]}${answer ? ` ${answer}` : ''}`;
}

function diamond(x, y) {
  return `M${x} ${y - 9}l5 9l-5 9l-5 -9Z`;
}

let wordMeasure = null;

/** A text cut to a width, for a picture that is no canvas. */
function fitWords(text, width) {
  wordMeasure = wordMeasure || document.createElement('canvas').getContext('2d');
  wordMeasure.font = PICTURE_FONT;
  return width < 12 ? '' : fitText(wordMeasure, text, width);
}

function operationWords(op) {
  return `${op.text}: ${answerWords(op)}`;
}

function historyLegend(operations) {
  const points = operations.some(({ point }) => point >= 0);
  return `. A bar lasts from the question to the answer. Framed: ok; striped: failed; dashed: its `
    + `client cannot know; open at the right: no answer.${points ? ' ◆: took effect here.' : ''}`;
}

function operationCells(viewer, op) {
  const { run } = viewer;
  const position = positionOf(run, op.invoked);
  return [position < 0 ? `#${op.invoked}` : eventLink(viewer, position), nodeName(run, op.client), op.text,
    formatTime(op.from), op.to < 0 ? '' : formatTime(op.to),
    op.to < 0 ? 'open' : [OUTCOME_WORDS[op.outcome], op.answer].filter(Boolean).join(': '),
    op.point < 0 ? '' : formatTime(op.point)];
}
