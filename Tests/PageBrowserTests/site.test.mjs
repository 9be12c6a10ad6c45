// Opens a site of lessons from the disk: its text, a figure, a viewer, the search, and print.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { withText } from './pages.mjs';

const site = process.env.LIGHTCONE_SITE;
const lesson = join(site, 'lessons', 'two-phase-commit-vs-saga.html');
let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const wait = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Asks the page until it says yes; a page that never does fails the test. */
async function until(page, question) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await page.run(question)) return;
    await wait(50);
  }
  assert.fail(`never: ${question}`);
}

/** Opens a page, lets a test look at it, and sees that nothing went wrong or out. */
async function visit(file, options, action) {
  const page = await browser.open(file, options);
  await page.settle();
  await action(page);
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.requests.filter((url) => !url.startsWith('file:')), []);
  await page.close();
}

for (const scheme of ['light', 'dark']) {
  for (const width of [1280, 360]) {
    test(`all pages fit a window of ${width} pixels in ${scheme}, and say nothing wrong`, async () => {
      const pages = [join(site, 'index.html'),
        ...readdirSync(join(site, 'lessons')).map((name) => join(site, 'lessons', name))];
      for (const file of pages) {
        await visit(file, { scheme, width }, async (page) => {
          const [wide, window] = await page.run(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide <= window, `${file}: ${wide} of ${window} pixels`);
        });
      }
    });
  }
}

test('a figure stands in its place, with its title, its description and text that is text', async () => {
  await visit(lesson, {}, async (page) => {
    const figure = await page.run(() => {
      const picture = document.querySelector('figure svg');
      const box = picture.getBoundingClientRect();
      return { width: box.width, height: box.height, title: picture.querySelector('title').textContent,
        about: picture.querySelector('desc').textContent, texts: picture.querySelectorAll('text').length };
    });
    assert.ok(figure.width > 400 && figure.height > 300);
    assert.match(figure.title, /two-phase-commit/);
    assert.ok(figure.about.length > 40 && figure.texts > 20);
  });
});

test('a viewer loads only once it is opened, and works in its frame', async () => {
  await visit(lesson, {}, async (page) => {
    const count = () => page.run(() => document.querySelectorAll('iframe').length);
    assert.equal(page.requests.filter((url) => url.includes('/runs/')).length, 0);
    assert.equal(await count(), 0);
    await page.run(() => {
      const details = document.querySelector('.lc-viewer');
      details.open = true;
      details.scrollIntoView();
    });
    await until(page, () => {
      const frame = document.querySelector('.lc-viewer iframe');
      return frame && frame.getBoundingClientRect().height > 300;
    });
    assert.equal(await count(), 1);
    const address = await page.run(() => document.querySelector('.lc-viewer iframe').getAttribute('src'));
    assert.match(address, /^\.\.\/runs\/two-phase-commit-vs-saga-1\.html$/);
    assert.ok(page.requests.some((url) => url.endsWith('/two-phase-commit-vs-saga-1.html')));
  });
  await visit(join(site, 'runs', 'two-phase-commit-vs-saga-1.html'), {}, async (page) => {
    const run = await page.run(() => {
      const { viewer } = window.lightcone.runs[0];
      viewer.goTo(7, { cone: true });
      return { count: viewer.run.count, past: viewer.cone.counts,
        back: document.querySelector('.lc-back a').getAttribute('href') };
    });
    assert.ok(run.count > 50);
    assert.equal(run.back, '../lessons/two-phase-commit-vs-saga.html');
    await page.settle();
    assert.match(await page.run(() => document.querySelector('.lc-sentence').textContent), /\w+ \w+/);
  });
});

test('the search finds by the beginnings of words, says how much, and leads there', async () => {
  await visit(lesson, {}, async (page) => {
    const hits = () => page.run(() => [...document.querySelectorAll('#lc-hits li a')].map((a) => a.textContent));
    const status = () => page.run(() => document.querySelector('#lc-hits [role=status]').textContent);
    await page.key('/');
    await page.type('SAGA wri');
    assert.deepEqual(await hits(), ['saga-writes']);
    assert.equal(await status(), '1 found.');
    await page.key('Escape');
    assert.equal(await page.run(() => document.getElementById('lc-hits').hidden), true);
    await page.type('xyzzy');
    assert.equal(await status(), 'Nothing found.');
    await page.key('Escape');
    await page.type('saga-messages');
    await page.key('Enter');
    await until(page, () => location.hash === '#lc-claim-saga-messages');
  });
});

test('an address opens what hides its place', async () => {
  await visit(lesson, {}, async (page) => {
    const isOpen = await page.run(() => {
      const hidden = document.querySelector('details details, .lc-exercise details pre');
      hidden.id = 'lc-hidden-place';
      location.hash = '#lc-hidden-place';
      return new Promise((resolve) => {
        setTimeout(() => resolve(hidden.closest('details:not(#lc-hidden-place)').open), 100);
      });
    });
    assert.equal(isOpen, true);
  });
});

test('print opens what is closed, and closes it again', async () => {
  await visit(lesson, {}, async (page) => {
    const counts = await page.run(() => {
      const count = () => document.querySelectorAll('details[open]').length;
      const before = count();
      window.dispatchEvent(new Event('beforeprint'));
      const during = count();
      window.dispatchEvent(new Event('afterprint'));
      return [before, during, count()];
    });
    assert.equal(counts[0], 0);
    assert.ok(counts[1] > 3);
    assert.equal(counts[2], 0);
    assert.ok(await page.pdf() > 50_000);
  });
});

test('a page of a site may not connect to anything, nor run a script that stands in it', async () => {
  const text = readFileSync(lesson, 'utf8').replace('</main>', '<script>window.wasRun = true;</script></main>');
  await withText(text, async (file) => {
    const page = await browser.open(file);
    assert.equal(await page.run(() => Boolean(window.wasRun)), false);
    const answer = await page.run(() => fetch('https://example.org/').then(() => 'open', () => 'closed'));
    assert.equal(answer, 'closed');
    await page.close();
  });
});
