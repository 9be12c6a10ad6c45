// Looks at the scripts of the viewer as texts: their grammar, and names that nobody needs. The rules
// for their form stand with the others in TidyTests.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../Sources/LightconePageAssets/Scripts', import.meta.url));
const scripts = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const isGrammatical = (text) => (
  spawnSync(process.execPath, ['--check', '-'], { input: `(() => {'use strict';\n${text}})();` }).status === 0);

/** Names that are declared at the start of a line, so in the scope of all scripts. */
const declared = (text) => [...text.matchAll(/^(?:function|const|let) (\w+)/gm)].map(([, name]) => name);

/** Names that occur nowhere but where they are declared. */
function unused(text) {
  return declared(text).filter((name) => text.match(new RegExp(`\\b${name}\\b`, 'g')).length < 2);
}

test('every script is grammatical', () => {
  assert.ok(scripts.length > 20);
  for (const { name, text } of scripts) assert.ok(isGrammatical(text), name);
  assert.ok(!isGrammatical('const a = ;'), 'the check can fail');
});

test('every name is declared once and used', () => {
  const all = scripts.map(({ text }) => text).join('\n');
  const names = declared(all);
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  assert.deepEqual(unused(all), []);
  assert.deepEqual(unused('const lonely = 1;\nfunction used() {}\nused();\n'), ['lonely'], 'the check can fail');
});

test('every script has a line that says what it is for', () => {
  for (const { name, text } of scripts) assert.match(text, /^\/\/ [A-Z]/, name);
});
