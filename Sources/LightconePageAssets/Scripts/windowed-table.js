// A table that shows one window of its rows and says which: the twin of every picture, for those
// who do not see it, and small enough for any browser.

const WINDOW_ROWS = 100;

/** Makes a table. `source()` gives `{count, row(index), rest}`; a cell is a text or an element. */
function makeWindowedTable(options) {
  const { caption, columns, source, current } = options;
  let first = 0;
  const head = el('thead', {}, el('tr', {}, columns.map((name) => el('th', { scope: 'col' }, name))));
  const body = el('tbody', {});
  const words = el('caption', {});
  const table = el('table', { class: 'lc-table' }, words, head, body);
  const earlier = button('Earlier rows', () => move(-WINDOW_ROWS));
  const later = button('Later rows', () => move(WINDOW_ROWS));
  const element = el('div', { class: 'lc-table-box' },
    el('div', { class: 'lc-table-bar' }, earlier, later),
    el('div', { class: 'lc-scroll', tabindex: '0', role: 'region', 'aria-label': caption }, table));

  function move(count) {
    first += count;
    renew();
  }

  function renew() {
    const { count, row, rest } = source();
    first = clamp(first, 0, Math.max(0, count - 1));
    first -= first % WINDOW_ROWS;
    const end = Math.min(count, first + WINDOW_ROWS);
    table.setAttribute('aria-rowcount', String(count + 1));
    const range = count === 0 ? 'no rows' : end - first === count ? counted(count, 'row')
      : `rows ${formatCount(first + 1)} to ${formatCount(end)} of ${formatCount(count)}`;
    refill(words, `${caption}: ${range}.${rest ? ` ${rest}` : ''}`);
    const here = current ? current() : -1;
    const rows = [];
    for (let index = first; index < end; index += 1) {
      rows.push(el('tr', {
        'aria-rowindex': index + 2, 'aria-current': index === here ? 'true' : null,
      }, row(index).map((cell, column) => (
        column ? el('td', {}, cell) : el('th', { scope: 'row' }, cell)))));
    }
    refill(body, rows);
    earlier.disabled = first === 0;
    later.disabled = end >= count;
  }

  return {
    element, renew,
    /** Shows the window that holds a row. */
    reveal(index) {
      first = Math.max(0, index);
      renew();
      const line = body.querySelector('[aria-current]');
      if (line && line.scrollIntoView) line.scrollIntoView({ block: 'nearest' });
    },
  };
}
