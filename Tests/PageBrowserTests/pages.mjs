// The pages of the tests, and copies of them with a fault in their script.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file of a page; the folder stands in the environment. */
export function pageFile(name) {
  return join(process.env.LIGHTCONE_PAGES, `${name}.html`);
}

/** The text of a page. */
export function pageText(name) {
  return readFileSync(pageFile(name), 'utf8');
}

/** Runs an action with a file that holds a changed page. */
export async function withText(text, action) {
  const folder = mkdtempSync(join(tmpdir(), 'lightcone-page-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, text);
  try {
    return await action(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
