// The time controls: scrubber, steps, play.

const SCRUBBER_STEPS = 10000;
const PLAY_SPEEDS = [0.1, 0.4, 1, 4, 10, 40];
/** How long a whole run takes at the speed 1, in seconds. */
const WHOLE_RUN_SECONDS = 20;

/** Makes the row of time controls. */
function makeTransport(viewer) {
  const { run } = viewer;
  const scrubber = el('input', {
    type: 'range', class: 'lc-scrubber', min: '0', value: '0', step: '1', 'aria-label': 'Time',
    oninput: () => viewer.set({ isPlaying: false }) || scrub(viewer, scrubber),
  });
  const clock = el('output', { class: 'lc-clock' });
  const play = button('▶', () => viewer.set({ isPlaying: !viewer.state.isPlaying }), {
    title: 'Play', keys: 'Space', className: 'lc-button lc-play',
  });
  const speed = el('select', {
    class: 'lc-select', 'aria-label': 'Speed of play',
    onchange: () => viewer.set({ speed: Number(speed.value) }),
  });
  const element = el('div', { class: 'lc-transport', role: 'group', 'aria-label': 'Time' },
    button('⇤', () => viewer.goToEnd(false), { title: 'First event', keys: 'Home' }),
    button('←', () => viewer.step(-1), { title: 'Step back', keys: 'ArrowLeft' }),
    play,
    button('→', () => viewer.step(1), { title: 'Step', keys: 'ArrowRight' }),
    button('⇥', () => viewer.goToEnd(true), { title: 'Last event', keys: 'End' }),
    speed, scrubber, clock);

  function renew(changed) {
    const { state } = viewer;
    if (changed.has('mode') || changed.has('filter')) refillSpeeds(viewer, speed);
    scrubber.max = String(state.mode === 'order' ? Math.max(0, viewer.shown.count - 1)
      : SCRUBBER_STEPS);
    scrubber.value = String(scrubberValue(viewer));
    const number = state.cursor < 0 ? 'start' : `#${run.first + state.cursor}`;
    refill(clock, el('b', {}, formatTime(state.time)), ` ${number}`);
    scrubber.setAttribute('aria-valuetext', `${formatTime(state.time)}, ${number}`);
    play.textContent = state.isPlaying ? '❚❚' : '▶';
    play.setAttribute('aria-label', state.isPlaying ? 'Pause' : 'Play');
  }
  viewer.listen(renew);
  viewer.listen((changed) => {
    if (changed.has('isPlaying') && viewer.state.isPlaying) startPlaying(viewer);
  });
  renew(new Set(['mode']));
  return { element, scrubber };
}

function runEnds({ run }) {
  return run.count ? [run.time[0], run.time[run.count - 1]] : [0, 0];
}

function scrub(viewer, scrubber) {
  const value = Number(scrubber.value);
  if (viewer.state.mode === 'order') {
    viewer.goTo(viewer.shown.rows[value]);
    return;
  }
  const [first, last] = runEnds(viewer);
  viewer.goToTime(first + ((last - first) * value) / SCRUBBER_STEPS);
}

function scrubberValue(viewer) {
  const { state, shown } = viewer;
  if (state.mode === 'order') return state.cursor < 0 ? 0 : shown.rank[state.cursor];
  const [first, last] = runEnds(viewer);
  return last > first ? Math.round(((state.time - first) / (last - first)) * SCRUBBER_STEPS) : 0;
}

/** How fast time passes at the speed 1: nanoseconds, or events, a second. */
function basePace(viewer) {
  if (viewer.state.mode === 'order') return niceStep(viewer.shown.count / WHOLE_RUN_SECONDS / 2);
  const [first, last] = runEnds(viewer);
  return niceStep((last - first) / WHOLE_RUN_SECONDS / 2);
}

function refillSpeeds(viewer, speed) {
  const base = basePace(viewer);
  const isOrder = viewer.state.mode === 'order';
  refill(speed, PLAY_SPEEDS.map((factor, index) => {
    const pace = base * factor;
    const words = isOrder ? `${formatValue(pace)} ${pace === 1 ? 'event' : 'events'}/s`
      : `${formatTime(pace)}/s`;
    return el('option', { value: index, selected: index === viewer.state.speed }, words);
  }));
}

/** Moves on frame by frame until the end or until somebody stops it. */
function startPlaying(viewer) {
  const { run, state } = viewer;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [first, last] = runEnds(viewer);
  if (viewer.state.cone) viewer.set({ cone: false });
  if (state.cursor >= run.count - 1 || state.cursor < 0) viewer.set({ time: first, cursor: -1 });
  let row = state.cursor < 0 ? 0 : viewer.shown.rank[state.cursor];
  let time = state.time;
  let before = performance.now();
  function frame(now) {
    if (!state.isPlaying) return;
    const pace = basePace(viewer) * PLAY_SPEEDS[state.speed] * ((now - before) / 1000);
    before = now;
    if (state.mode === 'order') {
      row += pace;
      viewer.goTo(viewer.shown.rows[Math.min(Math.floor(row), viewer.shown.count - 1)]);
    } else {
      time = Math.min(last, time + pace);
      // With reduced motion time jumps from event to event instead of gliding.
      const position = eventAt(run, time);
      if (!isStill) viewer.goToTime(time);
      else if (position >= 0 && position !== state.cursor) viewer.goTo(position);
    }
    const isOver = state.mode === 'order' ? row >= viewer.shown.count - 1 : time >= last;
    if (isOver) viewer.set({ isPlaying: false });
    else requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);
}
