// Takes pictures of the pages, for people: `node screenshots.mjs PAGES OUT`.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.mjs';

const [pages, out] = process.argv.slice(2);

/** Name, page, window and what to do before the picture is taken. */
const SHOTS = [
  ['light', 'commit', {}, async () => {}],
  ['cone', 'commit', {}, async (page) => goTo(page, 17, true)],
  ['cone-dark', 'commit', { scheme: 'dark' }, async (page) => goTo(page, 17, true)],
  ['order', 'commit', {}, async (page) => { await page.key('s'); await goTo(page, 17, false); }],
  ['narrow', 'commit', { width: 360, height: 740 }, async (page) => goTo(page, 17, true)],
  ['topology', 'commit', {}, async (page) => { await page.key('2'); await atTime(page, 0.02); }],
  ['topology-cut', 'cut', {}, async (page) => { await page.key('2'); await atTime(page, 0.3); }],
  ['topology-dark', 'gossip', { scheme: 'dark' }, async (page) => { await page.key('2'); await atTime(page, 0.5); }],
  ['history', 'history', {}, async (page) => page.key('4')],
  ['history-dark', 'history', { scheme: 'dark' }, async (page) => page.key('4')],
  ['plots', 'gossip', {}, async (page) => page.key('3')],
  ['table', 'commit', {}, async (page) => { await goTo(page, 17, true); await page.key('5'); }],
  ['gossip', 'gossip', {}, async (page) => goTo(page, 100, true)],
  ['large', 'large', {}, async () => {}],
  ['large-close', 'large', {}, async (page) => { await goTo(page, 50000, true); await page.run(() => { window.lightcone.runs[0].diagram.zoom(800); }); }],
  ['large-dark', 'large', { scheme: 'dark' }, async (page) => goTo(page, 50000, true)],
  ['register', 'register', {}, async () => {}],
  ['hostile', 'hostile', {}, async (page) => goTo(page, 4, true)],
  ['help', 'commit', {}, async (page) => page.key('?')],
  ['embedded', 'embedded', { height: 1400 }, async () => {}],
];

const goTo = async (page, position, cone) => {
  await page.run((i, isOn) => window.lightcone.runs[0].viewer.goTo(i, { cone: isOn }), position, cone);
};
const atTime = async (page, part) => {
  await page.run((p) => {
    const { viewer } = window.lightcone.runs[0];
    const { time, count } = viewer.run;
    viewer.goToTime(time[0] + (time[count - 1] - time[0]) * p);
  }, part);
};

mkdirSync(out, { recursive: true });
const wanted = process.argv[4];
const browser = await launch();
for (const [name, file, options, prepare] of SHOTS) {
  if (wanted && name !== wanted) continue;
  const page = await browser.open(join(pages, `${file}.html`), options);
  await page.settle();
  await prepare(page);
  await page.settle();
  await page.screenshot(join(out, `${name}.png`));
  if (page.problems.length) console.log(name, page.problems);
  await page.close();
}
if (!wanted) {
  const page = await browser.open(join(pages, 'commit.html'), { scheme: 'dark' });
  await goTo(page, 17, true);
  await page.settle();
  await page.pdf(join(out, 'print.pdf'));
  await page.close();
}
await browser.close();
