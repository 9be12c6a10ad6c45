// The controls that choose what is shown: text, nodes, kinds, folding, order or scale.

/** Makes the row of filters. */
function makeFilterPanel(viewer) {
  const { run } = viewer;
  const search = el('input', {
    type: 'search', class: 'lc-search', placeholder: 'Find text, #57 or m14',
    'aria-label': 'Show only events with this text', 'aria-keyshortcuts': '/',
    oninput: debounce(() => change(viewer, { text: search.value }), 120),
  });
  const fold = el('select', {
    class: 'lc-select', 'aria-label': 'What is folded away', 'aria-keyshortcuts': 'f',
    title: 'Bookkeeping: starts, timers set, log appends. Local events: all but messages, questions and faults (f)',
    onchange: () => change(viewer, { fold: Number(fold.value) }),
  }, FOLD_WORDS.map((words, depth) => el('option', { value: depth }, words)));
  const scale = button('To scale', () => viewer.set({
    mode: viewer.state.mode === 'scale' ? 'order' : 'scale',
  }), { title: 'Time to scale, or events in order', keys: 's', pressed: true });
  const account = el('p', { class: 'lc-account', role: 'status' });
  const element = el('div', { class: 'lc-filters', role: 'group', 'aria-label': 'What is shown' },
    search, scale, fold,
    checkList(viewer, 'Nodes', 'nodes', run.nodes.map(({ name, role }) => (
      role && role !== name ? `${name} (${role})` : name))),
    checkList(viewer, 'Kinds', 'kinds', run.kinds.map(({ word }) => word), usedKinds(run)));
  function renew() {
    fold.value = String(viewer.state.filter.fold);
    setPressed(scale, viewer.state.mode === 'scale');
    if (document.activeElement !== search) search.value = viewer.state.filter.text;
    const shown = `${counted(viewer.shown.count, 'event')} of ${formatCount(run.count)} shown.`;
    refill(account, [shown, accountOf(viewer.shown.left), ...run.notes].filter(Boolean).join(' '));
  }
  viewer.listen((changed) => (changed.has('filter') || changed.has('mode')) && renew());
  renew();
  return { element, account, search };
}

function change(viewer, part) {
  viewer.set({ filter: { ...viewer.state.filter, ...part } });
}

function usedKinds(run) {
  const used = new Set(run.kind);
  return (kind) => used.has(kind);
}

/** A list of boxes to tick, behind a button. */
function checkList(viewer, title, part, names, isUsed) {
  const all = (value) => change(viewer, { [part]: new Uint8Array(names.length).fill(value) });
  const boxes = names.map((name, index) => {
    if (isUsed && !isUsed(index)) return null;
    const box = el('input', {
      type: 'checkbox', checked: true,
      onchange: () => {
        const chosen = Uint8Array.from(viewer.state.filter[part]);
        chosen[index] = box.checked ? 1 : 0;
        change(viewer, { [part]: chosen });
      },
    });
    viewer.listen((changed) => {
      if (changed.has('filter')) box.checked = viewer.state.filter[part][index] === 1;
    });
    return el('label', { class: 'lc-check' }, box, ` ${name}`);
  });
  const summary = el('summary', { class: 'lc-button' }, title);
  viewer.listen((changed) => {
    if (!changed.has('filter')) return;
    const hidden = viewer.state.filter[part].reduce((sum, value) => sum + (value ? 0 : 1), 0);
    refill(summary, hidden ? `${title} (${hidden} hidden)` : title);
  });
  return el('details', { class: 'lc-menu' }, summary,
    el('div', { class: 'lc-menu-body' },
      el('div', {}, button('All', () => all(1)), ' ', button('None', () => all(0))), boxes));
}

/** Calls a function once nothing has asked for it for some milliseconds. */
function debounce(action, milliseconds) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
