// The panel beside the picture: the event in words, its cause and effects, and what it changed.

const MOST_EFFECTS = 8;

/** Makes the panel. */
function makeDetails(viewer) {
  const body = el('div', { class: 'lc-details-body' });
  const element = el('aside', { class: 'lc-details', 'aria-label': 'The event' }, body);
  const live = el('p', { class: 'lc-unseen', 'aria-live': 'polite' });
  let timer = 0;
  function renew() {
    refill(body, viewer.state.cursor < 0 ? startWords(viewer) : eventWords(viewer));
    clearTimeout(timer);
    // Whoever listens hears where the scrubber stops, not all that it passes.
    timer = setTimeout(() => refill(live, spokenWords(viewer)), 250);
  }
  const schedule = makeScheduler(renew);
  viewer.listen((changed) => (changed.has('cursor') || changed.has('cone')) && schedule());
  renew();
  element.append(live);
  return { element };
}

function spokenWords({ run, state }) {
  const i = state.cursor;
  return i < 0 ? '' : `#${run.first + i} at ${timeOf(run, i)}: ${sentenceOf(run, i)}`;
}

function startWords({ run }) {
  return [el('h3', {}, run.count ? 'Before the first event' : 'An empty run'),
    el('p', {}, run.count ? 'Click an event to see its cone: what could have caused it, and what '
      + 'it can affect. Or step with the arrow keys; ? lists all keys.'
      : 'Nothing has happened yet: the trace is empty.')];
}

function eventWords(viewer) {
  const { run, state, cone } = viewer;
  const i = state.cursor;
  return [
    el('h3', {}, `#${run.first + i} `, el('small', {}, `${timeOf(run, i)} · ${run.kinds[run.kind[i]].word}`)),
    el('p', { class: 'lc-sentence' }, sentenceOf(run, i)),
    el('dl', { class: 'lc-links' }, causeRows(viewer, i)),
    el('div', { class: 'lc-cone-box' },
      el('button', {
        type: 'button', class: 'lc-button', 'aria-pressed': String(state.cone),
        'aria-keyshortcuts': 'c', title: 'Light the cone (c)',
        onclick: () => viewer.set({ cone: !state.cone }),
      }, 'Cone'), cone ? coneWords(cone) : null),
    stateWords(viewer, i),
  ];
}

function coneWords({ counts }) {
  return el('ul', { class: 'lc-cone-counts' },
    el('li', { class: 'lc-past' }, `< past: ${formatCount(counts[PAST])}`),
    el('li', { class: 'lc-future' }, `> future: ${formatCount(counts[FUTURE])}`),
    el('li', { class: 'lc-rest' }, `concurrent: ${formatCount(counts[REST])}`));
}

function row(name, ...value) {
  return [el('dt', {}, name), el('dd', {}, ...value)];
}

/** Where an event comes from, what it brings about, and where its message went. */
function causeRows(viewer, i) {
  const { run } = viewer;
  const rows = [];
  const number = run.cause[i];
  if (number > 0) {
    const cause = positionOf(run, number);
    rows.push(row('Cause', cause < 0 ? `#${number}, which this page does not carry`
      : [eventLink(viewer, cause), ` ${labelOf(run, cause)}`]));
  }
  if (run.sendOf[i] >= 0) {
    const send = run.sendOf[i];
    rows.push(row('Sent', eventLink(viewer, send),
      ` ${formatTime(run.time[i] - run.time[send])} before, by ${nodeName(run, run.node[send])}`));
  }
  const effects = effectsOf(run, i);
  if (effects.length) {
    const more = effects.length - MOST_EFFECTS;
    rows.push(row('Effects', effects.slice(0, MOST_EFFECTS).map((effect) => el('div', {},
      eventLink(viewer, effect), ` ${labelOf(run, effect)}`)),
    more > 0 ? `and ${formatCount(more)} more` : null));
  }
  if (run.isOnWay[i]) rows.push(row('Message', 'still on its way'));
  return rows;
}

/** The events that name an event as their cause, or end its message's way. */
function effectsOf(run, i) {
  const number = run.first + i;
  const effects = [];
  for (let k = i + 1; k < run.count; k += 1) {
    if (run.cause[k] === number || run.sendOf[k] === i) effects.push(k);
  }
  return effects;
}

function stateWords({ run, states }, i) {
  const node = run.node[i];
  if (node < 0) return null;
  if (!states.hasAny) return el('p', { class: 'lc-quiet' }, 'This page carries no states of nodes.');
  if (i >= states.until) {
    return el('p', { class: 'lc-quiet' }, `The page carries no states from #${run.first + states.until} on.`);
  }
  const rows = stateDifference(states.fields(node, i - 1), states.fields(node, i));
  const name = run.nodes[node].name;
  const changes = rows.filter(({ change }) => change !== 'same').length;
  if (rows.length === 0) return el('p', { class: 'lc-quiet' }, `${name} holds nothing.`);
  return el('div', { class: 'lc-scroll' }, el('table', { class: 'lc-diff' },
    el('caption', {}, changes ? `${name}: ${counted(changes, 'change')}` : `${name}: no change`),
    el('thead', {}, el('tr', {}, ['', 'part', 'before', 'after'].map(
      (head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, [...rows.filter(({ change }) => change !== 'same'),
      ...rows.filter(({ change }) => change === 'same')].map(differenceRow))));
}

const CHANGE_SIGNS = { new: '+', gone: '−', changed: '~', same: '' };

function differenceRow({ name, was, is, change }) {
  return el('tr', { class: `lc-${change}` },
    el('td', {}, el('span', { 'aria-hidden': 'true' }, CHANGE_SIGNS[change]),
      el('span', { class: 'lc-unseen' }, change)),
    el('th', { scope: 'row' }, name),
    el('td', {}, was === undefined ? '' : was),
    el('td', {}, is === undefined ? '' : change === 'same' ? '=' : is));
}
