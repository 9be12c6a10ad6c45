// Which events are shown: by node, by kind, by text, and without bookkeeping unless asked for.

/** How much is folded away: nothing; bookkeeping; all that a node does by itself. */
const FOLD_NOTHING = 0;
const FOLD_BOOKKEEPING = 1;
const FOLD_LOCAL = 2;
const FOLD_WORDS = ['Show everything', 'Fold bookkeeping', 'Fold local events'];

/** A filter that hides nothing but bookkeeping. */
function openFilter(run) {
  return {
    nodes: new Uint8Array(run.nodes.length).fill(1), kinds: new Uint8Array(run.kinds.length).fill(1),
    text: '', fold: FOLD_BOOKKEEPING,
  };
}

/** The events that pass a filter, and an account of those that do not. */
function applyFilter(run, filter) {
  const matches = textMatcher(run, filter.text);
  const rows = new Int32Array(run.count);
  /** How many shown events stand before each event. */
  const rank = new Int32Array(run.count + 1);
  const left = { nodes: 0, kinds: 0, folded: 0, local: 0, text: 0 };
  let count = 0;
  for (let i = 0; i < run.count; i += 1) {
    rank[i] = count;
    const kind = run.kind[i];
    if (!isAtShownNode(run, filter, i)) left.nodes += 1;
    else if (isFolded(run.kinds[kind], filter.fold, FOLD_BOOKKEEPING)) left.folded += 1;
    else if (isFolded(run.kinds[kind], filter.fold, FOLD_LOCAL)) left.local += 1;
    else if (!filter.kinds[kind]) left.kinds += 1;
    else if (matches && !matches(i)) left.text += 1;
    else rows[count++] = i;
  }
  rank[run.count] = count;
  return { rows: rows.subarray(0, count), rank, left, count };
}

/** Whether events of a kind are folded away at this depth: 1 is bookkeeping, 2 another local step. */
function isFolded(kind, fold, depth) {
  return fold >= depth && fold > FOLD_NOTHING && kind.depth === depth;
}

/** What happens on the way between two nodes is shown if either end is. */
function isAtShownNode(run, filter, i) {
  const node = run.node[i];
  if (node < 0 || filter.nodes[node]) return true;
  const mark = run.mark[i];
  const isBetween = mark === run.markNumber.lost || mark === run.markNumber.wire
    || mark === run.markNumber.fault;
  return isBetween && run.peer[i] >= 0 && filter.nodes[run.peer[i]] === 1;
}

/** Searches labels and sentences; each text that many events share is searched once. */
function textMatcher(run, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return null;
  const number = /^([#m])(\d+)$/.exec(wanted);
  if (number) {
    const value = Number(number[2]);
    return number[1] === '#' ? (i) => run.first + i === value : (i) => run.message[i] === value;
  }
  const hits = new Int8Array(run.texts.length).fill(-1);
  const contains = (index) => {
    if (hits[index] < 0) hits[index] = run.texts[index].toLowerCase().includes(wanted) ? 1 : 0;
    return hits[index] === 1;
  };
  return (i) => contains(run.sentence[i]) || contains(run.label[i]);
}

/** Says what a filter leaves out; empty if nothing. */
function accountOf(left) {
  const parts = [
    left.folded && `${counted(left.folded, 'event')} of bookkeeping folded`,
    left.local && `${counted(left.local, 'other local event')} folded`,
    left.nodes && `${formatCount(left.nodes)} at nodes that are hidden`,
    left.kinds && `${formatCount(left.kinds)} of kinds that are hidden`,
    left.text && `${formatCount(left.text)} without the text`,
  ].filter(Boolean);
  return parts.length ? `Left out: ${parts.join(', ')}.` : '';
}
