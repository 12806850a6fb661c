#!/usr/bin/env python3
"""How the cost of a page grows: instructions and peak of the heap at three sizes, each twice the one before, and their exponents.

usage: tests/bench/growth.py [WEFT] [--write] [--only WORD]

Each row renders pages that are made here on mono under valgrind's callgrind, with the DejaVu fonts alone. The exponent is that of what grows: costs c + a*n^e at
n, 2n and 4n give 2^e as the ratio of their two differences; 0 is said where it is less than a fifth more. --write puts the table into tests/bench/README.md. Without valgrind
the exit status is 77.
"""
import argparse
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

from instructions import FONTS, ROOT, SKIPPED, million_instructions, words

README = os.path.join(ROOT, 'tests', 'bench', 'README.md')
BEGIN, END = '<!-- growth.py writes from here -->\n', '<!-- to here -->\n'


def paragraphs(size):
    text, length, seed = [], 0, 0
    while length < size:
        text.append('<h2>%s</h2>\n<p>%s <b>%s</b> <a href="/%d">%s</a></p>\n' % (words(4, seed), words(90, seed + 1), words(5, seed + 2), seed, words(3, seed + 3)))
        length += len(text[-1])
        seed += 1
    return ''.join(text)


def png(path, width, height):
    """A picture of slopes and a little noise, in RGB."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes(((x * 255 // width), (y * 255 // height), (x * 7 ^ y * 13) & 31))
    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(bytes(rows), 6)) + chunk(b'IEND', b''))


def picture(pixels, folder):
    height = 512
    png(os.path.join(folder, 'picture%d.png' % pixels), pixels // height, height)
    return '<img src=picture%d.png style="width:400px;height:300px">' % pixels


def nested(depth):
    return '<div style="padding:0 0 0 1px">' * depth + 'deep' + '</div>' * depth


def rules(count, elements):
    sheet = ''.join('.card-%d > .item:first-child, [class~=x%d] span, i:nth-child(%d) { margin: %dpx }\n' % (i, i, i, i % 7) for i in range(count))
    return '<style>i{display:none}%s</style>%s<p>%s' % (sheet, '<i class=item>a</i>' * elements, 'text')


def sizes_of_fonts(count):
    return ''.join('<p style="margin:0;height:2px;overflow:hidden;font-size:%.1fpx">%s</p>' % (10 + i / 2, 'Hamburgefonstiv') for i in range(count))


ARTICLE = paragraphs(60000)
# (what grows, the smallest, what makes a page of n, arguments for n)
ROWS = (
    ('bytes of an article', 250000, lambda n, _: paragraphs(n), None),
    ('bytes of comments', 250000, lambda n, _: '<p>a</p>' + '<!-- %s -->\n' % words(20, 1) * (n // 130), None),
    ('bytes that are not shown', 100000, lambda n, _: '<div hidden>' + paragraphs(n) + '</div>', None),
    ('rows of a table', 250, lambda n, _: '<table>' + ''.join('<tr><td>%s<td>%s' % (words(2, i), words(3, i + 1)) for i in range(n)) + '</table>', None),
    ('items of a flex column', 250, lambda n, _: '<div style="display:flex;flex-direction:column">' + ''.join('<p>%s</p>' % words(4, i) for i in range(n)) + '</div>', None),
    ('depth', 50, lambda n, _: nested(n), None),
    ('depth of flex in flex', 16, lambda n, _: '<div style="display:flex">' * n + 'deep' + '</div>' * n, None),
    ('rules (1,000 elements)', 250, lambda n, _: rules(n, 1000), None),
    ('elements (1,000 rules)', 1000, lambda n, _: rules(1000, n), None),
    ('pixels of a PNG', 512 * 512, picture, None),
    ('height of the panel', 240, lambda n, _: ARTICLE, lambda n: ['--size', '800x%d' % n]),
    ('device pixel ratio', 1, lambda n, _: ARTICLE, lambda n: ['--dpr', str(n)]),
    ('sizes of fonts', 8, lambda n, _: sizes_of_fonts(n), None),
)


def cost(weft, path, arguments, folder):
    """(million instructions, KB of heap at the peak)"""
    out = os.path.join(folder, 'callgrind.out')
    command = [weft, 'render', path, '--palette', 'mono', '--font-dir', FONTS, '--quiet', '--stats', '-o', os.path.join(folder, 'page.png')] + arguments
    done = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=' + out] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    heap = re.search(r'"peak_heap": (\d+), "heap_limit"', done.stderr)
    if done.returncode or not heap:
        sys.exit('growth.py: %s\n%s' % (' '.join(command), done.stderr))
    return million_instructions(out), int(heap.group(1)) / 1024


def exponent(costs):
    first, second = costs[1] - costs[0], costs[2] - costs[1]
    grows = costs[2] - costs[0] > costs[0] / 5 and min(first, second) > 0
    return '%.2f' % math.log2(second / first) if grows else '0'


def row(name, smallest, make, arguments, weft, folder):
    costs = []
    for n in (smallest, 2 * smallest, 4 * smallest):
        path = os.path.join(folder, 'page%d.html' % n)
        with open(path, 'w', encoding='utf-8') as file:
            file.write('<!DOCTYPE html><meta charset=utf-8><title>growth</title>' + make(n, folder))
        given = arguments(n) if arguments else []
        costs.append(cost(weft, path, (['--size', '800x480'] if '--size' not in given else []) + given, folder))
    instructions, heaps = zip(*costs)
    return '| %s | %s | %s | %s | %s | %s |' % (name, ', '.join('{:,}'.format(smallest * factor) for factor in (1, 2, 4)), ', '.join('%.0f' % c for c in instructions), exponent(instructions),
                                                ', '.join('{:,.0f}'.format(c) for c in heaps), exponent(heaps))


def write(table):
    with open(README, encoding='utf-8') as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    with open(README, 'w', encoding='utf-8') as file:
        file.write(before + BEGIN + table + END + rest.split(END)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft', nargs='?', default=os.path.join(ROOT, 'build', 'release', 'weft'))
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--only', default='', metavar='WORD')
    options = parser.parse_args()
    if not shutil.which('valgrind') or not os.path.isdir(FONTS):
        print('growth.py: valgrind or the DejaVu fonts are not there')
        sys.exit(SKIPPED)
    lines = ['| what grows | to | million instructions | exponent | KB of heap | exponent |', '|---|---|---|---|---|---|']
    print('\n'.join(lines))
    with tempfile.TemporaryDirectory() as folder:
        for name, smallest, make, arguments in ROWS:
            if options.only in name:
                lines.append(row(name, smallest, make, arguments, options.weft, folder))
                print(lines[-1], flush=True)
    if options.write:
        write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    main()
