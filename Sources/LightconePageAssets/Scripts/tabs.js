// The views as tabs: one is shown at a time.

const VIEW_WORDS = ['Space-time', 'Topology', 'Plots', 'History', 'Table'];

/** Makes the tabs and the panels below them. `panels` holds an element for each view. */
function makeTabs(viewer, panels, idPrefix) {
  const tabs = VIEWS.map((view, index) => el('button', {
    type: 'button', role: 'tab', id: `${idPrefix}-tab-${view}`, class: 'lc-tab',
    'aria-controls': `${idPrefix}-${view}`, 'aria-keyshortcuts': String(index + 1),
    onclick: () => viewer.set({ view }),
  }, VIEW_WORDS[index]));
  const list = el('div', { class: 'lc-tabs', role: 'tablist', 'aria-label': 'Views' }, tabs);
  list.addEventListener('keydown', (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    const index = (VIEWS.indexOf(viewer.state.view) + move + VIEWS.length) % VIEWS.length;
    viewer.set({ view: VIEWS[index] });
    tabs[index].focus();
    event.preventDefault();
  });
  const sheets = VIEWS.map((view) => el('div', {
    class: 'lc-sheet', role: 'tabpanel', id: `${idPrefix}-${view}`,
    'aria-labelledby': `${idPrefix}-tab-${view}`,
  }, panels[view]));
  function renew() {
    VIEWS.forEach((view, index) => {
      const isHere = view === viewer.state.view;
      tabs[index].setAttribute('aria-selected', String(isHere));
      tabs[index].tabIndex = isHere ? 0 : -1;
      sheets[index].hidden = !isHere;
    });
  }
  viewer.listen((changed) => changed.has('view') && renew());
  renew();
  return { list, sheets };
}
