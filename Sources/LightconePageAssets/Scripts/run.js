// A run as the page knows it: the data block read into typed arrays. Events are known by their
// position on the page, from 0; people see their numbers.

const DATA_FORMAT = 'lightcone-page';
const DATA_VERSION = 1;
/** Stands in a text for the message's number, so that one text serves many messages. */
const MESSAGE_MARK = '\u0001';

/** Reads a data block; throws what is wrong with it in words. */
function decodeRun(data) {
  if (data.format !== DATA_FORMAT) throw new Error('this is no run of Lightcone');
  if (data.version !== DATA_VERSION) {
    throw new Error(`the data has version ${data.version}; this page reads ${DATA_VERSION}`);
  }
  const { events } = data;
  const run = {
    title: data.title, facts: data.facts, notes: data.notes, texts: data.texts,
    first: data.first, total: data.total, count: events.kind.length,
    nodes: data.nodes.map(([name, role, zone]) => ({ name, role, zone })),
    kinds: data.kinds.map(([word, depth]) => ({ word, depth })),
    marks: data.marks.map(([word, glyph, meaning]) => ({ word, glyph, meaning })),
    styles: data.styles.map(([word, glyph, meaning]) => ({ word, glyph, meaning })),
    time: running(events.time),
    node: Int32Array.from(events.node), peer: Int32Array.from(events.peer),
    kind: Uint8Array.from(events.kind), message: Uint32Array.from(events.message),
    cause: Float64Array.from(events.cause), mark: Uint8Array.from(events.mark),
    label: Uint32Array.from(events.label), sentence: Uint32Array.from(events.sentence),
    states: data.states, history: data.history, series: data.series, lines: data.lifelines,
  };
  run.edges = decodeEdges(data.edges, run.count);
  run.kindNumber = Object.fromEntries(data.kinds.map(([, , name], number) => [name, number]));
  run.markNumber = Object.fromEntries(run.marks.map((mark, number) => [mark.word, number]));
  pairMessages(run);
  return run;
}

function running(differences) {
  const sums = new Float64Array(differences.length);
  let sum = 0;
  for (let i = 0; i < sums.length; i += 1) sums[i] = sum += differences[i];
  return sums;
}

function decodeEdges({ counts, back }, count) {
  const offsets = new Int32Array(count + 1);
  const sources = new Int32Array(back.length);
  for (let i = 0, at = 0; i < count; i += 1) {
    for (const end = at + counts[i]; at < end; at += 1) sources[at] = i - back[at];
    offsets[i + 1] = at;
  }
  return { offsets, sources };
}

/** Finds for each arrival or loss its send, and for each send whether it is still on its way. */
function pairMessages(run) {
  const { send, deliver, lose, duplicate } = run.kindNumber;
  run.sendOf = new Int32Array(run.count).fill(-1);
  run.isOnWay = new Uint8Array(run.count);
  const sends = new Map();
  const copies = new Map();
  for (let i = 0; i < run.count; i += 1) {
    const kind = run.kind[i];
    const message = run.message[i];
    if (kind === send) sends.set(message, i);
    if (kind === send || kind === duplicate) copies.set(message, (copies.get(message) || 0) + 1);
    if (kind === deliver || kind === lose) {
      copies.set(message, (copies.get(message) || 0) - 1);
      run.sendOf[i] = sends.has(message) ? sends.get(message) : -1;
    }
  }
  for (const [message, i] of sends) run.isOnWay[i] = copies.get(message) > 0 ? 1 : 0;
}

/** The position of the event with a number; -1 if it is none or not on the page. */
function positionOf(run, number) {
  const position = number - run.first;
  return number > 0 && position >= 0 && position < run.count ? position : -1;
}

function filled(run, text, position) {
  const words = run.texts[text] || '';
  return words.includes(MESSAGE_MARK)
    ? words.split(MESSAGE_MARK).join(`m${run.message[position]}`) : words;
}

/** The few words beside an event's mark. */
function labelOf(run, position) {
  return filled(run, run.label[position], position);
}

/** What happens, in a sentence, as `narrate` says it. */
function sentenceOf(run, position) {
  return filled(run, run.sentence[position], position);
}

/** A node's name; events of the whole network have none. */
function nodeName(run, node) {
  return node >= 0 ? run.nodes[node].name : 'the network';
}

/** The time of an event as people read it. */
function timeOf(run, position) {
  return formatTime(run.time[position]);
}

/** The last event that has happened by a time; -1 before the first. */
function eventAt(run, time) {
  return countBelow(run.count, (i) => run.time[i], time, true) - 1;
}
