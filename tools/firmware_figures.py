#!/usr/bin/env python3
"""Holds what the firmware costs against the ceilings of tests/scores.json, with 3 % of slack.

usage: tools/firmware_figures.py [--write | --table]

Renders the example page from flash under QEMU's instruction counter on five panels, and on the RISC-V board: heap with the
allocator's own bytes, stack, and millions of instructions; and sums the text of each library in the link maps. Needs
`tools/firmware build` for both boards. --write makes the
figures the new ceilings. --table prints the tables of README.md instead: the owners of the heap in each phase, from a page over
https and HTTP/2 (needs nghttpd and openssl), and the text of each library.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
CEILINGS = os.path.join(ROOT, 'tests', 'scores.json')
MAPS = {'mps2': os.path.join(ROOT, 'build', 'firmware', 'firmware.map'),
        'virt': os.path.join(ROOT, 'build', 'firmware-virt', 'firmware.map')}
PANELS = ('waveshare-7in5-v2', 'cyd-ili9342', 'badger2350', 'waveshare-7in3e', 'st7789-240x320')
INSTRUCTIONS_A_MS = 125_000  # -icount shift=3: 8 ns each
SLACK = 1.03
PAGE = os.path.join(ROOT, 'examples', 'pages', 'station')
PHASES = ('load', 'layout', 'paint')
PORT = 28443
# What the budgets of the firmware are called, and what the table says; a budget counts what its parts hold too.
OWNERS = (('page', 'document, styles'), ('boxes', 'boxes, lines'), ('paint', 'display list, lines of pixels'), ('freetype', 'fonts: FreeType'),
          ('glyphs', 'fonts: glyph cache'), ('held pictures', 'pictures held'), ('decoders', 'decoders'), ('mbedtls', 'TLS'),
          ('http', 'h2, bodies on their way'), ('lwip', 'lwIP'))
LIBRARIES = (('weft', 'weft'), ('mbed', 'mbedTLS'), ('freetype', 'FreeType'), ('nghttp2', 'nghttp2'), ('jpeg', 'libjpeg-turbo'),
             ('spng', 'libspng'), ('z', 'zlib'), ('lwip', 'lwIP'))


def rendering(panel, board='mps2'):
    """Heap, stack and instructions of the example page."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([os.path.join(ROOT, 'tools', 'firmware'), 'emulate', 'file:///page/index.html', '--panel', panel, '--board', board, '--icount',
                               '--flash', PAGE, '-o', os.path.join(folder, 'x.png')],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit('firmware_figures.py: %s: %s' % (panel, done.stdout))
    sent, waited = map(int, re.search(r'^wire: sent for (\d+) us, waited for (\d+) us', done.stdout, re.M).groups())
    return {
        'heap_bytes': max(int(n) for n in re.findall(r'^allocated: \S+ (\d+)', done.stdout, re.M)),
        'stack_bytes': max(int(n) for n in re.findall(r'^stack: \S+ (\d+)', done.stdout, re.M)),
        'wire_waited_percent': round(100 * waited / sent),
        'million_instructions': int(re.search(r'^clock: paint (\d+)', done.stdout, re.M).group(1)) * INSTRUCTIONS_A_MS / 1e6,
    }


def certificate(folder):
    """A self-signed certificate for localhost, which is its own authority."""
    key, chain = os.path.join(folder, 'key.pem'), os.path.join(folder, 'chain.pem')
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key,
                    '-out', chain, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
                   check=True, stderr=subprocess.DEVNULL)
    return key, chain


def rendering_over_https(panel):
    """What the firmware says of the example page from a server of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        key, chain = certificate(folder)
        server = subprocess.Popen(['nghttpd', '-a', '127.0.0.1', '-d', PAGE, str(PORT), key, chain], stdout=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            done = subprocess.run([os.path.join(ROOT, 'tools', 'firmware'), 'emulate', 'https://localhost:%d/index.html' % PORT, '--panel', panel,
                                   '--ca', chain, '-o', os.path.join(folder, 'x.png')],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        finally:
            server.terminate()
            server.wait()
    if done.returncode:
        sys.exit('firmware_figures.py: %s: %s' % (panel, done.stdout))
    return done.stdout


def print_table():
    """The tables of README.md."""
    said = rendering_over_https(PANELS[0])
    peaks = {(phase, owner): int(peak) for phase, owner, peak in re.findall(r'^heap: (\w+) ([\w ]+?) \d+ (\d+)$', said, re.M)}
    allocated = {phase: int(bytes) for phase, bytes in re.findall(r'^allocated: (\w+) (\d+)', said, re.M)}
    print('| bytes at most | load | layout | paint |\n|---|--:|--:|--:|')
    for owner, name in OWNERS:
        print('| %s | %s |' % (name, ' | '.join('{:,}'.format(peaks.get((phase, owner), 0)) for phase in PHASES)))
    print('| **all at once** | %s |' % ' | '.join('{:,}'.format(peaks[phase, 'all']) for phase in PHASES))
    print('| with the allocator\'s own, up to here | %s |' % ' | '.join('{:,}'.format(allocated[phase]) for phase in PHASES))
    print('\nstack %s' % re.findall(r'^stack: paint (.*)', said, re.M)[-1])
    for panel in PANELS:
        print('%s: %.0f million instructions' % (panel, rendering(panel)['million_instructions']))
    print('RV32IMAC: %s' % rendering(PANELS[0], 'virt'))
    for board in MAPS:
        print_text(board, text_sizes(board))


def print_text(board, sizes):
    """The text of each library, in a line."""
    named = [(name, sum(size for library, size in sizes.items() if library == prefix or (prefix in ('weft', 'mbed') and library.startswith(prefix))))
             for prefix, name in LIBRARIES]
    rest = sum(sizes.values()) - sum(size for _, size in named)
    print('text and constants on %s in KB (-Os): ' % board + ', '.join('%s %.0f' % (name, size / 1000) for name, size in named + [('the rest', rest)]) +
          '; together %.0f' % (sum(sizes.values()) / 1000))


def text_sizes(board='mps2'):
    """Bytes of code and constants by library, from the map of the linked firmware."""
    sizes = Counter()
    section = re.compile(r'^ \.(?:text|s?rodata)\S*\s+0x[0-9a-f]+\s+(0x[0-9a-f]+) (\S+)$', re.M)
    with open(MAPS[board], encoding='utf-8') as file:
        joined = re.sub(r'^( \.\S+)\n\s+', r'\1 ', file.read().split('Linker script and memory map')[1], flags=re.M)
    for size, source in section.findall(joined):
        archive = re.search(r'lib([\w+]+)\.a', source)
        sizes[archive.group(1) if archive else 'board'] += int(size, 16)
    return {name: size for name, size in sorted(sizes.items()) if size >= 1000}


def judge(name, figures, ceilings, slack=SLACK):
    """Prints the figures; whether all are below their ceilings."""
    good = True
    for key, figure in figures.items():
        ceiling = ceilings.get(key)
        grown = ceiling is not None and figure > ceiling * slack
        good &= not grown
        print('%-20s %-22s %10g  (ceiling %s)%s' % (name, key, figure, ceiling, '   GREW' if grown else ''))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--table', action='store_true')
    options = parser.parse_args()
    if options.table:
        print_table()
        return 0
    figures = {panel: rendering(panel) for panel in PANELS}
    figures['text_bytes'] = text_sizes()
    figures['virt'] = rendering(PANELS[0], 'virt')
    figures['virt text_bytes'] = text_sizes('virt')
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
