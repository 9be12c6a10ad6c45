// What the person has chosen and where they stand, in one place; the views listen.

const VIEWS = ['space-time', 'topology', 'plots', 'history', 'table'];

/** Everything about one run on the page: data, choices, and the ways to change them. */
function makeViewer(run, root) {
  const listeners = [];
  const viewer = {
    run, root, states: makeStates(run), lifelines: makeLifelines(run), cone: null,
    state: {
      cursor: -1, time: 0, cone: false, mode: 'scale', view: 'space-time', filter: openFilter(run),
      isPlaying: false, speed: 2,
    },
    listen(listener) { listeners.push(listener); },
  };
  viewer.shown = applyFilter(run, viewer.state.filter);

  /** Changes choices; the names of those that changed are told to all listeners. */
  viewer.set = (changes) => {
    const changed = new Set(Object.keys(changes).filter((k) => changes[k] !== viewer.state[k]));
    if (changed.size === 0) return;
    Object.assign(viewer.state, changes);
    if (changed.has('filter')) viewer.shown = applyFilter(run, viewer.state.filter);
    if (changed.has('cone') || (changed.has('cursor') && viewer.state.cone)) {
      const { cone, cursor } = viewer.state;
      viewer.cone = cone && cursor >= 0 ? makeCone(run, cursor) : null;
      changed.add('cone');
    }
    for (const listener of listeners) listener(changed);
  };
  return Object.assign(viewer, movement(viewer));
}

/** The ways to move through a run. */
function movement(viewer) {
  const { run } = viewer;
  return {
    /** Stands on an event. */
    goTo(position, options) {
      if (position < 0 || position >= run.count) return;
      viewer.set({ cursor: position, time: run.time[position], ...options });
    },
    /** Stands at a time, on the last event that has happened by then. */
    goToTime(time) {
      viewer.set({ time, cursor: eventAt(run, time) });
    },
    /** Moves over shown events; negative counts go back. */
    step(count) {
      const { rows, rank } = viewer.shown;
      if (rows.length === 0) return;
      const { cursor } = viewer.state;
      const isShown = cursor >= 0 && rank[cursor + 1] > rank[cursor];
      const row = (cursor < 0 ? -1 : rank[cursor] - (isShown ? 0 : count > 0 ? 1 : 0)) + count;
      viewer.goTo(rows[clamp(row, 0, rows.length - 1)]);
    },
    /** Stands on the first or the last shown event. */
    goToEnd(isLast) {
      const { rows } = viewer.shown;
      if (rows.length) viewer.goTo(isLast ? rows[rows.length - 1] : rows[0]);
    },
  };
}
