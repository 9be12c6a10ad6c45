// Puts the viewer of each run into its place on the page.

/** Builds everything for one run below an element. */
function mountRun(root, data, isOnly) {
  const run = decodeRun(data);
  const viewer = makeViewer(run, root);
  const diagram = makeSpaceTimeView(viewer);
  const topology = makeTopologyView(viewer);
  const legend = makeLegend(viewer);
  const transport = makeTransport(viewer);
  const filters = makeFilterPanel(viewer);
  const details = makeDetails(viewer);
  const help = makeHelp();
  const question = makeEventQuestion(viewer);
  const tabs = makeTabs(viewer, {
    'space-time': diagram.element, topology: topology.element,
    plots: makePlotsView(viewer).element, history: makeHistoryView(viewer).element,
    table: makeTableView(viewer).element,
  }, root.id || 'lc');
  const zoom = el('span', { class: 'lc-zoom', role: 'group', 'aria-label': 'Zoom' },
    button('−', () => diagram.zoom(1 / 1.4), { title: 'Zoom out', keys: '-' }),
    button('+', () => diagram.zoom(1.4), { title: 'Zoom in', keys: '+' }),
    button('Fit', () => diagram.fit(), { title: 'Fit the whole run', keys: '0' }),
    button('?', () => help.showModal(), { title: 'Keys', keys: '?' }));
  refill(root,
    el('div', { class: 'lc-bar' }, tabs.list),
    el('div', { class: 'lc-bar' }, transport.element),
    el('div', { class: 'lc-bar' }, filters.element, zoom),
    el('div', { class: 'lc-main' }, el('div', { class: 'lc-views' }, tabs.sheets),
      el('div', { class: 'lc-side' }, details.element, legend.element)),
    filters.account, help, question.dialog);
  root.classList.add('lc-ready');
  listenToKeys({ viewer, diagram, filters, help, askForEvent: question.ask }, isOnly);
  listenToPrint(viewer, diagram, topology);
  const repaint = () => {
    diagram.schedule();
    topology.schedule();
    legend.paint();
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  legend.paint();
  if (isOnly) followAddress(viewer);
  return { viewer, diagram, topology };
}

/** Goes to the event that the page's address names: `page.html#57`. */
function followAddress(viewer) {
  const follow = () => {
    const number = /^#(\d+)$/.exec(location.hash);
    if (number) viewer.goTo(positionOf(viewer.run, Number(number[1])), { cone: true });
  };
  window.addEventListener('hashchange', follow);
  follow();
}

/** Mounts all runs of the page. What goes wrong is said in the run's place. */
function mountAll() {
  const places = [...document.querySelectorAll('[data-lightcone-run]')];
  const mounted = places.map((place) => {
    try {
      const block = document.getElementById(place.dataset.lightconeRun);
      return mountRun(place, JSON.parse(block.textContent), places.length === 1);
    } catch (error) {
      refill(place, el('p', { class: 'lc-problem', role: 'alert' },
        `This run cannot be shown: ${error.message}.`));
      return null;
    }
  });
  // For tests, and for whoever looks at a run with the tools of the browser.
  window.lightcone = { runs: mounted };
}

// In a frame the page around it says what the run is.
document.documentElement.classList.toggle('lc-framed', window.top !== window);

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mountAll);
else mountAll();
