// Checks that cannot fail are none: each of these faults in the script must be caught by its check.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { CHECKS } from './checks.mjs';
import { pageText, withText } from './pages.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** What is changed in the page, and which check sees it. */
const MUTANTS = [
  ['a cone ends one step before', 'relation[sources[k]] >= ITSELF', 'relation[sources[k]] > ITSELF',
    'a cone is what the edges reach, whichever way one walks'],
  ['a click does not light the cone', "viewer.goTo(position, { cone: true });", 'viewer.goTo(position);',
    'a click on an event lights its cone and tells its sentence'],
  ['the future is solid too', 'dash: [7, 4]', 'dash: []',
    'the past is drawn solid, the future dashed, the rest faint, and each has its sign'],
  ['a step back goes nowhere', 'ArrowLeft: () => viewer.step(-1)', 'ArrowLeft: () => viewer.step(0)',
    'every key of the list works'],
  ['the picture leaves its axis', 'this.offset = clamp(this.offset,', 'clamp(this.offset,',
    'wheel, drag and zoom keys move the picture, and it stays on the axis'],
  ['hidden nodes are not counted', 'left.nodes += 1', 'left.nodes += 0',
    'filters hide what they say, and the account adds up'],
  ['a strip drops an event in ten', 'totals[strip] += 1;', 'totals[strip] += i % 10 ? 1 : 0;',
    'from far away every strip says how many events it holds'],
  ['the table ends early', 'const end = Math.min(count, first + WINDOW_ROWS);', 'const end = Math.min(count, first + 50);',
    'the table shows a window of all rows and says which'],
  ['messages stand still', 'clamp((time - run.time[send]) / span, 0, 1)', '0.5',
    'messages on their way move with the time'],
  ['the state before is the state after', 'states.fields(node, i - 1)', 'states.fields(node, i)',
    'a step over a handler shows the state before and after'],
  ['open operations look answered', 'const isOpen = op.to < 0;', 'const isOpen = false;',
    'the history has an interval for each operation, told apart by outcome'],
  ['texts become markup', 'element.append(child instanceof Node ? child : document.createTextNode(String(child)));',
    'if (child instanceof Node) element.append(child); else element.innerHTML += child;',
    'no text of a trace becomes markup or code'],
  ['nobody hears of a step', 'refill(live, spokenWords(viewer))', 'refill(live)',
    'everything has a name and a role for assistive technology'],
  ['motion is not reduced', "matchMedia('(prefers-reduced-motion: reduce)').matches", 'false',
    'with reduced motion time jumps from event to event'],
  ['the print has no table', 'refill(twin, printedTable(viewer, diagram));', '',
    'print shows the window as a picture and as a table, in light colours'],
  ['the page hides that it is a part', '...run.notes]', ']', 'what the page does not carry is said on it'],
  ['states go on where none are carried', 'if (i >= states.until)', 'if (false)',
    'what the page does not carry is said on it'],
  ['local events stay', 'kind.depth === depth', 'kind.depth === 1', 'every key of the list works'],
  ['arrows go back in time', 'drawArrow(context, start, end, isLost', 'drawArrow(context, end, start, isLost',
    'every message drawn exists, and every arrow goes forward in time'],
  ['a repair is overlooked', 'kind === repair || kind === heal', 'kind === heal',
    'a cut stands in the topology while it is in force'],
  ['a closed link looks open', 'apart[low].has(high)', 'false',
    'a link that a cut closes is drawn as closed until the repair'],
  ['marks hide each other unsaid', 'stack.count += 1;', '', 'events on one spot are drawn once, with their number'],
  ['keys go to every run', '(isOnly ? document : root)', '(document)',
    'two runs stand on one page, and keys go to the one that has the focus'],
  ['the focus cannot be seen', 'outline: 3px solid', 'outline: 0 solid', 'the focus can be seen'],
];

for (const [name, from, to, checkName] of MUTANTS) {
  test(`caught: ${name}`, async () => {
    const check = CHECKS[checkName];
    const text = pageText(check.page);
    const mutated = text.split(from).join(to);
    assert.notEqual(mutated, text, 'the fault finds its place in the script');
    await withText(mutated, async (file) => {
      const page = await browser.open(file, check.options);
      await page.settle();
      let isCaught = false;
      try {
        await check.run(page);
        isCaught = page.problems.length > 0;
      } catch {
        isCaught = true;
      }
      assert.ok(isCaught, `'${checkName}' passes in spite of the fault`);
      await page.close();
    });
  });
}
