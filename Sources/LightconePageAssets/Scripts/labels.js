// The words beside marks. Where several marks of a lane stand too close, they share one line.

const LABEL_HEIGHT = 14;

/** Collects labels from top to bottom and draws them where there is room. */
function makeLabels(laneCount) {
  const open = new Array(laneCount).fill(null);
  const lines = [];
  return {
    /** Adds an event's words at a mark. */
    add(lane, x, y, text, relation, isLeft) {
      if (!text) return;
      const line = open[lane];
      if (line && y - line.y < LABEL_HEIGHT) {
        line.texts.push(text);
        line.relation = Math.max(line.relation, relation);
      } else {
        open[lane] = { lane, x, y, texts: [text], relation, isLeft };
        lines.push(open[lane]);
      }
    },
    draw(context, palette, widthOf, isConeOn) {
      context.font = PICTURE_FONT;
      context.textAlign = 'left';
      for (const line of lines) drawLabel(context, palette, line, widthOf(line), isConeOn);
    },
  };
}

/** Ground behind words, so that lines that run through them do not strike them out. */
function drawPlate(context, palette, x, y, width) {
  const alpha = context.globalAlpha;
  context.globalAlpha = 0.75;
  context.fillStyle = palette.paper;
  context.fillRect(x, y - LABEL_HEIGHT / 2, width, LABEL_HEIGHT);
  context.globalAlpha = alpha;
}

function drawLabel(context, palette, line, width, isConeOn) {
  if (width < 24) return;
  const count = line.texts.length;
  const words = line.texts.slice(0, 6).join(' · ') + (count > 6 ? ` · +${count - 6}` : '');
  const sign = isConeOn ? RELATION_SIGNS[line.relation] : '';
  if (isConeOn && line.relation === ITSELF) context.font = PICTURE_BOLD;
  const text = fitText(context, sign ? `${sign} ${words}` : words, width);
  context.globalAlpha = isConeOn && line.relation === REST ? 0.5 : 1;
  context.textAlign = line.isLeft ? 'right' : 'left';
  const shift = (MARK_SIZE + 6) * (line.isLeft ? -1 : 1);
  drawPlate(context, palette, line.x + shift, line.y, measured(context, text) * (line.isLeft ? -1 : 1));
  haloText(context, palette, text, line.x + shift, line.y + 4, palette.ink);
  context.font = PICTURE_FONT;
  context.globalAlpha = 1;
}
