#!/usr/bin/env python3
"""Says what each page of other projects needs of the emulated board, and holds it against tests/scores.json.

usage: tools/firmware_dashboards.py [--write] [PAGE…]

The pages are the folders of $WEFT_CORPORA/dashboards, without the fonts that the board's FreeType has no driver for; without WEFT_CORPORA, or outside of `tools/firmware test`, nothing is done
(77). Each that fits into 200 KB is shown over https and HTTP/2 on 800x480 black and white, with the heap that tests/scores.json gives it: the picture
must be the host's, stack and largest block within 3 % of the ceilings, and instructions within 10 %, as packets come at their own
time. --write looks for the smallest heap instead, makes what is found the ceilings, and writes the table into tools/board/README.md;
needs `tools/firmware build`.
"""
import argparse
import contextlib
import glob
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

import firmware_figures
from firmware_figures import CEILINGS, INSTRUCTIONS_A_MS, NOISE, PHASES, ROOT

PANEL = 'waveshare-7in5-v2'
README = os.path.join(ROOT, 'tools', 'board', 'README.md')
FONTS = '/usr/share/fonts/truetype/dejavu'
NAMES = ('DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSansMono', 'DejaVuSansMono-Bold', 'DejaVuSerif', 'DejaVuSerif-Bold')
DEVICE_KB, STEP_KB, LEAST_KB, MOST_KB, ROOM_KB = 200, 4, 64, 640, 256
# A page is tried with this much more than the least it was seen to need, as packets come at their own time.
SPARE_KB = 8
REGIONS = '114+80'
CYCLES = 2  # an instruction from cached flash: a guess
SHOWN_OWNERS = 3
# A page may take this many times the instructions where it only just fits, or as many as it was given.
MOST_NEAR_LIMIT = 1.3
UNREAD_FONTS = ('*.otf', '*.woff')
# What a part of the engine holds is counted by it and by the whole; these are no owners.
WHOLES = ('all', 'fetch', 'fonts', 'images')


class Board:
    """The folder of one run of this tool: certificate, fonts as the board has them, pictures."""

    def __init__(self, folder):
        self.folder = folder
        self.key, self.chain = firmware_figures.certificate(folder)
        self.fonts = os.path.join(folder, 'fonts')
        self.wanted = self.url = None
        os.mkdir(self.fonts)
        for name in NAMES:
            os.symlink(os.path.join(FONTS, name + '.ttf'), os.path.join(self.fonts, name + '.ttf'))

    @contextlib.contextmanager
    def choose(self, page):
        """The page is served; `wanted` is the host's picture of it."""
        picture = os.path.join(self.folder, 'host.png')
        subprocess.run([os.path.join(ROOT, 'build', 'release', 'weft'), 'render', '-q', os.path.join(page, 'index.html'), '--panel', PANEL,
                        '--font-dir', self.fonts, '-o', picture], check=True)
        self.wanted = contents(picture)
        with firmware_figures.serving(page, self.key, self.chain) as self.url:
            yield

    def emulate(self, url, heap, *options):
        """What the board says, and the picture on its glass, or None."""
        picture = os.path.join(self.folder, 'board.png')
        done = subprocess.run([os.path.join(ROOT, 'tools', 'firmware'), 'emulate', url, '--panel', PANEL, '--heap', str(heap), '-o', picture,
                               *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.stdout, contents(picture) if done.returncode == 0 else None

    def over_https(self, heap, *options):
        return self.emulate(self.url + 'index.html', heap, '--ca', self.chain, *options)

    def instructions(self, heap):
        """Millions, from the first request to the glass; endlessly many when the picture is not the host's."""
        return self.counted(*self.over_https(heap, '--icount'))

    def instructions_on_virt(self, page, heap):
        """The same from flash, as its network keeps no time."""
        return self.counted(*self.emulate('file:///page/index.html', heap, '--flash', page, '--icount', '--board', 'virt'))

    def counted(self, said, picture):
        if picture != self.wanted:
            return math.inf
        start, end = (int(re.search(r'^clock: %s (\d+)' % phase, said, re.M).group(1)) for phase in ('start', 'paint'))
        return (end - start) * INSTRUCTIONS_A_MS / 1e6


def contents(path):
    with open(path, 'rb') as file:
        return file.read()


def smallest_heap(fits):
    """In KB, by halving; None when nothing is enough."""
    least, most = LEAST_KB // STEP_KB, MOST_KB // STEP_KB  # too small, large enough
    if not fits(MOST_KB):
        return None
    while most - least > 1:
        middle = (least + most) // 2
        if fits(middle * STEP_KB):
            most = middle
        else:
            least = middle
    return most * STEP_KB


def figures(said):
    """What one run took: peaks by phase and owner, stack, largest block."""
    peaks = {phase: {} for phase in PHASES}
    for phase, owner, peak in re.findall(r'^heap: (\w+) ([\w ]+?) \d+ (\d+)$', said, re.M):
        if phase in peaks:
            peaks[phase][owner] = int(peak)
    return {
        'peaks': peaks,
        'stack_bytes': max(int(n) for n in re.findall(r'^stack: \S+ (\d+)', said, re.M)),
        'largest_block': max(int(n) for n in re.findall(r'^allocated: .* (\d+) at once$', said, re.M)),
    }


def kilobytes(count):
    return '%.0f' % (count / 1024)


def row(page, measured):
    """A line of the table."""
    peaks, needs, millions = measured['peaks'], measured['needs_kb'], measured['million_instructions']
    worst = max(PHASES, key=lambda phase: peaks[phase].get('all', 0))
    owners = sorted(((held, owner) for owner, held in peaks[worst].items() if owner not in WHOLES), reverse=True)[:SHOWN_OWNERS]
    holders = ', '.join('%s %s' % (owner, kilobytes(held)) for held, owner in owners)
    seconds = ' | '.join('%.1f' % (millions * CYCLES / mhz) for mhz in (240, 160))
    return '| %s | %d | %s | %s: %s | %s | %s | %.0f | %.0f | %.2f | %s | %s |' % (
        page, needs, ' / '.join(kilobytes(peaks[phase].get('all', 0)) for phase in PHASES), worst, holders, '{:,}'.format(measured['largest_block']),
        '{:,}'.format(measured['stack_bytes']), millions,
        measured['virt_million_instructions'], measured['near_limit'], seconds, 'yes' if measured['in_regions'] else 'no')


HEAD = ('| page | needs KB | peak KB: load / layout / paint | at the highest | largest block | stack | million instructions | on RV32, from flash | near its limit | '
        's at 240 MHz (estimate) | s at 160 MHz (estimate) | in 114 + 80 KB |\n|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|---|')


def measure(board, page):
    """All about one page, by many runs; None when it is not shown as on the host at all."""
    needs = smallest_heap(lambda kilobytes: board.over_https(kilobytes)[1] == board.wanted)
    if needs is None:
        return None
    measured = figures(board.over_https(needs + SPARE_KB)[0])
    measured['needs_kb'] = needs
    measured['million_instructions'] = board.instructions(needs + ROOM_KB)
    measured['near_limit'] = round(board.instructions(needs + SPARE_KB) / measured['million_instructions'], 2)
    measured['virt_million_instructions'] = board.instructions_on_virt(page, needs + ROOM_KB)
    measured['in_regions'] = board.over_https(REGIONS)[1] == board.wanted
    return measured


def hold(board, page, ceilings):
    """Whether the page is shown in the heap that it was given, within the ceilings."""
    heap = ceilings['needs_kb'] + SPARE_KB
    said, picture = board.over_https(heap)
    if picture != board.wanted:
        print('not shown as on the host in %d KB: %s' % (heap, said))
        return False
    now, name = figures(said), os.path.basename(page)
    good = firmware_figures.judge(name, {key: now[key] for key in ('stack_bytes', 'largest_block')}, ceilings)
    counted = {'million_instructions': board.instructions(ceilings['needs_kb'] + ROOM_KB),
               'virt_million_instructions': board.instructions_on_virt(page, ceilings['needs_kb'] + ROOM_KB)}
    good &= firmware_figures.judge(name, counted, ceilings, NOISE)
    near_limit = board.instructions(heap) / counted['million_instructions']
    most = max(MOST_NEAR_LIMIT, ceilings['near_limit'])
    return firmware_figures.judge(name, {'near_limit': near_limit}, {'near_limit': most}, NOISE) and good


def write(found, scores):
    """The ceilings and the table of README.md."""
    held = ('needs_kb', 'stack_bytes', 'largest_block', 'million_instructions', 'near_limit', 'virt_million_instructions',
            'in_regions')
    scores.setdefault('firmware_dashboards', {}).update({page: {key: measured[key] for key in held} for page, measured in found.items()})
    with open(CEILINGS, 'w', encoding='utf-8') as file:
        json.dump(scores, file, indent=2, sort_keys=True)
        file.write('\n')
    with open(README, encoding='utf-8') as file:
        text = file.read()
    table = '\n'.join([HEAD] + [row(page, measured) for page, measured in sorted(found.items())])
    text = re.sub(r'(<!-- dashboards -->\n).*?(<!-- /dashboards -->)', lambda match: match.group(1) + table + '\n' + match.group(2), text, flags=re.S)
    with open(README, 'w', encoding='utf-8') as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--write', action='store_true')
    parser.add_argument('page', nargs='*')
    options = parser.parse_args()
    corpora = os.environ.get('WEFT_CORPORA')
    if not corpora or not (options.write or os.environ.get('WEFT_FIRMWARE_TEST')):
        print('run `tools/firmware test` with WEFT_CORPORA')
        return 77
    pages = [page for page in sorted(glob.glob(os.path.join(corpora, 'dashboards', '*', '')))
             if not options.page or os.path.basename(os.path.dirname(page)) in options.page]
    with open(CEILINGS, encoding='utf-8') as file:
        scores = json.load(file)
    ceilings = scores.get('firmware_dashboards', {})
    good, found = True, {}
    with tempfile.TemporaryDirectory() as folder:
        board = Board(folder)
        for source in pages:
            name = os.path.basename(os.path.dirname(source))
            page = os.path.join(folder, name)
            shutil.copytree(source, page, ignore=shutil.ignore_patterns(*UNREAD_FONTS))
            if options.write:
                with board.choose(page):
                    measured = measure(board, page)
                if measured:
                    found[name] = measured
                print(row(name, measured) if measured else '%s: never as on the host' % name, flush=True)
            elif name in ceilings and ceilings[name]['needs_kb'] <= DEVICE_KB:
                with board.choose(page):
                    good &= hold(board, page, ceilings[name])
    if options.write and not options.page:
        write(found, scores)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
