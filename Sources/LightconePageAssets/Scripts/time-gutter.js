// The left edge of the space-time diagram: times to scale, or the numbers of events.

/** Draws the gutter beside the picture. */
function drawGutter(context, palette, scene) {
  const { lanes, axis, view } = scene;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, lanes.gutter - 12, view.height);
  context.font = PICTURE_FONT;
  context.textAlign = 'right';
  context.fillStyle = palette.quiet;
  if (scene.strips) drawStripCounts(context, scene);
  else if (axis.mode === 'order') drawRowNumbers(context, palette, scene);
  else for (const { time, y } of timeMarks(scene)) context.fillText(formatTime(time), lanes.gutter - 18, y + 4);
}

/** Round times inside the picture, with their heights. */
function timeMarks({ axis, view }) {
  const low = Math.max(0, axis.placeAt(0));
  return ticks(low, axis.placeAt(view.height), view.height / 64).map(
    (time) => ({ time, y: (time - axis.offset) * axis.zoom }));
}

/** Fine lines at round times, behind everything. */
function drawTimeGrid(context, palette, scene) {
  context.fillStyle = palette.faint;
  for (const { y } of timeMarks(scene)) context.fillRect(scene.lanes.gutter - 14, y, scene.lanes.right, 1);
}

function drawRowNumbers(context, palette, scene) {
  const { run, axis, lanes, first, end, cone } = scene;
  const { rows } = axis.shown;
  let last = -Infinity;
  for (let row = first; row < end; row += 1) {
    const i = rows[row];
    const y = axis.y(i);
    if (y - last < LABEL_HEIGHT) continue;
    last = y;
    const sign = cone ? RELATION_SIGNS[cone.relation[i]] : '';
    const number = `${sign}#${run.first + i}`;
    const isNarrow = lanes.right < NARROW_PICTURE;
    context.fillText(isNarrow ? number : `${number}  ${timeOf(run, i)}`, lanes.gutter - 18, y + 4);
  }
}

/** From far away the gutter says how many events each strip holds. */
function drawStripCounts(context, { strips, lanes }) {
  for (let strip = 0; strip < strips.count; strip += 1) {
    if (!strips.totals[strip]) continue;
    const words = lanes.right < NARROW_PICTURE ? formatCount(strips.totals[strip])
      : counted(strips.totals[strip], 'event');
    context.fillText(words, lanes.gutter - 18, strip * STRIP_HEIGHT + STRIP_HEIGHT / 2 + 4);
  }
}
