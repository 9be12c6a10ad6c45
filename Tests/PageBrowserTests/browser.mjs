// Drives a headless Chromium through its debugging pipe, with nothing but what Node brings along.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ANSWER_MILLISECONDS = 60_000;

/** Starts a browser; the program's path stands in the environment. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'lightcone-browser-'));
  const isRoot = process.getuid && process.getuid() === 0;
  const child = spawn(process.env.LIGHTCONE_CHROMIUM, [
    '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run',
    '--disable-gpu', '--hide-scrollbars', '--disable-extensions', '--disable-component-update',
    '--disable-background-networking', '--disable-dev-shm-usage', '--force-device-scale-factor=1',
    ...(isRoot ? ['--no-sandbox'] : []), 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const pipe = connect(child);
  return {
    open: (file, options) => open(pipe, file, options || {}),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await pipe.call('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Sends commands and hands out events; messages are JSON texts that end with a zero byte. */
function connect(child) {
  let number = 0;
  let rest = '';
  const waiting = new Map();
  const listeners = new Set();
  child.stdio[4].setEncoding('utf8');
  child.stdio[4].on('data', (chunk) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop();
    for (const part of parts) receive(JSON.parse(part));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser has ended'));
    waiting.clear();
  });
  function receive(message) {
    const answer = waiting.get(message.id);
    if (!answer) {
      for (const listener of listeners) listener(message);
      return;
    }
    waiting.delete(message.id);
    clearTimeout(answer.timer);
    if (message.error) answer.reject(new Error(message.error.message));
    else answer.resolve(message.result);
  }
  return {
    listeners,
    call(method, params, sessionId) {
      number += 1;
      const id = number;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method} has no answer`));
        }, ANSWER_MILLISECONDS);
        waiting.set(id, { resolve, reject, timer });
        child.stdio[3].write(`${JSON.stringify({ id, method, params: params || {}, sessionId })}\0`);
      });
    },
  };
}

/** Opens a file in a tab of its own. */
async function open(pipe, file, options) {
  const { targetId } = await pipe.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => pipe.call(method, params, sessionId);
  const page = { call, problems: [], requests: [] };
  let loaded = () => {};
  const listener = ({ method, params, sessionId: from }) => {
    if (from !== sessionId) return;
    if (method === 'Page.loadEventFired') loaded();
    if (method === 'Runtime.exceptionThrown') {
      page.problems.push(params.exceptionDetails.exception?.description || params.exceptionDetails.text);
    }
    if (method === 'Log.entryAdded' && params.entry.level === 'error') page.problems.push(params.entry.text);
    if (method === 'Network.requestWillBeSent') page.requests.push(params.request.url);
  };
  pipe.listeners.add(listener);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await call(`${domain}.enable`);
  await call('Emulation.setDeviceMetricsOverride', {
    width: options.width || 1280, height: options.height || 800,
    deviceScaleFactor: 1, mobile: Boolean(options.touch),
  });
  if (options.touch) await call('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  await call('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: options.scheme || 'light' },
      { name: 'prefers-reduced-motion', value: options.isStill ? 'reduce' : 'no-preference' },
    ],
  });
  const isLoaded = new Promise((resolve) => { loaded = resolve; });
  await call('Page.navigate', { url: pathToFileURL(file).href });
  await isLoaded;
  return Object.assign(page, hands(page), {
    async close() {
      pipe.listeners.delete(listener);
      await pipe.call('Target.closeTarget', { targetId });
    },
  });
}

/** What a test does with a page. */
function hands(page) {
  const { call } = page;
  const api = {
    /** Runs a function in the page and gives back its value. */
    async run(action, ...values) {
      const { result, exceptionDetails } = await call('Runtime.evaluate', {
        expression: `(${action})(${values.map((value) => JSON.stringify(value)).join(',')})`,
        awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
      }
      return result.value;
    },
    /** Waits until what was asked for has been drawn. */
    settle: () => api.run(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20)));
    })),
    async key(key) {
      const codes = { ' ': 32, Enter: 13, Escape: 27, Tab: 9, ArrowLeft: 37, ArrowRight: 39, ArrowUp: 38, ArrowDown: 40, Home: 36, End: 35 };
      const text = key.length === 1 ? key : key === 'Enter' ? '\r' : undefined;
      const event = { key, text, windowsVirtualKeyCode: codes[key] };
      await call('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...event });
      await call('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
      await api.settle();
    },
    async type(text) {
      await call('Input.insertText', { text });
      await api.settle();
    },
    async click(x, y) {
      const event = { x, y, button: 'left', clickCount: 1 };
      await call('Input.dispatchMouseEvent', { type: 'mousePressed', ...event });
      await call('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event });
      await api.settle();
    },
    async clickOn(selector) {
      const [x, y] = await api.run((wanted) => {
        const element = document.querySelector(wanted);
        element.scrollIntoView({ block: 'nearest' });
        const box = element.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      }, selector);
      await api.click(x, y);
    },
    async drag(from, to) {
      const event = { button: 'left', buttons: 1, clickCount: 1 };
      await call('Input.dispatchMouseEvent', { type: 'mousePressed', x: from[0], y: from[1], ...event });
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const [x, y] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
        await call('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, ...event });
      }
      await call('Input.dispatchMouseEvent', { type: 'mouseReleased', x: to[0], y: to[1], ...event });
      await api.settle();
    },
    async wheel(x, y, pixels, isZoom) {
      await call('Input.dispatchMouseEvent', {
        type: 'mouseWheel', x, y, deltaX: 0, deltaY: pixels, modifiers: isZoom ? 2 : 0,
      });
      await api.settle();
    },
    async pinch(points, nextPoints) {
      const touchPoints = (list) => list.map(([x, y], id) => ({ x, y, id }));
      await call('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: touchPoints(points) });
      await call('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: touchPoints(nextPoints) });
      await call('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await api.settle();
    },
    async screenshot(file) {
      const { data } = await call('Page.captureScreenshot', { format: 'png' });
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    async pdf(file) {
      const { data } = await call('Page.printToPDF', { printBackground: true });
      if (file) writeFileSync(file, Buffer.from(data, 'base64'));
      return Buffer.from(data, 'base64').length;
    },
  };
  return api;
}
