#!/usr/bin/env python3
"""What a cold `weft render` of a page costs: CPU time, memory of the process, peak of the heap.

usage: tests/bench/pages.py [WEFT] [--runs N] [--rival COMMAND]

Renders the example page, a map of 10,000 path segments in SVG, those in tests/bench/pages (on panels of two heights) and every dashboard of WEFT_CORPORA at its own size, N times each (default 5), and prints the least
CPU time (user + system; what else the machine does only adds to it), the largest resident set, and the heap peak that --stats reports, per page and their medians. With --rival the same of another program, run in turn
with weft, whose COMMAND has {html}, {width}, {height} and {png} where those of the page belong; pages on which weft takes more CPU time are named at the end.
"""
import argparse
import json
import os
import shlex
import statistics
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '..', '..')


def png_size(path):
    with open(path, 'rb') as file:
        return struct.unpack('>II', file.read(24)[16:24])


def write_map(path):
    """A page with a drawing of 100 roads of 100 segments each, which cross."""
    roads = []
    for road in range(100):
        steps = ''.join('l%d %d' % (3 + (road * 7919 + step * 31) % 11, (road * 104729 + step * 17) % 9 - 4) for step in range(100))
        roads.append('M0 %d%s' % (road * 48 // 10, steps))
    with open(path, 'w', encoding='utf-8') as file:
        file.write('<!DOCTYPE html><style>*{margin:0}</style><svg width=800 height=480><path fill=none stroke=black d="%s"/></svg>' % ''.join(roads))


def pages(folder):
    """(name, html, width, height); what is made here goes to `folder`."""
    write_map(os.path.join(folder, 'map.html'))
    yield 'map of 10,000 segments', os.path.join(folder, 'map.html'), 800, 480
    yield 'station (example)', os.path.join(ROOT, 'examples', 'pages', 'station', 'index.html'), 800, 480
    for effect in ('shadows', 'backdrops'):
        for height in (480, 1920):
            yield effect, os.path.join(HERE, 'pages', effect + '.html'), 800, height
    corpus = os.path.join(os.environ.get('WEFT_CORPORA', ''), 'dashboards')
    for name in sorted(os.listdir(corpus)) if os.path.isdir(corpus) else []:
        reference = os.path.join(corpus, name, 'reference.png')
        if os.path.exists(reference):
            yield (name, os.path.join(corpus, name, 'index.html')) + png_size(reference)


def run(command):
    """(CPU seconds, resident KB, standard error) of one run; GNU time tells the memory of its child alone."""
    with tempfile.TemporaryFile() as errors, tempfile.NamedTemporaryFile('r') as resident:
        process = subprocess.Popen(['/usr/bin/time', '-q', '-f', '%M', '-o', resident.name] + command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        errors.seek(0)
        text = errors.read().decode('utf-8', 'replace')
        resident_kb = int(resident.read() or 0)
    if status:
        sys.exit('pages.py: %s\n%s' % (' '.join(command), text))
    return usage.ru_utime + usage.ru_stime, resident_kb, text


def measure(commands, runs):
    """(least CPU ms, largest resident MB, standard error) of each of `commands`, which take turns."""
    measured = [[run(command) for command in commands] for _ in range(runs)]
    return [(min(cpu for cpu, _, _ in each) * 1000, max(rss for _, rss, _ in each) / 1024, each[0][2]) for each in zip(*measured)]


def print_row(name, size, row):
    print(('%-24s %9s' + ' %9.1f %9.1f %9.0f %9.1f %9.1f'[:6 * len(row)]) % ((name, size) + row), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft', nargs='?', default=os.path.join(ROOT, 'build', 'release', 'weft'))
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--rival', metavar='COMMAND', default='')
    options = parser.parse_args()
    rows = {}
    print('%-24s %9s %9s %9s %9s' % ('page', 'size', 'CPU ms', 'RSS MB', 'heap KB') + (' %9s %9s' % ('CPU ms', 'RSS MB (rival)') if options.rival else ''))
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, 'page.png')
        for name, html, width, height in pages(folder):
            commands = [[options.weft, 'render', html, '--size', '%dx%d' % (width, height), '--stats', '-o', picture]]
            if options.rival:
                commands.append([word.format(html=html, width=width, height=height, png=picture) for word in shlex.split(options.rival)])
            (cpu, rss, statistics_text), *rival = measure(commands, options.runs)
            heap = json.loads(statistics_text.strip().split('\n')[-1])['peak_heap']
            size = '%dx%d' % (width, height)
            rows[name + ' ' + size] = (cpu, rss, heap / 1024) + tuple(figure for each in rival for figure in each[:2])
            print_row(name, size, rows[name + ' ' + size])
    print_row('median', '', tuple(statistics.median(column) for column in zip(*rows.values())))
    if options.rival:
        print('slower than the rival: ' + (', '.join(name for name, row in rows.items() if row[0] > row[3]) or 'none'))


if __name__ == '__main__':
    main()
