#!/usr/bin/env python3
"""Shows each picture of panels/traces that a driver of a panel's maker, or of a library, shows too, with weft's driver: the glass
must be the same, and each register in which the streams differ must have its reason in drivers/registers.txt.

usage: tests/drivers/registers.py WEFT_REPLAY [PART OF A PANEL'S NAME]

A register counts with what it held before the refresh. Picture memory, its windows and counters, and waveforms that are sent are not
compared: the picture says whether they are right. Without WEFT_CORPORA the test is skipped (77).
"""

import csv
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import traces

REASONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'drivers', 'registers.txt')

# A panel, and the stream of another driver for it.
STREAMS = (
    ('gdey0154d67', 'gxepd2/154_GDEY0154D67'), ('gdey0213b74', 'gxepd2/213_GDEY0213B74'), ('gdeh0213b73', 'gxepd2/213_B73'),
    ('gdey029t94', 'gxepd2/290_GDEY029T94'), ('gdey042t81', 'gxepd2/420_GDEY042T81'), ('gdeq0426t82', 'gxepd2/426_GDEQ0426T82'),
    ('gdey042z98', 'gxepd2/420c_GDEY042Z98'), ('gdew029t5', 'gxepd2/290_T5'), ('gdew029t5d', 'gxepd2/290_T5D'),
    ('gdew042t2', 'gxepd2/420'), ('gdeq042z21', 'gxepd2/420c_Z21'), ('waveshare-7in5-v2', 'waveshare/7in5_V2'),
    ('gdew075t7', 'gxepd2/750_T7'), ('gdew0583t8', 'gxepd2/583_T8'), ('gdey075z08', 'waveshare/7in5b_V2'),
    ('gdeq031t10', 'gxepd2/310_GDEQ031T10'), ('gdey037t03', 'gxepd2/370_GDEY037T03'), ('epd5in65f', 'gxepd2/565c_GDEP0565D90'),
    ('waveshare-7in3f', 'gxepd2/730c_ACeP_730'), ('epd4in0e', 'waveshare/4in0e'), ('gdem0154f51h', 'gxepd2/154c_GDEM0154F51H'),
    ('gdey0213f51', 'gxepd2/213c_GDEY0213F51'), ('inky-what-4', 'waveshare/4in2g'), ('gdem075f52', 'gxepd2/750c_GDEM075F52'),
)

# What is no register: refreshes and power, picture memory, windows and counters, waveforms, questions.
SSD_SKIPPED = {0x11, 0x12, 0x20, 0x24, 0x26, 0x32, 0x44, 0x45, 0x4E, 0x4F, 0x7F, 0xFF}
UC_SKIPPED = {0x02, 0x04, 0x07, 0x10, 0x11, 0x12, 0x13, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x70, 0x71, 0x83, 0x90, 0x91, 0x92}


def data(text):
    def flat(part):
        return b''.join(bytes.fromhex(t.split('*')[0]) * int((t.split('*') + ['1'])[1]) for t in part.split())
    return b''.join(flat(g) * int(n) if n else flat(t)
                    for g, n, t in re.findall(r'\(([^)]*)\)\*(\d+)|([0-9a-f]+(?:\*\d+)?)', text))


def registers(text, is_ssd):
    """What each register held at the last refresh."""
    skipped, trigger = (SSD_SKIPPED, 0x20) if is_ssd else (UC_SKIPPED, 0x12)
    held, at_refresh, code, taken = {}, {}, None, b''
    for line in text.splitlines() + ['C 00']:
        if line.startswith('D') and code is not None:
            taken += data(line[1:])
        if not line.startswith('C'):
            continue
        if code is not None and code not in skipped:
            held[code] = taken
        if code == trigger:
            at_refresh = dict(held)
        code, taken = int(line[2:], 16), b''
    return at_refresh


def packed(folder, row):
    palette, bits, values = traces.PALETTES[row['inks']]
    lines = bytearray()
    for pixels in traces.png_pixels(folder + '/' + row['picture']):
        number = 0
        for pixel in pixels:
            number = number << bits | values[pixel]
        spare = -len(pixels) * bits % 8
        lines += (number << spare).to_bytes((len(pixels) * bits + spare) // 8, 'big')
    return bytes(lines)


def own_stream(replay, panel, lines):
    """The trace, the picture, and what the model says."""
    with tempfile.TemporaryDirectory() as place:
        with open(place + '/lines.bin', 'wb') as file:
            file.write(lines)
        said = subprocess.run([replay, '--record', place + '/own.trace', '--panel', panel, '--lines', place + '/lines.bin', '-o',
                               place + '/shown.bin'], capture_output=True, text=True)
        if said.returncode:
            return '', b'', said.stderr
        with open(place + '/own.trace') as trace, open(place + '/shown.bin', 'rb') as shown:
            return trace.read(), shown.read(), said.stderr


def read_reasons():
    reasons = {}
    with open(REASONS) as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                controller, register, reason = line.split(None, 2)
                reasons[controller, int(register, 16)] = reason.strip()
    return reasons


def main():
    replay, part = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ''
    folder = os.environ.get('WEFT_CORPORA', '') + '/panels/traces'
    if not os.path.exists(folder + '/index.csv'):
        print('WEFT_CORPORA names no folder with panels/traces')
        return 77
    with open(folder + '/index.csv', newline='') as file:
        rows = {row['trace']: row for row in csv.DictReader(file)}
    reasons, used, failed = read_reasons(), set(), 0
    streams = [pair for pair in STREAMS if part in pair[0]]
    for panel, trace in streams:
        row = rows[trace + '.trace']
        chip = traces.chip_of(row)
        lines = packed(folder, row)
        own, shown, said = own_stream(replay, panel, lines)
        if shown != lines:
            failed += 1
            print(f'{panel}: shows another picture than {trace} ({said.strip()})')
            continue
        with open(folder + '/' + trace + '.trace') as file:
            theirs = registers(file.read(), 'SSD' in chip)
        ours = registers(own, 'SSD' in chip)
        for code in sorted(set(ours) | set(theirs)):
            if ours.get(code) == theirs.get(code):
                continue
            used.add((chip, code))
            if (chip, code) not in reasons:
                failed += 1
                print(f'{chip} {code:02X} differs without a reason: {panel} {(ours.get(code) or b"-").hex()}, '
                      f'{trace} {(theirs.get(code) or b"-").hex()}')
    for chip, code in sorted(set(reasons) - used if not part else []):
        failed += 1
        print(f'{chip} {code:02X} is no difference any more')
    print(f'{len(streams)} panels: {len(used)} registers differ with a reason, {failed} failures')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
