#!/usr/bin/env python3
"""Holds the instructions that `weft render` runs against the ceilings of tests/scores.json, with 3 % of slack.

usage: tests/bench/instructions.py [WEFT] [--write] [--profile PAGE]

Renders the example page, an empty page and five that are made here, at 800x480 on mono and rgb, with the DejaVu fonts alone, under valgrind's callgrind,
which counts the same on every machine but for what the C library chooses by processor. --write makes the figures the new ceilings; --profile tells where
the instructions of one page go. Without valgrind the exit status is 77.
"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
CEILINGS = os.path.join(ROOT, 'tests', 'scores.json')
FONTS = '/usr/share/fonts/truetype/dejavu'
PALETTES = ('mono', 'rgb')
SLACK = 1.03
SKIPPED = 77  # what ctest takes for that
WORDS = 'line wind harbour platform cloud rain evening train calendar the a of on dry light storm towards minutes'.split()


def words(count, seed):
    choice = random.Random(seed)
    return ' '.join(choice.choice(WORDS) for _ in range(count))


def article():
    """Text in several sizes, more than fills the screen."""
    return ''.join('<h%d>%s</h%d><p>%s <b>%s</b> <i>%s</i></p>' % (1 + i % 3, words(4, i), 1 + i % 3, words(40, i + 100), words(5, i), words(5, i))
                   for i in range(12))


def table():
    """A hundred cells with borders and grounds."""
    rows = ''.join('<tr>' + ''.join('<td class=c%d>%s' % ((r + c) % 4, words(1 + c % 2, r * 10 + c)) for c in range(8)) for r in range(14))
    return '<style>table{border-collapse:collapse;width:100%%}td{border:1px solid;padding:2px 6px}.c1{background:#ddd}.c2{font-weight:bold}.c3{color:#c00}</style><table>%s</table>' % rows


def rules():
    """Four thousand rules, of which few match."""
    sheet = ''.join('.card-%d > .item.kind%d:first-child, [class~=x%d] span { margin: %dpx; color: #%03x }\n' % (i, i % 40, i, i % 7, i % 4096) for i in range(4000))
    cards = ''.join('<div class="card-%d">%s</div>' % (i, ''.join('<span class="item kind%d">%s</span> ' % (k, WORDS[k]) for k in range(8))) for i in range(20))
    return '<style>%s</style>%s' % (sheet, cards)


def shapes():
    """Drawings: gradients, round corners, shadows, SVG."""
    boxes = ''.join('<div style="float:left;width:90px;height:60px;margin:6px;border-radius:%dpx;box-shadow:2px 2px 6px #888;background:linear-gradient(%ddeg,#fff,#%03x)"></div>'
                    % (4 * i % 40, 30 * i, 137 * i % 4096) for i in range(12))
    paths = ''.join('<path d="M%d 10 C %d 90 %d 90 %d 20 Z" fill="#%03x" stroke="black"/>' % (40 * i, 40 * i, 40 * i + 60, 40 * i + 60, 311 * i % 4096) for i in range(12))
    return boxes + '<svg width=600 height=100>%s</svg>' % paths


def flex():
    """Nested flex boxes and grids."""
    inner = ''.join('<div style="display:flex;gap:4px;padding:3px;border:1px solid #999"><b style="flex:1">%s</b><span>%d°</span></div>' % (words(2, i), i) for i in range(40))
    return '<div style="display:grid;grid-template-columns:repeat(4,1fr);gap:6px">%s</div>' % inner


GENERATED = (article, table, rules, shapes, flex)


def pages(folder):
    """(name, path)"""
    yield 'station', os.path.join(ROOT, 'examples', 'pages', 'station', 'index.html')
    made = [('empty', '')] + [(make.__name__, make()) for make in GENERATED]
    for name, body in made:
        path = os.path.join(folder, name + '.html')
        with open(path, 'w') as file:
            file.write('<!DOCTYPE html><meta charset=utf-8><title>%s</title>%s' % (name, body))
        yield name, path


def callgrind(weft, path, palette, folder):
    """Runs weft; the file that callgrind wrote."""
    out = os.path.join(folder, 'callgrind.out')
    command = ['valgrind', '--tool=callgrind', '--callgrind-out-file=' + out, weft, 'render', path, '--size', '800x480', '--palette', palette,
               '--font-dir', FONTS, '--quiet', '-o', os.path.join(folder, 'page.png')]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit('instructions.py: %s\n%s' % (' '.join(command), done.stdout))
    return out


def million_instructions(out):
    with open(out) as file:
        return round(int(re.search(r'^totals: (\d+)', file.read(), re.M).group(1)) / 1e6, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft', nargs='?', default=os.path.join(ROOT, 'build', 'release', 'weft'))
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--profile', metavar='PAGE')
    options = parser.parse_args()
    if not shutil.which('valgrind') or not os.path.isdir(FONTS):
        print('instructions.py: valgrind or the DejaVu fonts are not there: nothing is held')
        sys.exit(SKIPPED)
    with open(CEILINGS) as file:
        scores = json.load(file)
    ceilings, figures, over = scores.get('host', {}), {}, False
    with tempfile.TemporaryDirectory() as folder:
        for name, path in pages(folder):
            if options.profile and options.profile != name:
                continue
            for palette in PALETTES:
                out = callgrind(options.weft, path, palette, folder)
                if options.profile:
                    subprocess.run(['callgrind_annotate', out])
                key = '%s %s' % (name, palette)
                figures[key] = {'million_instructions': million_instructions(out)}
                ceiling = ceilings.get(key, {}).get('million_instructions', 0) * SLACK
                is_over = figures[key]['million_instructions'] > ceiling
                over |= is_over
                print('%-14s %8.2f million instructions%s' % (key, figures[key]['million_instructions'], ', more than %.2f' % ceiling if is_over else ''), flush=True)
    if options.write:
        scores['host'] = figures
        with open(CEILINGS, 'w') as file:
            json.dump(scores, file, indent=2, sort_keys=True)
            file.write('\n')
    elif over and not options.profile:
        sys.exit(1)


if __name__ == '__main__':
    main()
