#!/usr/bin/env python3
"""Holds what the firmware costs against the ceilings of tests/scores.json, with 3 % of slack.

usage: tools/firmware_figures.py [--write | --table | --awake]

Renders the example page from flash under QEMU's instruction counter on five panels, and on the RISC-V board: heap with the
allocator's own bytes, stack, and millions of instructions; visits it over https, asleep in between; and sums the text of each library in
the link maps. Needs `tools/firmware build` for both boards, nghttpd and openssl. --write makes the
figures the new ceilings. --table prints the tables of README.md instead: the owners of the heap in each phase, from a page over
https and HTTP/2, and the text of each library and feature. --awake prints what a visit over https takes: the first one, one after
deep sleep, and one whose page is unchanged.
"""
import argparse
import contextlib
import json
import os
import re
import shutil
import socket
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
ROOM = {'million_instructions': 1}  # packets come at their own time, and each wait costs
NOISE = 1.1  # of what comes over a network, at its own time
AWAKE_HEAP_KB = '256'  # with room: near its limit a page costs more, and each time another sum
PAGE = os.path.join(ROOT, 'examples', 'pages', 'station')
PHASES = ('load', 'layout', 'paint')
# What the budgets of the firmware are called, and what the table says; a budget counts what its parts hold too.
OWNERS = (('page', 'document, styles'), ('boxes', 'boxes, lines'), ('paint', 'display list, lines of pixels'), ('freetype', 'fonts: FreeType'),
          ('glyphs', 'fonts: glyph cache'), ('held pictures', 'pictures held'), ('decoders', 'decoders'), ('mbedtls', 'TLS'),
          ('http', 'h2, bodies on their way'), ('lwip', 'lwIP'))
LIBRARIES = (('weft', 'weft'), ('mbed', 'mbedTLS'), ('freetype', 'FreeType'), ('nghttp2', 'nghttp2'), ('jpeg', 'libjpeg-turbo'),
             ('spng', 'libspng'), ('z', 'zlib'), ('lwip', 'lwIP'))


# What takes flash, by patterns of "LIBRARY:OBJECT" in the link map.
FEATURES = (
    ('HTML', 'weft_html:'), ('CSS', 'weft_css'), ('layout', 'weft_layout:'), ('painting, dithering, packing', 'weft_(paint|output|render|base):'),
    ('fonts, ligatures and kerning, FreeType', 'weft_fonts:|freetype:'), ('JPEG (`WEFT_JPEG`)', 'weft_image:(jpeg_|exif)|jpeg:'),
    ('PNG (`WEFT_PNG`), gzip', 'weft_image:(png_|gunzip)|spng:|z:'), ('pictures, whatever their format', 'weft_image:'),
    ('SVG (`WEFT_SVG`), masks and shapes of HTML', 'weft_svg:(?!filter)'), ('filters (`WEFT_FILTERS`)', 'weft_filter:|weft_svg:filter'),
    ('fetching: h1, h2, nghttp2', 'weft_fetch:(?!tls)|nghttp2:'), ('TLS: mbedTLS, whom to trust', 'weft_fetch:tls|mbed'),
    ('drivers of five panels', 'weft_(drivers|wake)'), ('lwIP', 'lwip:'), ('C library, arithmetic, the board', ''))


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


@contextlib.contextmanager
def serving(folder, key, chain):
    """The URL of `folder`, which nghttpd serves over https on a port of its own."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(['nghttpd', '-a', '127.0.0.1', '-d', folder, str(port), key, chain], stdout=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as client:
                if client.connect_ex(('127.0.0.1', port)) == 0:
                    break
            time.sleep(0.05)
        yield 'https://localhost:%d/' % port
    finally:
        server.terminate()
        server.wait()


def emulate_over_https(folder, names, *options):
    """What the firmware says of the pages `names` of `folder`, from a server of this machine."""
    with tempfile.TemporaryDirectory() as work:
        key, chain = certificate(work)
        with serving(folder, key, chain) as url:
            done = subprocess.run([os.path.join(ROOT, 'tools', 'firmware'), 'emulate', *(name if name == 'sleep' else url + name for name in names),
                                   '--panel', PANELS[0], '--ca', chain, '-o', os.path.join(work, 'x.png'), *options],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit('firmware_figures.py: %s: %s' % (PANELS[0], done.stdout))
    return done.stdout


def awake():
    """What each visit to the example page takes: millions of instructions, bytes on the wire, handshakes that were resumed."""
    with tempfile.TemporaryDirectory() as folder:
        site = shutil.copytree(PAGE, os.path.join(folder, 'site'))
        shutil.copy(os.path.join(site, 'index.html'), os.path.join(site, 'changed.html'))
        said = emulate_over_https(site, ('index.html', 'sleep', 'changed.html', 'sleep', 'changed.html'), '--icount', '--heap', AWAKE_HEAP_KB)
    if 'note: ' in said:
        sys.exit('firmware_figures.py: not all of the page was drawn: ' + said)
    visits = []
    for visit in re.split(r'^clock: start ', said, flags=re.M)[1:]:
        began = int(re.match(r'\d+', visit).group())
        ended = max(int(ms) for ms in re.findall(r'^clock: (?:load|paint) (\d+)', visit, re.M))
        wire = [tuple(map(int, counts)) for counts in re.findall(r'^air: \w+ sent (\d+), received (\d+)', visit, re.M)]
        visits.append({'million_instructions': (ended - began) * INSTRUCTIONS_A_MS / 1e6, 'sent': wire[-1][0] - wire[0][0],
                       'received': wire[-1][1] - wire[0][1], 'resumed': int(re.search(r'(\d+) of them resumed', visit).group(1)),
                       'is_drawn': 'clock: paint' in visit})
    return dict(zip(('cold', 'resumed', 'unchanged'), visits))


def print_awake():
    print('| visit | million instructions | bytes sent | bytes received | the panel |\n|---|--:|--:|--:|---|')
    for name, visit in awake().items():
        print('| {} | {:.0f} | {:,} | {:,} | {} |'.format(name, visit['million_instructions'], visit['sent'], visit['received'],
                                                        'is refreshed' if visit['is_drawn'] else 'stays off'))


def print_table():
    """The tables of README.md."""
    said = emulate_over_https(PAGE, ('index.html',))
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
    print_features()


def print_text(board, sizes):
    """The text of each library, in a line."""
    named = [(name, sum(size for library, size in sizes.items() if library == prefix or (prefix in ('weft', 'mbed') and library.startswith(prefix))))
             for prefix, name in LIBRARIES]
    rest = sum(sizes.values()) - sum(size for _, size in named)
    print('text and constants on %s in KB (-Os): ' % board + ', '.join('%s %.0f' % (name, size / 1000) for name, size in named + [('the rest', rest)]) +
          '; together %.0f' % (sum(sizes.values()) / 1000))


def features(board):
    """Bytes of code and constants by feature; what comes first takes what is alike."""
    sizes = dict.fromkeys((name for name, _ in FEATURES), 0)
    for (library, source), size in linked_sizes(board).items():
        where = '%s:%s' % (library, source)
        sizes[next(name for name, pattern in FEATURES if re.match(pattern, where))] += size
    return sizes


def print_features():
    boards = [features(board) for board in MAPS]
    print('\n| flash | Thumb-2 KB | RV32 KB |\n|---|--:|--:|')
    for name, _ in FEATURES:
        print('| %s | %s |' % (name, ' | '.join('%.0f' % (sizes[name] / 1000) for sizes in boards)))
    print('| **together** | %s |' % ' | '.join('%.0f' % (sum(sizes.values()) / 1000) for sizes in boards))


def text_sizes(board='mps2'):
    """Bytes of code and constants by library, of those with a kilobyte or more."""
    sizes = Counter()
    for (library, _), size in linked_sizes(board).items():
        sizes[library] += size
    return {name: size for name, size in sorted(sizes.items()) if size >= 1000}


def linked_sizes(board):
    """Bytes of code and constants by library and object, from the map of the linked firmware."""
    sizes = Counter()
    section = re.compile(r'^ \.(?:text|s?rodata)\S*\s+0x[0-9a-f]+\s+(0x[0-9a-f]+) (\S+)$', re.M)
    with open(MAPS[board], encoding='utf-8') as file:
        joined = re.sub(r'^( \.\S+)\n\s+', r'\1 ', file.read().split('Linker script and memory map')[1], flags=re.M)
    for size, source in section.findall(joined):
        archive = re.search(r'lib([\w+]+)\.a\((.*)\)', source)
        sizes[archive.groups() if archive else ('board', source)] += int(size, 16)
    return sizes


def judge(name, figures, ceilings, slack=SLACK):
    """Prints the figures; whether all are below their ceilings."""
    good = True
    for key, figure in figures.items():
        ceiling = ceilings.get(key)
        grown = ceiling is not None and figure > max(ceiling * slack, ceiling + ROOM.get(key, 0))
        good &= not grown
        print('%-20s %-22s %10g  (ceiling %s)%s' % (name, key, figure, ceiling, '   GREW' if grown else ''))
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--table', action='store_true')
    parser.add_argument('--awake', action='store_true')
    options = parser.parse_args()
    if options.table:
        print_table()
        return 0
    if options.awake:
        print_awake()
        return 0
    figures = {panel: rendering(panel) for panel in PANELS}
    figures['text_bytes'] = text_sizes()
    figures['virt'] = rendering(PANELS[0], 'virt')
    figures['virt text_bytes'] = text_sizes('virt')
    with open(CEILINGS, encoding='utf-8') as file:
        scores = json.load(file)
    ceilings = scores.get('firmware', {})
    results = [judge(name, rows, ceilings.get(name, {})) for name, rows in figures.items()]
    visits = {'awake, ' + name: {key: visit[key] for key in ('million_instructions', 'sent', 'received')} for name, visit in awake().items()}
    results += [judge(name, rows, ceilings.get(name, {}), NOISE) for name, rows in visits.items()]
    figures.update(visits)
    if options.write:
        scores['firmware'] = figures
        with open(CEILINGS, 'w', encoding='utf-8') as file:
            json.dump(scores, file, indent=2, sort_keys=True)
            file.write('\n')
        return 0
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
