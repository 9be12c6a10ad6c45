// The table of events: the twin of the space-time diagram.

/** Makes the view. */
function makeTableView(viewer) {
  const { run } = viewer;
  const table = makeWindowedTable({
    caption: 'Events', columns: ['event', 'time', 'node', 'what happens', 'cause', 'cone'],
    source: () => ({
      count: viewer.shown.count, row: (index) => eventCells(viewer, viewer.shown.rows[index]),
      rest: accountOf(viewer.shown.left),
    }),
    current: () => (viewer.state.cursor < 0 ? -1 : viewer.shown.rank[viewer.state.cursor]),
  });
  const element = el('div', { class: 'lc-twin' }, table.element);
  const renew = () => (viewer.state.cursor < 0 ? table.renew()
    : table.reveal(viewer.shown.rank[viewer.state.cursor]));
  const schedule = makeScheduler(() => viewer.state.view === 'table' && renew());
  viewer.listen(schedule);
  return { element, schedule, run };
}

function eventCells(viewer, i) {
  const { run, cone } = viewer;
  const cause = run.cause[i];
  const position = positionOf(run, cause);
  return [eventLink(viewer, i), timeOf(run, i), nodeName(run, run.node[i]), sentenceOf(run, i),
    cause > 0 ? (position < 0 ? `#${cause}` : eventLink(viewer, position)) : '',
    cone ? `${RELATION_SIGNS[cone.relation[i]]} ${RELATION_WORDS[cone.relation[i]]}` : ''];
}
