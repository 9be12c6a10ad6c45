// How fast a page of 100,000 events opens and scrubs. The figures are reported; the bounds are loose,
// because machines that run tests have other things to do.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { pageFile } from './pages.mjs';

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

test('100,000 events: size, first paint, frames while scrubbing and zooming', async (context) => {
  const megabytes = statSync(pageFile('large')).size / 1e6;
  const page = await browser.open(pageFile('large'));
  await page.settle();
  const paint = await page.run(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const scrub = await page.run(frames, 'scrub');
  const close = await page.run(frames, 'close');
  const zoom = await page.run(frames, 'zoom');
  const play = await page.run(frames, 'topology');
  const say = (name, { rate, worst }) => `${name} ${rate.toFixed(0)} frames/s (worst ${worst.toFixed(0)} ms)`;
  context.diagnostic(`${megabytes.toFixed(1)} MB; first paint ${paint.toFixed(0)} ms; `
    + [say('scrub', scrub), say('scrub near', close), say('zoom', zoom), say('topology', play)].join('; '));
  assert.ok(megabytes < 15);
  assert.ok(paint < 6000, `first paint after ${paint} ms`);
  for (const { rate } of [scrub, close, zoom, play]) assert.ok(rate > 10, `${rate} frames a second`);
  await page.close();
});

/** Moves something with every frame for a while, and measures the frames. Runs in the page. */
function frames(what) {
  const { viewer, diagram } = window.lightcone.runs[0];
  const slider = document.querySelector('.lc-scrubber');
  const count = 90;
  if (what === 'close') diagram.zoom(1500);
  if (what === 'zoom') diagram.fit();
  if (what === 'topology') viewer.set({ view: 'topology' });
  return new Promise((resolve) => {
    const gaps = [];
    let last = performance.now();
    let frame = 0;
    function next(now) {
      if (frame > 0) gaps.push(now - last);
      last = now;
      frame += 1;
      if (frame > count) {
        const sum = gaps.reduce((a, b) => a + b, 0);
        resolve({ rate: (1000 * gaps.length) / sum, worst: Math.max(...gaps) });
        return;
      }
      if (what === 'zoom') {
        diagram.zoom(frame < count / 2 ? 1.2 : 1 / 1.2, 200);
      } else {
        slider.value = String(Math.round((10000 * frame) / count));
        slider.dispatchEvent(new Event('input'));
      }
      requestAnimationFrame(next);
    }
    requestAnimationFrame(next);
  });
}
