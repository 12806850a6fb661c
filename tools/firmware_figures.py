#!/usr/bin/env python3
"""Holds what the firmware costs against the ceilings of tests/scores.json, with 3 % of slack.

usage: tools/firmware_figures.py [--write]

Renders the example page from flash under QEMU's instruction counter on two panels: heap with the allocator's own bytes, stack,
and millions of instructions; and sums the text of each library in the link map. Needs `tools/firmware build`. --write makes the
figures the new ceilings.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
CEILINGS = os.path.join(ROOT, 'tests', 'scores.json')
MAP = os.path.join(ROOT, 'build', 'firmware', 'firmware.map')
PANELS = ('waveshare-7in5-v2', 'cyd-ili9342')
INSTRUCTIONS_A_MS = 125_000  # -icount shift=3: 8 ns each
SLACK = 1.03


def rendering(panel):
    """Heap, stack and instructions of the example page."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([os.path.join(ROOT, 'tools', 'firmware'), 'emulate', 'file:///page/index.html', '--panel', panel, '--icount',
                               '--flash', os.path.join(ROOT, 'examples', 'pages', 'station'), '-o', os.path.join(folder, 'x.png')],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit('firmware_figures.py: %s: %s' % (panel, done.stdout))
    return {
        'heap_bytes': max(int(n) for n in re.findall(r'^allocated: \S+ (\d+)', done.stdout, re.M)),
        'stack_bytes': max(int(n) for n in re.findall(r'^stack: \S+ (\d+)', done.stdout, re.M)),
        'million_instructions': int(re.search(r'^clock: paint (\d+)', done.stdout, re.M).group(1)) * INSTRUCTIONS_A_MS / 1e6,
    }


def text_sizes():
    """Bytes of code and constants by library, from the map of the linked firmware."""
    sizes = Counter()
    section = re.compile(r'^ \.(?:text|rodata)\S*\s+0x[0-9a-f]+\s+(0x[0-9a-f]+) (\S+)$', re.M)
    with open(MAP, encoding='utf-8') as file:
        joined = re.sub(r'^( \.\S+)\n\s+', r'\1 ', file.read().split('Linker script and memory map')[1], flags=re.M)
    for size, source in section.findall(joined):
        archive = re.search(r'lib([\w+]+)\.a', source)
        sizes[archive.group(1) if archive else 'board'] += int(size, 16)
    return {name: size for name, size in sorted(sizes.items()) if size >= 1000}


def judge(name, figures, ceilings):
    """Prints the figures; whether all are below their ceilings."""
    good = True
    for key, figure in figures.items():
        ceiling = ceilings.get(key)
        grown = ceiling is not None and figure > ceiling * SLACK
        good &= not grown
        print('%-20s %-22s %10g  (ceiling %s)%s' % (name, key, figure, ceiling, '   GREW' if grown else ''))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    figures = {panel: rendering(panel) for panel in PANELS}
    figures['text_bytes'] = text_sizes()
    with open(CEILINGS, encoding='utf-8') as file:
        scores = json.load(file)
    ceilings = scores.get('firmware', {})
    results = [judge(name, rows, ceilings.get(name, {})) for name, rows in figures.items()]
    if options.write:
        scores['firmware'] = figures
        with open(CEILINGS, 'w', encoding='utf-8') as file:
            json.dump(scores, file, indent=2, sort_keys=True)
            file.write('\n')
        return 0
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
