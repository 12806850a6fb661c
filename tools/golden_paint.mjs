// The pixels that Chromium paints, as letters: golden.py gives the work as JSON on standard input.
// A file has cases: "#html" and what stands in the body, perhaps "#differs" and why weft paints otherwise, "#picture" and a line of
// letters for each line of pixels. The pictures are replaced.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, work } from './golden_browser.mjs';

// Also in tests/render/pictures_test.cc. '?' is any other colour: it is not compared.
const SIZE = { width: 40, height: 24 };
const LETTERS = {
  '.': [255, 255, 255], '#': [0, 0, 0], r: [255, 0, 0], g: [0, 255, 0], b: [0, 0, 255], y: [255, 255, 0], m: [255, 0, 255], c: [0, 255, 255],
  x: [128, 128, 128], R: [255, 128, 128], G: [128, 255, 128], B: [128, 128, 255],
};
const SLACK = 2;

function letterOf(pixel) {
  for (const [letter, color] of Object.entries(LETTERS)) if (color.every((channel, i) => Math.abs(channel - pixel[i]) <= SLACK)) return letter;
  return '?';
}

// Runs in a page: the pixels of a PNG.
async function pixelsOf(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}

const { browser, context } = await openBrowser({ viewport: SIZE, args: ['--hide-scrollbars', '--force-color-profile=srgb', '--disable-lcd-text'] });
const page = await context.newPage();
const reader = await browser.newPage();
for (const [source, target] of work.pages) {
  const cases = fs.readFileSync(source, 'utf8').split(/^#html\n/m).slice(1);
  const file = path.join(path.dirname(source), 'golden-page.html');
  let text = '';
  for (const one of cases) {
    const [head] = one.split(/^#picture\n/m);
    const html = head.replace(/^#differs .*\n/m, '');
    fs.writeFileSync(file, `<!DOCTYPE html><meta charset=utf-8><style>body { margin: 0 }</style>${html}`);
    await page.goto(pathToFileURL(file).href);
    const png = await page.screenshot();
    const pixels = await reader.evaluate(pixelsOf, 'data:image/png;base64,' + png.toString('base64'));
    text += `#html\n${head}#picture\n`;
    for (let y = 0; y < SIZE.height; ++y) {
      for (let x = 0; x < SIZE.width; ++x) text += letterOf(pixels.slice((y * SIZE.width + x) * 4));
      text += '\n';
    }
    text += '\n';
  }
  fs.rmSync(file);
  fs.writeFileSync(target, text.trimEnd() + '\n');
  console.log(`${path.basename(target)}: ${cases.length} pictures`);
}
await browser.close();
