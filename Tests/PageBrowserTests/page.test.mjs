// Runs all checks in a browser, and looks at what no check may do: ask the network for anything, or
// leave an error behind.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { CHECKS } from './checks.mjs';
import { pageFile, pageText, withText } from './pages.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const [name, check] of Object.entries(CHECKS)) {
  test(name, async () => {
    const page = await browser.open(pageFile(check.page), check.options);
    await page.settle();
    await check.run(page);
    assert.deepEqual(page.problems, []);
    assert.deepEqual(page.requests.filter((url) => !url.startsWith('file:')), []);
    assert.equal(page.requests.length, 1);
    await page.close();
  });
}

test('a page may not connect to anything, even if a script tries', async () => {
  const page = await browser.open(pageFile('history'));
  const answer = await page.run(() => fetch('https://example.org/').then(() => 'open', () => 'closed'));
  assert.equal(answer, 'closed');
  assert.ok(page.problems.some((words) => words.includes('Content Security Policy')));
  await page.close();
});

test('data of another version, and data that is cut off, give a clear error', async () => {
  const text = pageText('history');
  const other = text.replace('"version":1,', '"version":2,');
  const torn = text.replace(/,"series":.*?<\/script>/s, '</script>');
  assert.notEqual(other, text);
  assert.notEqual(torn, text);
  for (const [damaged, words] of [[other, /the data has version 2; this page reads 1/], [torn, /JSON/]]) {
    await withText(damaged, async (file) => {
      const page = await browser.open(file);
      const shown = await page.run(() => document.querySelector('[role=alert]').textContent);
      assert.match(shown, /^This run cannot be shown: /);
      assert.match(shown, words);
      await page.close();
    });
  }
});

for (const scheme of ['light', 'dark']) {
  test(`text can be read in ${scheme}: a contrast of 4.5 to 1 or more`, async () => {
    const page = await browser.open(pageFile('history'), { scheme });
    const colours = await page.run(() => {
      const style = getComputedStyle(document.querySelector('.lc'));
      const names = ['paper', 'panel', 'ink', 'quiet', 'accent', 'past', 'future', 'danger', 'warn', 'good', 'busy'];
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--lc-${name}`).trim()]));
    });
    const { paper, panel, ...inks } = colours;
    for (const [name, ink] of Object.entries(inks)) {
      for (const ground of [paper, panel]) {
        assert.ok(contrast(ink, ground) >= 4.5, `${name} on ${ground}: ${contrast(ink, ground)}`);
      }
    }
    assert.ok(contrast(paper, panel) < 4.5, 'the measure can fail');
    await page.close();
  });
}

/** The contrast of two colours after WCAG 2.2. */
function contrast(one, other) {
  const light = (colour) => {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
