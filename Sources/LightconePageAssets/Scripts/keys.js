// The keyboard: every way to move and look, and the list of them.

const KEYS = [
  ['→  or  n', 'step to the next event shown'],
  ['←  or  p', 'step back'],
  ['Home, End', 'first, last event'],
  ['Space', 'play, pause'],
  ['<  >', 'slower, faster'],
  ['c', 'light the cone of the event; Esc puts it out'],
  ['u', 'go to the cause of the event'],
  ['g', 'go to an event by its number'],
  ['↑  ↓, Page keys', 'move the picture'],
  ['+  −', 'zoom in, out (also Ctrl and wheel, or pinch)'],
  ['0', 'fit the whole run'],
  ['[  ]', 'narrower, broader lanes'],
  ['s', 'time to scale, or events in order'],
  ['f', 'fold bookkeeping, all local events, nothing'],
  ['/', 'find text'],
  ['1 … 5', 'space-time, topology, plots, history, table'],
  ['?', 'this list'],
];

/** What each key does; a function returns false if the key is not for it. */
function keyActions(parts) {
  const { viewer, diagram, filters, help } = parts;
  const { state, run } = viewer;
  const page = () => diagram.view.height * 0.8;
  const isPicture = () => state.view === 'space-time';
  const toCause = () => {
    const cause = state.cursor < 0 ? -1 : positionOf(run, run.cause[state.cursor]);
    if (cause >= 0) viewer.goTo(cause);
  };
  const faster = (by) => viewer.set({ speed: clamp(state.speed + by, 0, PLAY_SPEEDS.length - 1) });
  const move = (pixels) => (isPicture() ? diagram.pan(0, pixels) : false);
  const actions = {
    ArrowRight: () => viewer.step(1), n: () => viewer.step(1), j: () => viewer.step(1),
    ArrowLeft: () => viewer.step(-1), p: () => viewer.step(-1), k: () => viewer.step(-1),
    Home: () => viewer.goToEnd(false), End: () => viewer.goToEnd(true),
    ' ': () => viewer.set({ isPlaying: !state.isPlaying }),
    '<': () => faster(-1), '>': () => faster(1),
    c: () => viewer.set({ cone: !state.cone }), Escape: () => viewer.set({ cone: false }),
    u: toCause, g: () => parts.askForEvent(),
    ArrowUp: () => move(-60), ArrowDown: () => move(60),
    PageUp: () => move(-page()), PageDown: () => move(page()),
    '+': () => diagram.zoom(1.4), '=': () => diagram.zoom(1.4), '-': () => diagram.zoom(1 / 1.4),
    0: () => diagram.fit(), '[': () => diagram.stretch(1 / 1.25), ']': () => diagram.stretch(1.25),
    s: () => viewer.set({ mode: state.mode === 'scale' ? 'order' : 'scale' }),
    f: () => change(viewer, { fold: (state.filter.fold + 1) % FOLD_WORDS.length }),
    '/': () => filters.search.focus(), '?': () => help.showModal(),
  };
  VIEWS.forEach((view, index) => {
    actions[String(index + 1)] = () => viewer.set({ view });
  });
  return actions;
}

/** Listens to keys at an element; the page's only run also listens when nothing has the focus. */
function listenToKeys(parts, isOnly) {
  const actions = keyActions(parts);
  const { root } = parts.viewer;
  (isOnly ? document : root).addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event) || !Object.hasOwn(actions, event.key)) return;
    if (actions[event.key]() !== false) event.preventDefault();
  });
}

/** Whether a key belongs to the element that has the focus. */
function isTyping({ target, key }) {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog')) return true;
  if (target.matches('input[type=range]')) return /^(Arrow|Home|End|Page)/.test(key);
  if (target.matches('input[type=checkbox]')) return key === ' ';
  if (target.matches('input, select, textarea')) {
    if (key === 'Escape') target.blur();
    return true;
  }
  if (target.matches('[role=tab]')) return /^(Arrow| |Home|End)/.test(key);
  if (target.matches('button, summary, [role=button]')) return key === ' ' || key === 'Enter';
  if (target.matches('.lc-scroll')) return /^(ArrowUp|ArrowDown|Page|Home|End| )/.test(key);
  return false;
}

/** The list of keys. */
function makeHelp() {
  const dialog = el('dialog', { class: 'lc-dialog', 'aria-label': 'Keys' },
    el('h3', {}, 'Keys'),
    el('table', { class: 'lc-keys' }, el('tbody', {}, KEYS.map(([keys, words]) => el('tr', {},
      el('th', { scope: 'row' }, keys), el('td', {}, words))))),
    el('form', { method: 'dialog' }, el('button', { class: 'lc-button' }, 'Close')));
  return dialog;
}

/** Asks for the number of an event and goes there. */
function makeEventQuestion(viewer) {
  const { run } = viewer;
  const number = el('input', {
    type: 'number', min: run.first, max: run.first + run.count - 1, 'aria-label': 'Number of the event',
  });
  const dialog = el('dialog', { class: 'lc-dialog', 'aria-label': 'Go to an event' },
    el('form', { method: 'dialog', onsubmit: () => viewer.goTo(positionOf(run, Number(number.value))) },
      el('label', {}, 'Go to event # ', number), ' ', el('button', { class: 'lc-button' }, 'Go')));
  return { dialog, ask() { dialog.showModal(); number.select(); } };
}
