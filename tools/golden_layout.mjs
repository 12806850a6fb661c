// Border boxes of Chromium as text: golden.py gives the work as JSON on standard input.
// A file has one line for each element in tree order, indented by its depth: "p#id.class x,y WIDTHxHEIGHT", several rectangles
// where it lies in several lines; and one for each text node that shows: "text" and the rectangles of its runs. Coordinates are
// those of the page. Rectangles of inline boxes and text that touch are one; those without width are left out, as are <br> and
// columns.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openBrowser, work } from './golden_browser.mjs';

// Runs in the page.
function collect() {
  const SKIPPED = new Set(['br', 'wbr', 'col', 'colgroup']);
  const number = (value) => String(Math.round(value * 100) / 100 + 0);
  const written = ({ x, y, width, height }) => ` ${number(x)},${number(y)} ${number(width)}x${number(height)}`;
  const joined = (rects) => {
    const all = [];
    for (const { x, y, width, height } of [...rects].sort((a, b) => a.y - b.y || a.x - b.x)) {
      if (!width) continue;
      const last = all.at(-1);
      if (last && last.y === y && last.height === height && Math.abs(last.x + last.width - x) < 0.05) last.width = x + width - last.x;
      else all.push({ x, y, width, height });
    }
    return all;
  };
  const nameOf = (element) => element.localName + (element.id ? '#' + element.id : '') +
    [...element.classList].map((one) => '.' + one).join('');
  const lines = [];
  const visit = (node, level) => {
    let name = 'text', rects;
    if (node.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      range.selectNodeContents(node);
      rects = joined(range.getClientRects());
      if (!rects.length) return;
    } else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(node.localName)) {
      const { display } = getComputedStyle(node);
      if (display === 'none') return;
      name = nameOf(node);
      rects = display === 'inline' && !node.matches('img') ? joined(node.getClientRects()) : [...node.getClientRects()];
      if (!rects.length && /^opt(ion|group)$/.test(node.localName)) return;  // in a drop-down box
    } else {
      return;
    }
    lines.push('  '.repeat(level) + name + rects.map(written).join(''));
    for (const child of node.childNodes) visit(child, level + 1);
  };
  visit(document.body, 0);
  return lines.join('\n') + '\n';
}

const { browser, context } = await openBrowser();
const page = await context.newPage();
for (const [source, target] of work.pages) {
  await page.goto(pathToFileURL(source).href);
  await page.evaluate(() => document.fonts.ready);
  fs.writeFileSync(target, await page.evaluate(collect));
}
console.log(`${work.pages.length} documents`);
await browser.close();
