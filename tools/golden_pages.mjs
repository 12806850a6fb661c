// Pictures that Chromium makes of whole pages: golden.py gives the work as JSON on standard input.
import { pathToFileURL } from 'node:url';
import { openBrowser, work } from './golden_browser.mjs';

// Also in tests/render/whole_pages_test.cc.
const SIZE = { width: 400, height: 300 };

const args = ['--hide-scrollbars', '--force-color-profile=srgb', '--disable-lcd-text', '--font-render-hinting=none'];
const { browser, context } = await openBrowser({ viewport: SIZE, args });
const page = await context.newPage();
for (const [source, target] of work.pages) {
  await page.goto(pathToFileURL(source).href);
  await page.screenshot({ path: target });
}
console.log(`${work.pages.length} pages`);
await browser.close();
