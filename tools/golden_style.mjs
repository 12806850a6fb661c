// Computed styles of Chromium as text: golden.py gives the work as JSON on standard input.
// A file has one line for each element in tree order ("p#id.class"; none below display: none), its pseudo-elements after it
// ("p#id.class::before"), and below each what a reader could not guess: of inherited properties what differs from the parent, of
// the others what differs from initial.txt; border, outline and decoration colours when they are not the element's colour.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, work } from './golden_browser.mjs';

const CURRENT_COLOR = /^(border-(top|right|bottom|left)|outline|text-decoration|-webkit-text-stroke|-webkit-text-fill)-color$/;
const BROWSER_NAMES = {
  'line-clamp': '-webkit-line-clamp', 'mask-position-x': '-webkit-mask-position-x', 'mask-position-y': '-webkit-mask-position-y',
};
const SKIPPED = new Set(['-weft-dither', 'mask-border-mode']);

// Runs in the page. getComputedStyle gives used values for these; computedStyleMap the computed ones.
function collect({ names, current }) {
  const laidOut = new Set(['width', 'height', 'min-width', 'min-height', 'max-width', 'max-height', 'margin-top', 'margin-right',
    'margin-bottom', 'margin-left', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'top', 'right', 'bottom', 'left',
    'line-height', 'grid-template-columns', 'grid-template-rows', 'transform', 'transform-origin', 'perspective-origin', 'row-gap', 'column-gap']);
  const of = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const map = pseudo ? null : element.computedStyleMap();
    return names.map((name) => (map && laidOut.has(name) ? map.get(name).toString() : style.getPropertyValue(name)));
  };
  const nameOf = (element) => element.localName + (element.id ? '#' + element.id : '') +
    [...element.classList].map((one) => '.' + one).join('');
  const wanted = new Map();  // element -> pseudo-elements that a comment "pseudo: p::first-line, li::marker" asks for
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const asked = comments.currentNode.data.match(/^\s*pseudo:(.*)/s);
    for (const one of asked ? asked[1].split(',') : []) {
      const [selector, pseudo] = one.trim().split('::');
      for (const element of document.querySelectorAll(selector)) wanted.set(element, [...(wanted.get(element) || []), '::' + pseudo]);
    }
  }
  const rows = [];
  const hidden = new Set();
  const places = new Map();
  for (const element of [document.documentElement, ...document.documentElement.querySelectorAll('*')]) {
    const parent = element.parentElement;
    if (parent && hidden.has(parent)) { hidden.add(element); continue; }
    const values = of(element, null);
    if (values[names.indexOf('display')] === 'none') hidden.add(element);
    const place = rows.length;
    places.set(element, place);
    rows.push({ name: nameOf(element), parent: parent ? places.get(parent) : -1, values });
    if (hidden.has(element)) continue;
    for (const pseudo of ['::before', '::after', ...(wanted.get(element) || [])]) {
      const generated = pseudo === '::before' || pseudo === '::after';
      if (generated && ['none', 'normal'].includes(getComputedStyle(element, pseudo).content)) continue;
      rows.push({ name: nameOf(element) + pseudo, parent: place, values: of(element, pseudo), element, pseudo });
    }
  }
  // Pseudo-elements have no computedStyleMap: but nothing is laid out in what is not displayed.
  document.documentElement.style.setProperty('display', 'none', 'important');
  for (const row of rows) {
    if (!row.element) continue;
    const style = getComputedStyle(row.element, row.pseudo);
    names.forEach((name, i) => { if (laidOut.has(name)) row.values[i] = style.getPropertyValue(name); });
    delete row.element;
  }
  return rows;
}

const names = work.properties.map(([name]) => BROWSER_NAMES[name] || name);
const ours = work.properties.map(([name]) => name);
const inherited = new Map(work.properties);
const place = new Map(ours.map((name, i) => [name, i]));

// --- the same value in the same words ---

const OTHER_COLOR = /\b(color|oklch|oklab|lch|lab|hwb|hsl|hsla)\((?:[^()]|\([^()]*\))*\)/g;
const colors = new Map();

// Colours of other spaces as bytes of sRGB.
async function resolveColors(page, rows) {
  const texts = new Set();
  for (const row of rows) for (const value of row.values) for (const found of value.match(OTHER_COLOR) || []) if (!colors.has(found)) texts.add(found);
  const list = [...texts];
  const resolved = await page.evaluate((all) => all.map((text) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = `color-mix(in srgb, ${text}, ${text})`;
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }), list);
  resolved.forEach((value, i) => colors.set(list[i], legacyColor(value)));
}

function legacyColor(text) {
  const [, r, g, b, a] = text.match(/^color\(srgb (\S+) (\S+) (\S+)(?: \/ (\S+))?\)$/) || [];
  if (r === undefined) return text;
  const byte = (part) => (part === 'none' ? 0 : Math.round(Math.min(1, Math.max(0, Number(part))) * 255));
  const rgb = [r, g, b].map(byte).join(', ');
  return a === undefined || a === '1' ? `rgb(${rgb})` : `rgba(${rgb}, ${a === 'none' ? 0 : Number(Number(a).toFixed(3))})`;
}

function splitTopLevel(text, separator) {
  const parts = [];
  let depth = 0, begin = 0;
  for (let i = 0; i < text.length; ++i) {
    if (text[i] === '(') ++depth;
    if (text[i] === ')') --depth;
    if (!depth && text[i] === separator) { parts.push(text.slice(begin, i).trim()); begin = i + 1; }
  }
  return [...parts, text.slice(begin).trim()];
}

// repeat(3, x) as x x x.
function expandRepeat(text) {
  return splitTopLevel(text, ' ').map((part) => {
    const [, count, list] = part.match(/^repeat\((\d+), (.*)\)$/) || [];
    return count ? Array(Number(count)).fill(list).join(' ') : part;
  }).join(' ').replace(/\] \[/g, ' ');
}

// Functions with fewer arguments or of one axis, in full.
const TRANSFORMS = {
  translateX: ([x]) => `translate(${x}, 0px)`, translateY: ([y]) => `translate(0px, ${y})`, translate: ([x, y = '0px']) => `translate(${x}, ${y})`,
  translate3d: ([x, y, z]) => (z === '0px' ? `translate(${x}, ${y})` : null), scaleX: ([x]) => `scale(${x}, 1)`, scaleY: ([y]) => `scale(1, ${y})`,
  scale: ([x, y = x]) => `scale(${x}, ${y})`, rotate3d: ([x, y, z, angle]) => (x + y + z === '001' ? `rotate(${angle})` : null), skewX: ([x]) => `skew(${x}, 0deg)`,
  skewY: ([y]) => `skew(0deg, ${y})`, skew: ([x, y = '0deg']) => `skew(${x}, ${y})`,
};
const TURNS = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

function fullTransform(text) {
  const degrees = text.replace(/(-?[\d.e-]+)(grad|rad|turn)\b/g, (_, number, unit) => Number((Number(number) * TURNS[unit]).toFixed(4)) + 'deg');
  return splitTopLevel(degrees, ' ').map((one) => {
    const [, name, list] = one.match(/^(\w+)\((.*)\)$/) || [];
    const full = TRANSFORMS[name] && TRANSFORMS[name](splitTopLevel(list, ','));
    return full || one;
  }).join(' ');
}

// Words that are one to us: [property, what is said, what is kept].
const SAME = [
  ['font-kerning', /^normal$/, 'auto'],
  ['image-rendering', /^crisp-edges$/, 'pixelated'],
  ['paint-order', /^fill$/, 'normal'],
  ['contain', /^layout paint$/, 'content'],
  ['word-spacing', /^0px$/, 'normal'],
  ['display', /^-webkit-box$/, 'flex'],
  ['display', /^-webkit-inline-box$/, 'inline-flex'],
  ['font-family', /\b(system-ui|ui-sans-serif)\b/g, 'sans-serif'],
  ['font-family', /\bui-serif\b/g, 'serif'],
  ['font-family', /\bui-monospace\b/g, 'monospace'],
  ['font-family', /^Arial$/, 'Arial, sans-serif'],  // of controls
  ['background-image', /-gradient\(to right, /g, '-gradient(90deg, '],
  ['background-image', /-gradient\(to left, /g, '-gradient(270deg, '],
  ['background-image', /-gradient\(to top, /g, '-gradient(0deg, '],
];

function tidy(row, base) {
  row.values = row.values.map((value) => value.replace(OTHER_COLOR, (text) => colors.get(text)).replaceAll(base, ''));
  const get = (name) => row.values[place.get(name)];
  const set = (name, value) => { row.values[place.get(name)] = value; };
  for (const name of ['grid-template-columns', 'grid-template-rows']) set(name, expandRepeat(get(name)));
  const moved = ['translate', 'rotate', 'scale'].filter((name) => get(name) !== 'none')
    .map((name) => `${name}(${get(name).split(' ').join(', ')})`);
  if (moved.length) set('transform', [...moved, get('transform')].filter((one) => one !== 'none').join(' '));
  set('transform', fullTransform(get('transform')));
  for (const name of ['translate', 'rotate', 'scale']) set(name, 'none');
  for (const [name, said, kept] of SAME) set(name, get(name).replace(said, kept));
  if (row.pseudo) for (const name of ['min-width', 'min-height']) if (get(name) === '0px') set(name, 'auto');
}

function textOf(rows, initial) {
  const lines = [];
  for (const row of rows) {
    lines.push(row.name);
    const parent = row.parent < 0 ? initial : rows[row.parent].values;
    ours.forEach((name, i) => {
      if (SKIPPED.has(name)) return;
      const guess = CURRENT_COLOR.test(name) ? row.values[place.get('color')] : inherited.get(name) ? parent[i] : initial[i];
      if (row.values[i] !== guess) lines.push(`  ${name}: ${row.values[i]}`);
    });
  }
  return lines.join('\n') + '\n';
}

const { browser, context } = await openBrowser();
const blank = await context.newPage();
await blank.setContent('<!DOCTYPE html><html><body><x-initial style="all: initial; direction: initial; unicode-bidi: initial"></x-initial>');
const found = await blank.evaluate(collect, { names });
await blank.evaluate(() => document.documentElement.style.removeProperty('display'));
const initialRow = found.find((row) => row.name === 'x-initial');
tidy(initialRow, '\0');
fs.writeFileSync(work.initial, ours.filter((name) => !SKIPPED.has(name)).map((name) => `${name}: ${initialRow.values[place.get(name)]}\n`).join(''));
for (const [source, target] of work.pages) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(source).href);
  const rows = await page.evaluate(collect, { names });
  await resolveColors(blank, rows);
  const base = pathToFileURL(path.dirname(source)).href + '/';
  for (const row of rows) tidy(row, base);
  fs.writeFileSync(target, textOf(rows, initialRow.values));
  console.log(`${path.basename(target)}: ${rows.length} elements`);
  await page.close();
}
await browser.close();
