// Chromium for golden.py, which gives the work as JSON on standard input: opens pages with scripting off.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

export const work = JSON.parse(fs.readFileSync(0, 'utf8'));

export async function openBrowser({ viewport = { width: 800, height: 600 }, args = [] } = {}) {
  const { chromium } = await import(pathToFileURL(work.playwright));
  const browser = await chromium.launch({
    executablePath: work.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--allow-file-access-from-files', ...args],
  });
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  return { browser, context };
}
