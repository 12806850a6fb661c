// The trees that Chromium makes of HTML: golden.py gives the work as JSON on standard input.
// A file has cases in html5lib's format: "#data" and the HTML, "#document-fragment" and the context element where it is a
// fragment, "#document" and the tree. The trees are replaced.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, work } from './golden_browser.mjs';

// Runs in the page: the tree of the document, or of a fragment in `context` ("svg path", "td").
function dump({ data, context }) {
  const SPACES = { 'http://www.w3.org/2000/svg': 'svg ', 'http://www.w3.org/1998/Math/MathML': 'math ' };
  const PREFIXES = { 'http://www.w3.org/1999/xlink': 'xlink ', 'http://www.w3.org/XML/1998/namespace': 'xml ', 'http://www.w3.org/2000/xmlns/': 'xmlns ' };
  const lines = [];
  const add = (depth, text) => lines.push('| ' + '  '.repeat(depth) + text);
  const attributeName = (one) => (PREFIXES[one.namespaceURI] || '') + (one.namespaceURI ? one.localName : one.name);
  const visit = (node, depth) => {
    if (node.nodeType === Node.DOCUMENT_TYPE_NODE)
      add(depth, node.publicId || node.systemId ? `<!DOCTYPE ${node.name} "${node.publicId}" "${node.systemId}">` : `<!DOCTYPE ${node.name}>`);
    if (node.nodeType === Node.COMMENT_NODE) add(depth, `<!-- ${node.data} -->`);
    if (node.nodeType === Node.TEXT_NODE) add(depth, `"${node.data}"`);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    add(depth, `<${SPACES[node.namespaceURI] || ''}${node.localName}>`);
    const attributes = [...node.attributes].map((one) => [attributeName(one), one.value]);
    for (const [name, value] of attributes.sort(([a], [b]) => (a < b ? -1 : 1))) add(depth + 1, `${name}="${value}"`);
    if (node.localName === 'template' && node.content) {
      add(depth + 1, 'content');
      for (const child of node.content.childNodes) visit(child, depth + 2);
    }
    for (const child of node.childNodes) visit(child, depth + 1);
  };
  let root = document;
  if (context) {
    const [space, name] = context.includes(' ') ? context.split(' ') : ['', context];
    const uri = Object.keys(SPACES).find((one) => SPACES[one] === space + ' ');
    root = uri ? document.createElementNS(uri, name) : document.createElement(name);
    root.innerHTML = data;
    if (name === 'template') root = root.content;
  }
  for (const child of root.childNodes) visit(child, 0);
  return lines.join('\n');
}

const { browser, context } = await openBrowser();
const page = await context.newPage();
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'golden-')), 'page.html');
for (const [source, target] of work.pages) {
  const cases = fs.readFileSync(source, 'utf8').split(/^#data\n/m).slice(1);
  let text = '';
  for (const one of cases) {
    const [, data, parent] = one.match(/^([^]*?)\n(?:#document-fragment\n(.*)\n)?#document\n/);
    fs.writeFileSync(file, parent ? '<!DOCTYPE html>' : data);
    await page.goto(pathToFileURL(file).href);
    const tree = await page.evaluate(dump, { data, context: parent });
    text += `#data\n${data}\n${parent ? `#document-fragment\n${parent}\n` : ''}#document\n${tree}\n\n`;
  }
  fs.writeFileSync(target, text.trimEnd() + '\n');
  console.log(`${path.basename(target)}: ${cases.length} trees`);
}
fs.rmSync(path.dirname(file), { recursive: true });
await browser.close();
