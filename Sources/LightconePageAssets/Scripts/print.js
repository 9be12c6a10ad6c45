// On paper: the window that is being looked at, as a picture, and its events as a table.

const MOST_PRINTED = 300;

/** Prepares a print and puts everything back afterwards. */
function listenToPrint(viewer, diagram, topology) {
  const twin = el('div', { class: 'lc-print-only' });
  viewer.root.append(twin);
  const ready = () => {
    diagram.hold(true);
    const palette = readPalette(viewer.root);
    if (viewer.state.view === 'topology') topology.paint(2, palette);
    else if (diagram.view.width) diagram.paint(2, palette);
    refill(twin, printedTable(viewer, diagram));
  };
  const printed = matchMedia('print');
  window.addEventListener('beforeprint', ready);
  const over = () => {
    diagram.hold(false);
    refill(twin);
    diagram.schedule();
    topology.schedule();
  };
  printed.addEventListener('change', () => (printed.matches ? ready() : over()));
  window.addEventListener('afterprint', over);
}

function printedTable(viewer, diagram) {
  const scene = diagram.scene();
  const { rows } = viewer.shown;
  const isHere = viewer.state.view === 'space-time' && scene;
  const first = isHere ? scene.first : 0;
  const end = isHere ? scene.end : rows.length;
  const last = Math.min(end, first + MOST_PRINTED);
  const lines = [];
  for (let row = first; row < last; row += 1) {
    lines.push(el('tr', {}, eventCells(viewer, rows[row]).map((cell) => el('td', {}, cell))));
  }
  const left = end - last;
  return [
    el('p', {}, `${counted(end - first, 'event')} in the window of ${formatCount(rows.length)} shown. `
      + (left > 0 ? `The last ${formatCount(left)} are not printed. ` : '')
      + accountOf(viewer.shown.left)),
    el('table', { class: 'lc-table' },
      el('thead', {}, el('tr', {}, ['event', 'time', 'node', 'what happens', 'cause', 'cone'].map(
        (name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, lines)),
  ];
}
