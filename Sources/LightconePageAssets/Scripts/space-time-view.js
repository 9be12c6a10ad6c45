// The space-time view: a canvas that shows one window of the diagram, and answers to hands and keys.

/** Makes the view; `draw` is called at most once a frame. */
function makeSpaceTimeView(viewer) {
  const { run } = viewer;
  const canvas = el('canvas', {
    class: 'lc-canvas', tabindex: '0', role: 'application',
    'aria-roledescription': 'space-time diagram',
  });
  const note = el('p', { class: 'lc-hover', 'aria-hidden': 'true' });
  const element = el('div', { class: 'lc-stage' }, canvas, note);
  const axis = makeAxis(run);
  const view = { width: 0, height: 0 };
  const model = { stretch: 1, pan: 0, scene: null, isFitted: false, isHeld: false };
  const schedule = makeScheduler(() => view.width > 0 && paint());

  function paint(ratio, palette) {
    const context = sharpContext(canvas, view.width, view.height + NAMES_HEIGHT, ratio);
    model.scene = makeScene(viewer, axis, view, model.stretch, model.pan);
    model.pan = model.scene.lanes.pan;
    drawScene(context, palette || readPalette(viewer.root), model.scene);
    canvas.setAttribute('aria-label', spaceTimeWords(viewer, model.scene));
    if (!canvas.matches(':hover')) refill(note, handWords(model.scene));
  }

  function resize(width, height) {
    if (model.isHeld || width === 0) return;
    view.width = width;
    view.height = Math.max(60, height - NAMES_HEIGHT);
    axis.height = view.height;
    if (!model.isFitted) {
      viewer.set({ mode: readableMode(viewer, axis, view) });
      refit();
    }
    axis.settle();
    schedule();
  }

  /** Shows the whole run; in order, its start if the rows would become too low to be read. */
  function refit() {
    model.isFitted = true;
    axis.mode = viewer.state.mode;
    axis.shown = viewer.shown;
    axis.fit();
    if (axis.mode === 'order') axis.zoom = clamp(axis.zoom, 22, 30);
    axis.settle();
  }

  viewer.listen((changed) => {
    axis.shown = viewer.shown;
    if (changed.has('mode')) {
      refit();
      if (viewer.state.cursor >= 0) axis.reveal(viewer.state.cursor);
    }
    if (changed.has('filter')) axis.settle();
    if (changed.has('cursor') && viewer.state.cursor >= 0) axis.reveal(viewer.state.cursor);
    schedule();
  });
  axis.shown = viewer.shown;
  const api = {
    element, canvas, axis, view, note, paint, resize, schedule, scene: () => model.scene,
    /** Zooms around a height; without one around the cursor, or the middle if that is out of sight. */
    zoom(factor, y) {
      const here = viewer.state.cursor < 0 ? -1 : axis.y(viewer.state.cursor);
      const middle = here >= 0 && here <= view.height ? here : view.height / 2;
      axis.zoomBy(factor, y === undefined ? middle : y);
      schedule();
    },
    pan(dx, dy) {
      const moved = axis.panBy(dy);
      const before = model.pan;
      model.pan = clamp(model.pan + dx, 0, model.scene ? model.scene.lanes.overhang : 0);
      schedule();
      return moved || model.pan !== before;
    },
    stretch(factor) { model.stretch = clamp(model.stretch * factor, 1, 12); schedule(); },
    /** Keeps the size while the page is printed: the paper's is another. */
    hold(isHeld) { model.isHeld = isHeld; },
    fit() { axis.fit(); model.stretch = 1; model.pan = 0; schedule(); },
  };
  listenToHands(viewer, api);
  new ResizeObserver(() => resize(element.clientWidth, canvas.clientHeight)).observe(canvas);
  return api;
}

/** To scale, unless that would heap most events of a short run upon each other. */
function readableMode(viewer, axis, view) {
  const { rows, count } = viewer.shown;
  if (count > MOST_DRAWN) return 'scale';
  axis.mode = 'scale';
  axis.shown = viewer.shown;
  axis.fit();
  const { run } = viewer;
  const last = new Float64Array(run.nodes.length + 1).fill(-Infinity);
  let heaped = 0;
  for (let row = 0; row < count; row += 1) {
    const node = run.node[rows[row]] + 1;
    const y = axis.y(rows[row]);
    if (y - last[node] < LABEL_HEIGHT) heaped += 1;
    last[node] = y;
  }
  return view.height > 0 && heaped * 3 > count ? 'order' : 'scale';
}

/** Runs a painter at most once a frame. */
function makeScheduler(painter) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      painter();
    });
  };
}

/** What the picture shows, for those who do not see it. */
function spaceTimeWords(viewer, scene) {
  const { run, state } = viewer;
  const here = state.cursor < 0 ? 'before the first event'
    : `at #${run.first + state.cursor}, ${sentenceOf(run, state.cursor)}`;
  const how = scene.isCrowded ? 'counted in strips' : 'drawn one by one';
  return `Space-time diagram, ${counted(scene.lanes.count, 'node')}, `
    + `${counted(scene.end - scene.first, 'event')} in the window, ${how}; ${here} `
    + 'Arrow keys left and right step; the table view says the same in words.';
}
