// What a page must do in a browser. Each check gets a page of its own; the mutants use them too.

import assert from 'node:assert/strict';

/** The run that a check looks at, in the page. */
const state = (page) => page.run(() => {
  const { viewer } = window.lightcone.runs[0];
  const { filter, ...rest } = viewer.state;
  return { ...rest, fold: filter.fold, shown: viewer.shown.count, count: viewer.run.count,
    coneCounts: viewer.cone && viewer.cone.counts };
});

/** Where the mark of an event stands in the window. */
const placeOfEvent = (page, position) => page.run((i) => {
  const { diagram, viewer } = window.lightcone.runs[0];
  const box = diagram.canvas.getBoundingClientRect();
  const { lanes, axis } = diagram.scene();
  return [box.x + lanes.x(lanes.of[viewer.run.node[i]]), box.y + 34 + axis.y(i)];
}, position);

const text = (page, selector) => page.run(
  (wanted) => document.querySelector(wanted).textContent, selector);

/** The first event of a kind. */
const firstOf = (page, word) => page.run((wanted) => {
  const { run } = window.lightcone.runs[0].viewer;
  return run.kind.indexOf(run.kinds.findIndex((kind) => kind.word === wanted));
}, word);

export const CHECKS = {
  'a click on an event lights its cone and tells its sentence': {
    page: 'commit',
    async run(page) {
      const position = await firstOf(page, 'receive');
      const [x, y] = await placeOfEvent(page, position);
      await page.click(x, y);
      const now = await state(page);
      assert.equal(now.cursor, position);
      assert.equal(now.cone, true);
      assert.match(await text(page, '.lc-sentence'), /^coordinator receives "begin T1" \(m1\) from client\.$/);
      assert.match(await text(page, '.lc-cone-counts'), /< past: \d+> future: \d+concurrent: \d+/);
    },
  },
  'a cone is what the edges reach, whichever way one walks': {
    page: 'gossip',
    async run(page) {
      const wrong = await page.run(() => {
        const { viewer } = window.lightcone.runs[0];
        const { offsets, sources } = viewer.run.edges;
        const count = viewer.run.count;
        // All pairs, by the past of each event: another way than the page's.
        const pasts = [];
        for (let i = 0; i < count; i += 1) {
          const past = new Set();
          for (let k = offsets[i]; k < offsets[i + 1]; k += 1) {
            past.add(sources[k]);
            for (const older of pasts[sources[k]]) past.add(older);
          }
          pasts.push(past);
        }
        let differences = 0;
        for (let i = 0; i < count; i += 37) {
          viewer.goTo(i, { cone: true });
          for (let k = 0; k < count; k += 1) {
            const expected = k === i ? 2 : pasts[i].has(k) ? 1 : pasts[k].has(i) ? 3 : 0;
            if (viewer.cone.relation[k] !== expected) differences += 1;
          }
        }
        return { differences, edges: sources.length };
      });
      assert.equal(wrong.differences, 0);
      assert.ok(wrong.edges > 300);
    },
  },
  'the past is drawn solid, the future dashed, the rest faint, and each has its sign': {
    page: 'commit',
    async run(page) {
      const calls = await page.run(async () => {
        const { viewer, diagram } = window.lightcone.runs[0];
        const run = viewer.run;
        const receive = run.kinds.findIndex((kind) => kind.word === 'receive');
        viewer.goTo(run.kind.indexOf(receive, run.kind.indexOf(receive) + 1), { cone: true });
        const context = diagram.canvas.getContext('2d');
        const texts = [];
        const strokes = new Set();
        const { fillText, stroke } = context;
        context.fillText = function paint(words, ...rest) { texts.push(words); fillText.call(this, words, ...rest); };
        context.stroke = function paint(...rest) {
          strokes.add(`${this.lineWidth} ${this.getLineDash().join()}`);
          stroke.apply(this, rest);
        };
        diagram.paint();
        context.fillText = fillText;
        context.stroke = stroke;
        return { texts, strokes: [...strokes] };
      });
      assert.ok(calls.texts.some((words) => words.startsWith('<#')), 'a past number');
      assert.ok(calls.texts.some((words) => words.startsWith('>#')), 'a future number');
      assert.ok(calls.texts.some((words) => words.startsWith('*#')), 'the event itself');
      assert.ok(calls.texts.some((words) => words.startsWith('#')), 'a number of the rest');
      assert.ok(calls.strokes.includes('2.5 '), 'a solid, heavy arrow of the past');
      assert.ok(calls.strokes.includes('2.25 7,4'), 'a dashed arrow of the future');
      assert.ok(calls.strokes.includes('1 1,3'), 'a faint arrow of the rest');
    },
  },
  'every message drawn exists, and every arrow goes forward in time': {
    page: 'gossip',
    async run(page) {
      const found = await page.run(() => {
        const { viewer, diagram } = window.lightcone.runs[0];
        const { run } = viewer;
        const wrong = [...run.sendOf].filter((send, i) => send >= 0 && (send >= i
          || run.time[send] > run.time[i] || run.message[send] !== run.message[i]
          || run.node[send] !== run.peer[i] || run.peer[send] !== run.node[i])).length;
        viewer.set({ mode: 'scale' });
        const arrows = [];
        const context = diagram.canvas.getContext('2d');
        const { moveTo, lineTo } = context;
        let from = [0, 0];
        context.moveTo = function move(x, y) { from = [x, y]; moveTo.call(this, x, y); };
        context.lineTo = function draw(x, y) {
          // Heads and lifelines stay within their lane.
          if (Math.abs(x - from[0]) > 30) arrows.push(y - from[1]);
          from = [x, y];
          lineTo.call(this, x, y);
        };
        diagram.fit();
        diagram.paint();
        Object.assign(context, { moveTo, lineTo });
        const sent = new Set([...run.sendOf].filter((send) => send >= 0));
        return { wrong, arrows: arrows.length, back: arrows.filter((y) => y <= 0).length, sent: sent.size };
      });
      assert.equal(found.wrong, 0);
      assert.equal(found.back, 0);
      assert.ok(found.arrows >= found.sent, `${found.arrows} arrows, ${found.sent} messages ended`);
    },
  },
  'events on one spot are drawn once, with their number': {
    page: 'commit',
    async run(page) {
      const found = await page.run(() => {
        const { viewer, diagram } = window.lightcone.runs[0];
        viewer.set({ mode: 'scale' });
        const context = diagram.canvas.getContext('2d');
        const counts = [];
        const { fillText } = context;
        context.fillText = function paint(words, ...rest) {
          if (/^\d+×$/.test(words)) counts.push(parseInt(words, 10));
          fillText.call(this, words, ...rest);
        };
        diagram.fit();
        diagram.paint();
        context.fillText = fillText;
        // The same by a way of its own: the events of a lane, sorted by height.
        const { axis, lanes } = diagram.scene();
        const { run, shown } = viewer;
        const expected = [];
        for (let lane = 0; lane < lanes.count; lane += 1) {
          let start = -Infinity;
          let count = 0;
          for (const i of shown.rows) {
            if (run.node[i] !== lanes.nodes[lane] || run.marks[run.mark[i]].word === 'lost') continue;
            if (axis.y(i) - start >= 4) {
              if (count > 1) expected.push(count);
              start = axis.y(i);
              count = 0;
            }
            count += 1;
          }
          if (count > 1) expected.push(count);
        }
        return { counts: counts.sort(), expected: expected.sort() };
      });
      assert.ok(found.counts.length > 3);
      assert.deepEqual(found.counts, found.expected);
    },
  },
  'the address names the event to stand on': {
    page: 'commit',
    async run(page) {
      await page.run(() => { window.location.hash = '#18'; });
      await page.settle();
      const now = await state(page);
      assert.equal(now.cursor, 17);
      assert.equal(now.cone, true);
    },
  },
  'a cut stands in the topology while it is in force': {
    page: 'hostile',
    async run(page) {
      await page.key('2');
      const words = async (position) => {
        await page.run((i) => window.lightcone.runs[0].viewer.goTo(i), position);
        await page.settle();
        return text(page, '.lc-sheet:not([hidden]) .lc-hover');
      };
      const cut = await firstOf(page, 'cut');
      assert.match(await words(cut), /Cut: <\/script>/);
      assert.doesNotMatch(await words(cut - 1), /Cut/);
      assert.doesNotMatch(await words(await firstOf(page, 'repair')), /Cut/);
    },
  },
  'a link that a cut closes is drawn as closed until the repair': {
    page: 'cut',
    async run(page) {
      await page.key('2');
      const alarming = async (position) => {
        await page.run((i) => window.lightcone.runs[0].viewer.goTo(i), position);
        await page.settle();
        return page.run(() => {
          const { topology, viewer } = window.lightcone.runs[0];
          const swatch = document.createElement('canvas').getContext('2d');
          swatch.fillStyle = getComputedStyle(viewer.root).getPropertyValue('--lc-danger');
          swatch.fillRect(0, 0, 1, 1);
          const [r, g, b] = swatch.getImageData(0, 0, 1, 1).data;
          const { canvas } = topology;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count += 1;
          }
          return count;
        });
      };
      const [cut, repair] = [await firstOf(page, 'cut'), await firstOf(page, 'repair')];
      const closed = await alarming(cut);
      assert.ok(closed > await alarming(cut - 1) + 100, `${closed} dots of alarm`);
      assert.ok(await alarming(repair - 1) > await alarming(repair) + 100);
    },
  },
  'every key of the list works': {
    page: 'commit',
    async run(page) {
      const expectKey = async (key, what, expected) => {
        await page.key(key);
        assert.deepEqual((await state(page))[what], expected, `after ${key}: ${what}`);
      };
      const rows = await page.run(() => [...window.lightcone.runs[0].viewer.shown.rows]);
      await expectKey('Home', 'cursor', rows[0]);
      await expectKey('n', 'cursor', rows[1]);
      await expectKey('ArrowRight', 'cursor', rows[2]);
      await expectKey('p', 'cursor', rows[1]);
      await expectKey('ArrowLeft', 'cursor', rows[0]);
      await expectKey('End', 'cursor', rows[rows.length - 1]);
      await expectKey('c', 'cone', true);
      await expectKey('Escape', 'cone', false);
      await expectKey('s', 'mode', 'scale');
      await expectKey('s', 'mode', 'order');
      const folded = (await state(page)).shown;
      await expectKey('f', 'fold', 2);
      assert.ok((await state(page)).shown < folded);
      assert.match(await text(page, '[role=status]'), /\d+ other local events folded/);
      await expectKey('f', 'fold', 0);
      assert.equal((await state(page)).shown, (await state(page)).count);
      await expectKey('f', 'fold', 1);
      await expectKey('<', 'speed', 1);
      await expectKey('>', 'speed', 2);
      for (const [key, view] of [['2', 'topology'], ['3', 'plots'], ['4', 'history'], ['5', 'table'], ['1', 'space-time']]) {
        await expectKey(key, 'view', view);
      }
      await page.key('?');
      assert.equal(await page.run(() => document.querySelectorAll('dialog[open]').length), 1);
      await page.key('Escape');
      assert.equal(await page.run(() => document.querySelectorAll('dialog[open]').length), 0);
      await page.key('g');
      await page.type('9');
      await page.key('Enter');
      assert.equal((await state(page)).cursor, 8);
      await page.key('u');
      assert.equal((await state(page)).cursor, await page.run(() => window.lightcone.runs[0].viewer.run.cause[8] - 1));
      await page.key('/');
      assert.equal(await page.run(() => document.activeElement.type), 'search');
    },
  },
  'wheel, drag and zoom keys move the picture, and it stays on the axis': {
    page: 'gossip',
    async run(page) {
      const look = () => page.run(() => {
        const { axis } = window.lightcone.runs[0].diagram;
        return [axis.offset, axis.zoom];
      });
      const box = await page.run(() => {
        const { x, y } = document.querySelector('.lc-canvas').getBoundingClientRect();
        return [x + 300, y + 200];
      });
      const [offset, zoom] = await look();
      await page.wheel(...box, 120, false);
      assert.ok((await look())[0] > offset, 'the wheel moves down');
      await page.wheel(...box, -120, true);
      assert.ok((await look())[1] > zoom, 'control and wheel zoom in');
      const before = (await look())[0];
      await page.drag(box, [box[0], box[1] - 80]);
      assert.ok((await look())[0] > before, 'dragging up moves down');
      assert.equal((await state(page)).cursor, -1, 'a drag is no click');
      await page.key('0');
      await page.key('+');
      const near = (await look())[1];
      await page.key('-');
      assert.ok((await look())[1] < near, 'minus zooms out');
      for (let k = 0; k < 40; k += 1) await page.run(() => window.lightcone.runs[0].diagram.pan(0, 1e6));
      const isInside = await page.run(() => {
        const { axis, view } = window.lightcone.runs[0].diagram;
        return axis.placeAt(view.height) <= axis.ends()[1] + 17 / axis.zoom;
      });
      assert.ok(isInside, 'the end of the run is the end of the way');
    },
  },
  'two fingers zoom': {
    page: 'gossip', options: { width: 360, height: 740, touch: true },
    async run(page) {
      const zoom = () => page.run(() => window.lightcone.runs[0].diagram.axis.zoom);
      await page.run(() => document.querySelector('.lc-canvas').scrollIntoView());
      const box = await page.run(() => {
        const { x, y } = document.querySelector('.lc-canvas').getBoundingClientRect();
        return [x, y];
      });
      const before = await zoom();
      const at = (dx, dy) => [box[0] + dx, box[1] + dy];
      await page.pinch([at(150, 150), at(150, 200)], [at(150, 100), at(150, 260)]);
      assert.ok(await zoom() > before * 1.2);
    },
  },
  'filters hide what they say, and the account adds up': {
    page: 'gossip',
    async run(page) {
      const total = (await state(page)).count;
      const left = () => page.run(() => {
        const { shown } = window.lightcone.runs[0].viewer;
        return { ...shown.left, shown: shown.count };
      });
      const sum = (parts) => Object.values(parts).reduce((a, b) => a + b, 0);
      await page.clickOn('.lc-menu summary');
      await page.clickOn('.lc-menu .lc-check input');
      const withoutNode = await left();
      assert.ok(withoutNode.nodes > 0);
      assert.equal(sum(withoutNode), total);
      assert.equal(await page.run(() => window.lightcone.runs[0].diagram.scene().lanes.count), 8);
      await page.key('Escape');
      await page.key('/');
      await page.type('rumour 3 ');
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      const withText = await left();
      assert.ok(withText.text > 0);
      assert.equal(sum(withText), total);
      assert.match(await text(page, '[role=status]'), /without the text/);
      await page.run(() => document.activeElement.blur());
      await page.key('5');
      const rows = await page.run(() => [...document.querySelectorAll('.lc-sheet:not([hidden]) .lc-table tbody tr')].map((row) => row.textContent));
      assert.equal(rows.length, Math.min(100, withText.shown));
      assert.ok(rows.every((words) => words.includes('rumour 3')));
    },
  },
  'from far away every strip says how many events it holds': {
    page: 'large',
    async run(page) {
      const found = await page.run(() => {
        const { diagram, viewer } = window.lightcone.runs[0];
        const { strips, first, end } = diagram.scene();
        return { sum: strips.totals.reduce((a, b) => a + b, 0), rows: end - first,
          lanes: strips.perLane.reduce((a, b) => a + b, 0), shown: viewer.shown.count };
      });
      assert.equal(found.sum, found.shown);
      assert.equal(found.rows, found.shown);
      assert.equal(found.lanes, found.shown);
      const box = await page.run(() => {
        const { x, y } = document.querySelector('.lc-canvas').getBoundingClientRect();
        return [x + 300, y + 200];
      });
      await page.call('Input.dispatchMouseEvent', { type: 'mouseMoved', x: box[0], y: box[1] });
      await page.settle();
      assert.match(await text(page, '.lc-hover'), /^[\d,]+ events in this strip, .+ to .+\. Zoom in/);
      await page.run(() => {
        const { diagram, viewer } = window.lightcone.runs[0];
        viewer.goTo(50_000);
        diagram.zoom(1000);
      });
      await page.settle();
      assert.equal(await page.run(() => window.lightcone.runs[0].diagram.scene().strips), null);
    },
  },
  'the table shows a window of all rows and says which': {
    page: 'large',
    async run(page) {
      await page.key('5');
      const look = () => page.run(() => ({
        rows: document.querySelectorAll('.lc-sheet:not([hidden]) tbody tr').length,
        caption: document.querySelector('.lc-sheet:not([hidden]) caption').textContent,
        count: document.querySelector('.lc-sheet:not([hidden]) table').getAttribute('aria-rowcount'),
        first: document.querySelector('.lc-sheet:not([hidden]) tbody tr').getAttribute('aria-rowindex'),
      }));
      const { shown } = await state(page);
      const start = await look();
      assert.equal(start.rows, 100);
      assert.equal(start.count, String(shown + 1));
      assert.match(start.caption, /^Events: rows 1 to 100 of [\d,]+\. Left out: [\d,]+ events of bookkeeping folded\.$/);
      await page.clickOn('.lc-sheet:not([hidden]) .lc-table-bar button:nth-child(2)');
      assert.equal((await look()).first, '102');
      await page.key('End');
      const end = await page.run(() => document.querySelector('[aria-current=true] th').textContent);
      const last = await page.run(() => {
        const { shown: now, run } = window.lightcone.runs[0].viewer;
        return now.rows[now.count - 1] + run.first;
      });
      assert.equal(end, `#${last}`);
    },
  },
  'messages on their way move with the time': {
    page: 'gossip',
    async run(page) {
      await page.key('2');
      const found = await page.run(async () => {
        const { viewer, topology } = window.lightcone.runs[0];
        const { run } = viewer;
        // Between two events nothing changes but the places of messages.
        const send = run.sendOf.find((position, i) => position >= 0 && i > 100);
        let i = send;
        while (run.time[i + 1] - run.time[i] < 10_000) i += 1;
        const images = [];
        for (const part of [0.1, 0.9]) {
          viewer.goToTime(run.time[i] + (run.time[i + 1] - run.time[i]) * part);
          topology.paint();
          images.push(topology.canvas.toDataURL());
        }
        return { differs: images[0] !== images[1], words: topology.canvas.getAttribute('aria-label') };
      });
      assert.ok(found.differs);
      assert.match(found.words, /^Topology\. At .+: \d+ messages? on the way\./);
      await page.clickOn('.lc-sheet:not([hidden]) .lc-twin summary');
      const [count, rows] = await page.run(() => {
        const sheet = document.querySelector('.lc-sheet:not([hidden])');
        const words = sheet.querySelector('.lc-hover').textContent;
        const tables = sheet.querySelectorAll('table');
        return [Number(/: (\d+) message/.exec(words)[1]), tables[1].tBodies[0].rows.length];
      });
      assert.equal(rows, count);
    },
  },
  'a step over a handler shows the state before and after': {
    page: 'commit',
    async run(page) {
      const position = await page.run(() => {
        const { viewer } = window.lightcone.runs[0];
        const { run, states } = viewer;
        for (let i = 1; i < run.count; i += 1) {
          const node = run.node[i];
          if (node < 0) continue;
          const [a, b] = [states.fields(node, i - 1), states.fields(node, i)];
          if (a.length && JSON.stringify(a) !== JSON.stringify(b)) return i;
        }
        return -1;
      });
      assert.ok(position >= 0);
      await page.run((i) => window.lightcone.runs[0].viewer.goTo(i), position);
      await page.settle();
      const rows = await page.run(() => [...document.querySelectorAll('.lc-diff tbody tr')].map(
        (row) => [row.className, ...[...row.cells].map((cell) => cell.textContent)]));
      const changed = rows.filter(([name]) => name === 'lc-changed');
      assert.ok(changed.length > 0);
      for (const [, sign, , before, after] of changed) {
        assert.equal(sign, '~changed');
        assert.notEqual(before, after);
      }
      assert.match(await text(page, '.lc-diff caption'), /: \d+ changes?$/);
    },
  },
  'the history has an interval for each operation, told apart by outcome': {
    page: 'history',
    async run(page) {
      await page.key('4');
      const found = await page.run(() => ({
        kinds: [...document.querySelectorAll('.lc-interval')].map((group) => group.getAttribute('class').split('lc-')[2]),
        points: document.querySelectorAll('.lc-point').length,
        labels: [...document.querySelectorAll('.lc-interval')].map((group) => group.getAttribute('aria-label')),
      }));
      assert.deepEqual(found.kinds, ['ok', 'ok', 'unknown', 'ok', 'failed', 'open', 'ok']);
      assert.equal(found.points, 4);
      assert.equal(found.labels[0], 'write x 1: ok, from 1 ms to 14 ms');
      await page.clickOn('.lc-interval:nth-of-type(1)');
      assert.equal((await state(page)).cursor, 0);
    },
  },
  'plots have axes, words and a line at the time': {
    page: 'gossip',
    async run(page) {
      await page.key('3');
      await page.key('End');
      const found = await page.run(() => [...document.querySelectorAll('.lc-plot')].map((plot) => ({
        label: plot.querySelector('svg').getAttribute('aria-label'),
        marks: plot.querySelector('.lc-steps, .lc-dots').getAttribute('d').length,
        texts: plot.querySelectorAll('svg text').length,
        now: Number(plot.querySelector('.lc-now').getAttribute('x1')),
      })));
      assert.equal(found.length, 2);
      assert.match(found[0].label, /^messages heard: \d+ points, from 1 to \d+, at last \d+$/);
      for (const plot of found) {
        assert.ok(plot.marks > 100);
        assert.ok(plot.texts >= 6);
        assert.ok(plot.now > 300);
      }
    },
  },
  'no text of a trace becomes markup or code': {
    page: 'hostile',
    async run(page) {
      for (const key of ['n', 'c', '2', '3', '4', '5', '1', 'f', 'End']) await page.key(key);
      for (let position = 0; position < 30; position += 1) {
        await page.run((i) => window.lightcone.runs[0].viewer.goTo(i, { cone: true }), position);
        await page.settle();
      }
      const found = await page.run(() => ({
        evil: window.evil, scripts: document.scripts.length, images: document.images.length,
        name: window.lightcone.runs[0].viewer.run.nodes[0].name, title: document.title,
      }));
      assert.equal(found.evil, undefined);
      assert.equal(found.scripts, 2);
      assert.equal(found.images, 0);
      assert.match(found.name, /^<\/script><script>window\.evil=1<\/script><!--/);
      assert.ok(!/[\u0000-\u001f\u202e\u2028]/.test(found.name));
      assert.equal(found.title, found.name.replace(/ +/g, ' '));
    },
  },
  'everything has a name and a role for assistive technology': {
    page: 'commit',
    async run(page) {
      const found = await page.run(() => ({
        nameless: [...document.querySelectorAll('button, input, select, canvas[tabindex], [role=region]')].filter(
          (element) => !element.getAttribute('aria-label') && !element.textContent.trim()
            && !element.closest('label')).map((element) => element.outerHTML),
        tabs: document.querySelectorAll('[role=tablist] [role=tab]').length,
        selected: document.querySelectorAll('[role=tab][aria-selected=true]').length,
        panels: [...document.querySelectorAll('[role=tab]')].every((tab) => (
          document.getElementById(tab.getAttribute('aria-controls')).getAttribute('role') === 'tabpanel')),
        language: document.documentElement.lang,
      }));
      assert.deepEqual(found.nameless, []);
      assert.equal(found.tabs, 5);
      assert.equal(found.selected, 1);
      assert.ok(found.panels);
      assert.equal(found.language, 'en');
      await page.key('n');
      await new Promise((resolve) => { setTimeout(resolve, 400); });
      assert.match(await text(page, '[aria-live=polite]'), /^#2 at 0 ms: client begins/);
      assert.match(await page.run(() => document.querySelector('.lc-canvas').getAttribute('aria-label')), /at #2/);
    },
  },
  'the focus can be seen': {
    page: 'commit',
    async run(page) {
      await page.key('Tab');
      await page.key('Tab');
      const outline = await page.run(() => {
        const style = getComputedStyle(document.activeElement);
        return [style.outlineStyle, parseFloat(style.outlineWidth)];
      });
      assert.equal(outline[0], 'solid');
      assert.ok(outline[1] >= 2);
    },
  },
  'with reduced motion time jumps from event to event': {
    page: 'history', options: { isStill: true },
    async run(page) {
      await page.run(() => window.lightcone.runs[0].viewer.set({ mode: 'scale', speed: 4 }));
      const isStill = await page.run(() => new Promise((resolve) => {
        const { viewer } = window.lightcone.runs[0];
        const times = new Set(viewer.run.time);
        let only = true;
        viewer.listen(() => { only = only && (viewer.state.cursor < 0 || times.has(viewer.state.time)); });
        viewer.set({ isPlaying: true });
        setTimeout(() => resolve(only && viewer.state.cursor > 0), 600);
      }));
      assert.ok(isStill);
    },
  },
  'play glides to the end and stops there': {
    page: 'history',
    async run(page) {
      const end = await page.run(() => new Promise((resolve) => {
        const { viewer } = window.lightcone.runs[0];
        viewer.set({ mode: 'scale', speed: 5 });
        let between = 0;
        const times = new Set(viewer.run.time);
        viewer.listen(() => { if (!times.has(viewer.state.time)) between += 1; });
        viewer.set({ isPlaying: true });
        setTimeout(() => resolve({ ...viewer.state, between }), 1500);
      }));
      assert.equal(end.isPlaying, false);
      assert.equal(end.cursor, 12);
      assert.ok(end.between > 3);
    },
  },
  'a narrow window needs no scrolling to the side': {
    page: 'commit', options: { width: 360, height: 740 },
    async run(page) {
      for (const key of ['1', '2', '3', '4', '5']) {
        await page.key(key);
        const [full, shown] = await page.run(() => [document.documentElement.scrollWidth, window.innerWidth]);
        assert.ok(full <= shown, `view ${key}: ${full} of ${shown}`);
      }
    },
  },
  'print shows the window as a picture and as a table, in light colours': {
    page: 'commit', options: { scheme: 'dark' },
    async run(page) {
      const dark = await page.run(() => getComputedStyle(document.querySelector('.lc')).getPropertyValue('--lc-paper'));
      assert.equal(dark.trim(), '#14171a');
      await page.call('Emulation.setEmulatedMedia', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
      await page.settle();
      const found = await page.run(() => ({
        paper: getComputedStyle(document.querySelector('.lc')).getPropertyValue('--lc-paper').trim(),
        bars: [...document.querySelectorAll('.lc-bar')].filter((bar) => bar.offsetHeight > 0).length,
        rows: document.querySelectorAll('.lc-print-only tbody tr').length,
        words: document.querySelector('.lc-print-only p').textContent,
        window: (({ first, end }) => end - first)(window.lightcone.runs[0].diagram.scene()),
      }));
      assert.equal(found.paper, '#ffffff');
      assert.equal(found.bars, 0);
      assert.equal(found.rows, found.window);
      assert.match(found.words, /^\d+ events in the window of \d+ shown\. Left out: \d+ events of bookkeeping folded\.$/);
      assert.ok(await page.pdf() > 10_000);
    },
  },
  'what the page does not carry is said on it': {
    page: 'window',
    async run(page) {
      const account = await text(page, '[role=status]');
      assert.match(account, /The page carries #1001 to #1500 of 3000 events; cones end where it does\./);
      assert.match(account, /The last \d+ changes of states are left out\./);
      await page.key('Home');
      assert.match(await text(page, '.lc-details h3'), /^#100\d /);
      await page.key('End');
      assert.match(await text(page, '.lc-details'), /The page carries no states from #1\d\d\d on\./);
      await page.key('3');
      assert.match(await text(page, '.lc-plot figcaption'), /The page carries \d+ of them/);
    },
  },
  'a page of an empty run says so': {
    page: 'empty',
    async run(page) {
      assert.match(await text(page, '.lc-details'), /Nothing has happened yet/);
      for (const key of ['n', 'End', 'c', ' ', 's', '0', '2', '3', '4', '5', '1']) await page.key(key);
      assert.equal((await state(page)).cursor, -1);
    },
  },
  'two runs stand on one page, and keys go to the one that has the focus': {
    page: 'embedded',
    async run(page) {
      const cursors = () => page.run(() => window.lightcone.runs.map(({ viewer }) => viewer.state.cursor));
      assert.equal((await cursors()).length, 2);
      await page.key('n');
      assert.deepEqual(await cursors(), [-1, -1]);
      await page.run(() => document.querySelectorAll('#second .lc-canvas')[0].focus());
      await page.key('n');
      assert.deepEqual(await cursors(), [-1, 0]);
    },
  },
  'times and counts are written as in the terminal': {
    page: 'register',
    async run(page) {
      const words = await page.run(() => {
        const { run } = window.lightcone.runs[0].viewer;
        return [run.time[0], run.count];
      });
      assert.equal(words[0], 0);
      await page.key('5');
      const cells = await page.run(() => [...document.querySelectorAll('.lc-sheet:not([hidden]) tbody td:nth-child(2)')].map((cell) => cell.textContent));
      assert.ok(cells.length > 50);
      assert.ok(cells.every((cell) => /^\d+(\.\d{1,3})? (s|ms|us|ns)$/.test(cell)), cells[0]);
    },
  },
};
