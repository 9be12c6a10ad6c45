// Plots of the metric series, one below the other, over the same time.

const PLOT_HEIGHT = 190;
const PLOT_MARGIN = { left: 66, right: 36, top: 12, bottom: 30 };

/** Makes the view. */
function makePlotsView(viewer) {
  const { run } = viewer;
  const plots = run.series.map((series) => makePlot(viewer, series));
  const element = el('div', { class: 'lc-scroll lc-plots' },
    plots.length ? plots.map((plot) => plot.element)
      : el('p', { class: 'lc-empty' }, 'This run carries no series of numbers.'));
  const schedule = makeScheduler(
    () => viewer.state.view === 'plots' && plots.forEach((plot) => plot.renew(element.clientWidth)));
  viewer.listen((changed) => {
    if (changed.has('view')) schedule();
    if (changed.has('time') || changed.has('cursor')) plots.forEach((plot) => plot.moveCursor());
  });
  new ResizeObserver(schedule).observe(element);
  return { element, schedule };
}

function seriesWords(series) {
  const values = series.value;
  if (!values.length) return 'no points';
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const say = (value) => withUnit(value, series.unit);
  return `${counted(series.points, 'point')}, from ${say(low)} to ${say(high)}, `
    + `at last ${say(values[values.length - 1])}`;
}

/** One plot with its words and its table. */
function makePlot(viewer, series) {
  const isPart = series.time.length < series.points;
  const left = isPart ? `The page carries ${formatCount(series.time.length)} of them: the least and `
    + 'the greatest of each group.' : '';
  const unit = series.unit && series.unit !== 'ns' ? ` (${series.unit})` : '';
  const table = makeWindowedTable({
    caption: series.name, columns: ['time', 'value'],
    source: () => ({
      count: series.time.length, rest: left,
      row: (k) => [formatTime(series.time[k]), withUnit(series.value[k], series.unit)],
    }),
  });
  const box = el('div', {});
  const element = el('figure', { class: 'lc-plot' },
    el('figcaption', {}, el('b', {}, series.name), `${unit}${series.about ? `: ${series.about}` : ''} `,
      el('small', {}, `${seriesWords(series)}. ${left}`)),
    box,
    el('details', { ontoggle: () => table.renew() }, el('summary', {}, 'Table'), table.element));
  let scale = null;
  let line = null;
  return {
    element,
    renew(width) {
      scale = plotScale(viewer, series, Math.max(240, width - 34));
      line = svg('line', { class: 'lc-now', y1: PLOT_MARGIN.top, y2: PLOT_HEIGHT - PLOT_MARGIN.bottom });
      refill(box, plotPicture(viewer, series, scale, line));
      this.moveCursor();
    },
    moveCursor() {
      if (!line) return;
      const x = String(scale.x(viewer.state.time));
      line.setAttribute('x1', x);
      line.setAttribute('x2', x);
    },
  };
}

function plotScale(viewer, series, width) {
  const [first, last] = runEnds(viewer);
  const low = series.value.reduce((a, b) => Math.min(a, b), 0);
  const high = series.value.reduce((a, b) => Math.max(a, b), low === 0 ? 0 : low);
  const top = high > low ? high : low + 1;
  const { left, right, top: upper, bottom } = PLOT_MARGIN;
  const span = Math.max(1, last - first);
  return {
    width, first, last, low, top,
    x: (time) => left + ((time - first) / span) * (width - left - right),
    y: (value) => upper + ((top - value) / (top - low)) * (PLOT_HEIGHT - upper - bottom),
    timeAt: (x) => first + ((x - left) / (width - left - right)) * span,
  };
}

function plotPicture(viewer, series, scale, line) {
  const { width } = scale;
  const base = PLOT_HEIGHT - PLOT_MARGIN.bottom;
  const level = (name, y) => svg('line', {
    class: name, x1: PLOT_MARGIN.left, x2: width - PLOT_MARGIN.right, y1: y, y2: y,
  });
  const horizontal = ticks(scale.low, scale.top, 4).map((value) => [
    level('lc-grid', scale.y(value)),
    svg('text', { x: PLOT_MARGIN.left - 8, y: scale.y(value) + 4, 'text-anchor': 'end' },
      series.unit === 'ns' ? formatTime(value) : formatValue(value)),
  ]);
  const vertical = ticks(scale.first, scale.last, width / 110).map((time) => [
    svg('line', { class: 'lc-grid', x1: scale.x(time), x2: scale.x(time), y1: base, y2: base + 4 }),
    svg('text', { x: scale.x(time), y: base + 18, 'text-anchor': 'middle' }, formatTime(time)),
  ]);
  return svg('svg', {
    class: 'lc-picture', width, height: PLOT_HEIGHT, viewBox: `0 0 ${width} ${PLOT_HEIGHT}`, role: 'img',
    'aria-label': `${series.name}: ${seriesWords(series)}`,
    onclick: (event) => viewer.goToTime(clamp(scale.timeAt(event.offsetX), scale.first, scale.last)),
  }, horizontal, vertical,
  level('lc-axis', base),
  series.value.length ? plotMarks(series, scale) : null, line);
}

/** Samples as dots, levels as steps; where points stand closer than pixels, the least and the
 *  greatest of each column of pixels. */
function plotMarks(series, scale) {
  const points = thinned(series, scale);
  if (series.kind === 'samples') {
    const dots = points.map(([x, y]) => `M${x} ${y}h0`).join('');
    return svg('path', { class: 'lc-dots', d: dots });
  }
  const start = scale.y(series.kind === 'steps' ? clamp(0, scale.low, scale.top) : series.value[0]);
  const steps = points.map(([x, y]) => `H${x}V${y}`).join('');
  return svg('path', {
    class: 'lc-steps', d: `M${scale.x(scale.first)} ${start}${steps}H${scale.x(scale.last)}`,
  });
}

function thinned(series, scale) {
  const columns = new Map();
  series.time.forEach((time, k) => {
    const x = Math.round(scale.x(time) * 2) / 2;
    const y = Math.round(scale.y(series.value[k]) * 10) / 10;
    const column = columns.get(x);
    if (!column) columns.set(x, { low: y, high: y, last: y });
    else Object.assign(column, { low: Math.min(column.low, y), high: Math.max(column.high, y), last: y });
  });
  const points = [];
  for (const [x, { low, high, last }] of columns) {
    for (const y of [high, low].filter((value) => value !== last)) points.push([x, y]);
    points.push([x, last]);
  }
  return points;
}
