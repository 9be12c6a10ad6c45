// What the marks and lines mean: only those that occur, drawn as they are drawn.

/** Makes the legend. */
function makeLegend(viewer) {
  const { run } = viewer;
  const marks = new Set();
  for (let i = 0; i < run.count; i += 1) marks.add(run.mark[i]);
  const styles = new Set([...run.lines.initial, ...run.lines.style]);
  const items = [
    // Two marks may mean the same, such as a message that came from a node and one from outside.
    ...[...new Map([...marks].sort((a, b) => b - a).map((mark) => [run.marks[mark].meaning, mark]))]
      .reverse().filter(([meaning]) => meaning)
      .map(([words, mark]) => ({ words, mark: run.marks[mark].word })),
    ...[...styles].sort((a, b) => a - b).filter((style) => run.styles[style].meaning)
      .map((style) => ({ words: run.styles[style].meaning, style })),
  ];
  const canvases = items.map((item) => (
    { ...item, canvas: el('canvas', { class: 'lc-sample', 'aria-hidden': 'true' }) }));
  const element = el('details', { class: 'lc-legend', open: true }, el('summary', {}, 'Legend'),
    el('ul', {}, canvases.map(({ canvas, words }) => el('li', {}, canvas, words)),
      el('li', { class: 'lc-wide' }, '< could have caused the event'),
      el('li', { class: 'lc-wide' }, '> can be affected by it')));
  function paint(palette) {
    const colours = palette || readPalette(viewer.root);
    for (const { canvas, mark, style } of canvases) {
      const context = sharpContext(canvas, 20, 20);
      context.clearRect(0, 0, 20, 20);
      context.font = PICTURE_FONT;
      if (mark) drawMark(context, colours, mark, 10, 10);
      else drawPiece(context, colours, style, 10, 0, 20);
    }
  }
  return { element, paint };
}
