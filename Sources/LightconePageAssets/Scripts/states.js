// What the nodes hold, event by event, and how their lifelines look.

/** Looks up states: `fields(node, event)` is what a node holds once an event has happened. */
function makeStates(run) {
  const { shapes, initial, rows } = run.states;
  const perNode = initial.map((entry) => [{ event: -1, entry }]);
  for (const [event, node, ...entry] of rows) perNode[node].push({ event, entry });
  const text = (number) => run.texts[number];
  const named = ([shape, ...values]) => shapes[shape].map((name, index) => (
    { name: text(name), value: text(values[index]), number: values[index] }));
  return {
    /** The first event whose states found no room on the page. */
    until: run.states.until < 0 ? Infinity : run.states.until,
    hasAny: rows.length > 0 || initial.some(([shape]) => shapes[shape].length > 0),
    fields(node, event) {
      const own = perNode[node];
      if (!own) return [];
      return named(own[countBelow(own.length, (k) => own[k].event, event, true) - 1].entry);
    },
  };
}

/** The fields before and after, each with what became of it. Values are compared by number: of two long
 *  ones the page may carry the same beginning. */
function stateDifference(before, after) {
  const values = (fields) => new Map(fields.map((field) => [field.name, field]));
  const [old, now] = [values(before), values(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.map((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const change = was === undefined ? 'new' : is === undefined ? 'gone'
      : was.number === is.number ? 'same' : 'changed';
    return { name, was: was && was.value, is: is && is.value, change };
  });
}

/** Looks up lifelines: the style of a node and the name of its state, event by event. */
function makeLifelines(run) {
  const perNode = run.nodes.map((_, node) => ({
    events: [-1], styles: [run.lines.initial[node]], labels: [0],
  }));
  const { event, node, style, label } = run.lines;
  event.forEach((position, index) => {
    const own = perNode[node[index]];
    own.events.push(position);
    own.styles.push(style[index]);
    own.labels.push(label[index]);
  });
  const place = (own, position) => (
    countBelow(own.events.length, (k) => own.events[k], position, true) - 1);
  return {
    of: (lane) => perNode[lane],
    at(lane, position) {
      const own = perNode[lane];
      const index = place(own, position);
      return { style: own.styles[index], label: run.texts[own.labels[index]] };
    },
    place,
  };
}
