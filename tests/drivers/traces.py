"""Plays the byte streams of other people's drivers to the models of their panels, and compares what
the glass shows with the picture that those drivers were given.

    traces.py WEFT_REPLAY [PART-OF-A-NAME]

Every stream of a controller that is modelled shows its picture and is no violation, or stands in
EXCEPTIONS with the reason. The streams, their pictures and index.csv are in panels/traces of the
folder that WEFT_CORPORA names; without it the test is skipped (77).
"""

import concurrent.futures
import csv
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

# The controllers that are modelled, by the names of the index.
CHIPS = {name: name for name in (
    'SSD1608 SSD1675B SSD1677 SSD1680 SSD1681 SSD1682 SSD1683 SSD1683x2 IL3820 IL3829 IL3897 '
    'UC8151 UC8151D IL0373 UC8176 IL0398 UC8276 UC8276C UC8179 UC8253 UC8159 IL0371 AC073TC1 E6 '
    'E6x2 JD79660 JD79661 JD79665 JD79665AA JD79667 JD79668 ILI9341 ILI9342 ILI9488 ST7735 ST7789 '
    'ST7796 GC9A01 GC9107 ILI9486 HX8357B IL0324 HX8717 SSD2677 UC8175 JD79686 IL91874 SSD1685 SSD1306 SSD1309 SH1106 SH1107 SSD1327 SSD1351').split()}
# Named by the shape of the stream alone.
CHIPS.update({'SSD1677?': 'SSD1677', 'SSD1680?': 'SSD1680', 'SSD1681?': 'SSD1681',
              'UC8151D?': 'UC8151D', 'UC8253?': 'UC8253', 'UC81xx?': 'UC81xx',
              'JD796xx?': 'JD79667', 'BWRY ?': 'JD79667', 'BWRY x2 ?': 'BWRYx2', 'SSD16xx?': 'SSD1683',
              'UC8276 or SSD1683': 'UC8276'})
# Their memory is that of another one, as far as these streams use it.
CHIPS.update({'SSD1315': 'SSD1306', 'SSD1312': 'SSD1306', 'SSD1305': 'SH1106'})

# The others, and why there is no model.
UNMODELLED = {
    'JD79653A': 'no datasheet is at hand; its old picture is written by 26',
    'IL3895': 'glass whose last lines are joined in an order that no sheet has',
    'IL0376F': 'two bits for black and one for red: no panel of the table has it',
    'JD79686AB': 'both chips are selected at once, which the stream has one after the other',
    'SSD1606': 'an address counter of one byte: no panel of the table has it',
    'SSD1607': 'an address counter of one byte: no panel of the table has it',
    'ILI9225': 'registers of 16 bits, not MIPI DCS',
    'SSD1317': 'commands of their own',
    'SSD1318': 'commands of their own', 'SSD1322': 'grays with commands of their own',
    'SSD1325': 'grays with commands of their own', 'SSD1329': 'grays with commands of their own',
    'SSD1331': 'colours with commands of their own',
    'SH1108': 'rows in columns, without a sheet', 'SH1122': 'grays with commands of their own',
    'PCD8544': 'an LCD', 'ST7565': 'an LCD', 'UC1701': 'an LCD', 'ST7305': 'an LCD',
    'ST7920': 'an LCD', 'LS013B7DH03': 'an LCD without D/C',
}

# The palette of each list of inks, and the values that its inks have there.
PALETTES = {
    'bw': ('mono', 1, [0, 1]), 'mono': ('mono', 1, [1, 0]),
    'gray': ('gray16', 4, [15, 0]),
    'bwr': ('bwr', 2, [0, 1, 2]), 'bwy': ('bwy', 2, [0, 1, 2]),
    'bwry': ('bwry', 2, [0, 1, 2, 3]), 'acep7': ('acep7', 4, [0, 1, 2, 3, 4, 5, 6]),
    'gray4': ('gray4', 2, [0, 1, 2, 3]),
    'e6': ('spectra6', 4, [0, 1, 2, 3, 5, 6]),
    'rgb565': ('rgb565', 16, [0x0000, 0xFFFF, 0xF800, 0x07E0, 0x001F, 0xFFE0, 0xFD20]),
}

# Glasses that are joined to their chip in another way than straight, by the beginning of the name.
JOINED = [
    ('bb_epaper/EP213ZZ', ['--place', '8,0']),
    ('adafruit/ili9341', ['--wiring', 'xb']),
    ('arduino_gfx/ili9341', ['--wiring', 'xb']),
    ('arduino_gfx/ili9342', ['--wiring', 'xyb']),
    ('arduino_gfx/ili9488', ['--wiring', 'xb']),
    ('arduino_gfx/ili9486', ['--wiring', 'xb']),
    ('arduino_gfx/hx8357b', ['--wiring', 'xb']),
    ('arduino_gfx/gc9107', ['--wiring', 'xybn', '--place', '2,3']),
    ('adafruit/st7796', ['--wiring', 'xn']),
    ('arduino_gfx/st7796', ['--wiring', 'bn']),
    ('arduino_gfx/gc9a01', ['--wiring', 'bn']),
    ('adafruit/st7735-blacktab', ['--wiring', 'xy', '--memory', '128x160']),
    ('adafruit/st7735-greentab', ['--wiring', 'xyb', '--place', '2,1']),
    ('adafruit/st7735-144', ['--wiring', 'xyb', '--place', '2,1', '--memory', '132x132']),
    ('adafruit/st7735-hallowing', ['--wiring', 'b', '--place', '2,1', '--memory', '132x132']),
    ('adafruit/st7735-mini160x80-plugin', ['--wiring', 'xybn', '--place', '26,1']),
    ('adafruit/st7735-mini160x80', ['--wiring', 'xy', '--place', '24,0', '--memory', '128x160']),
    ('arduino_gfx/st7735-80x160', ['--wiring', 'xybn', '--place', '26,1']),
    ('adafruit/st7789-240x280', ['--wiring', 'xyn', '--place', '0,20']),
    ('adafruit/st7789-170x320', ['--wiring', 'xyn', '--place', '35,0']),
    ('adafruit/st7789-172x320', ['--wiring', 'xyn', '--place', '34,0']),
    ('adafruit/st7789', ['--wiring', 'xyn']),
    ('arduino_gfx/st7789-135x240', ['--wiring', 'n', '--place', '52,40']),
    ('arduino_gfx/st7789-170x320', ['--wiring', 'n', '--place', '35,0']),
    ('arduino_gfx/st7789', ['--wiring', 'n']),
    ('inky/ssd1608', ['--place', '8,0']),
    ('waveshare/3in97g', ['--wiring', 'x']),
    ('bb_epaper/EP397YR', ['--wiring', 'x']),
    ('gxepd2/290_GDEY029T71H', ['--place', '8,0']),
    ('u8g2/sh1106_128x32', ['--place', '2,0', '--wiring', 's']),
    ('u8g2/sh1106_64x32', ['--place', '36,0']),
    ('u8g2/sh1106', ['--place', '2,0']),
    ('u8g2/ssd1306_128x32', ['--place', '3,0', '--wiring', 's']),
    ('u8g2/ssd1306_128x64_alt0', ['--wiring', 's']),
    ('u8g2/ssd1306_i2c_128x64_alt0', ['--wiring', 's']),
    ('u8g2/ssd1305', ['--place', '2,0']),
    ('u8g2/ssd1312', ['--wiring', 'y']),
    ('u8g2/sh1107_64x128', ['--place', '32,0']),
    ('u8g2/sh1107_128x80', ['--place', '24,0']),
    ('u8g2/ssd1306_48x64', ['--place', '40,0']),
    ('u8g2/ssd1306_64x32', ['--place', '32,16']),
    ('u8g2/ssd1306_i2c_72x40', ['--place', '28,0']),
    ('u8g2/ssd1309_128x64_noname2', ['--place', '126,0']),
    ('waveshare/5in79', ['--wiring', 'y']),
    ('gxepd2/579c_GDEY0579Z93', ['--wiring', 'y']),
    ('waveshare/7in5b_HD', ['--wiring', 'y', '--place', '0,160']),
    ('waveshare/7in5_HD', ['--wiring', 'y', '--place', '0,160']),
]

# Streams whose picture is seen turned by 180 degrees, because the module is held otherwise.
TURNED = ('u8g2/sh1106_128x64_winstar', 'gxepd2/579c_GDEY0579Z93')

# What the glass above already turns back, though the index tells it of the bare memory.
UPRIGHT = ('waveshare/1in54_V2', 'waveshare/7in5b_HD', 'waveshare/7in5_HD')

MOVED = 'sets the line counter to the end of its window, so that the picture is moved by a line'
EXCEPTIONS = {
    'bb_epaper/EP154R_152x152.trace': MOVED,
    'bb_epaper/EP26R_152x296.trace': MOVED,
    'waveshare/3in97.trace': MOVED,
    'waveshare/3in97-fast.trace': MOVED,
    'waveshare/3in97-partial.trace': MOVED,
    'waveshare/4in26.trace': MOVED,
    'waveshare/4in26-fast.trace': MOVED,
    'waveshare/4in26-partial.trace': MOVED,
    'waveshare/5in0.trace': MOVED,
    'waveshare/5in0-partial.trace': MOVED,
    'waveshare/7in5_HD.trace': MOVED,
    'bb_epaper/EP397_800x480_4GRAY.trace': MOVED,
    'waveshare/3in97-gray4.trace': MOVED,
    'waveshare/4in26-gray4.trace': MOVED,
    'bb_epaper/EP27_176x264_4GRAY.trace': 'sends its window with begin and end exchanged',
    'bb_epaper/EP27_176x264_4GRAY-fast.trace': 'sends its window with begin and end exchanged',
    'bb_epaper/EP213Z_122x250_4GRAY.trace': 'sends 90 bytes of a waveform that has 153',
    'bb_epaper/EP213Z_122x250_4GRAY-fast.trace': 'sends 90 bytes of a waveform that has 153',
    'bb_epaper/EP29R_128x296.trace': 'selects the stage that loads the waveform, and never starts it',
    'bb_epaper/EP27_176x264.trace': 'sends its window with begin and end exchanged',
    'bb_epaper/EP27_176x264-fast.trace': 'sends its window with begin and end exchanged',
    'bb_epaper/EP27_176x264-partial.trace': 'sends its window with begin and end exchanged',
    'bb_epaper/EP213ZZ_122x250.trace': 'sends lines of 16 bytes and no window: no such memory',
    'bb_epaper/EP213ZZ_122x250-partial.trace': 'sends lines of 16 bytes and no window',
    'bb_epaper/EP213ZZ_122x250-region.trace': 'sends lines of 16 bytes and no window',
    'bb_epaper/EP213_104x212.trace': 'selects the waveforms of three inks for two',
    'bb_epaper/EP213R2_122x250-fast.trace': 'refreshes in black and white what it sent in three inks',
    'bb_epaper/EP296_128x296-partial.trace': 'never starts its partial update',
    'bb_epaper/EP426B_800x480-partial.trace': 'compares with white, which its glass did not show',
    'waveshare/4in2-partial.trace': 'compares with white, which its glass did not show',
    'waveshare/7in5b_V2-partial.trace': 'compares with white, which its glass did not show',
    'bb_epaper/EP29YR_128x296.trace': 'has the codes of yellow and red the other way round',
    'bb_epaper/EP73_800x480.trace': 'has the colour codes of Spectra 6 for another glass',
    'bb_epaper/EP81_SPECTRA_1024x576.trace': 'changes chips within a line, which this pair allows',
    'waveshare/2in13_V2-partial.trace': 'updates while the clock is off',
    'waveshare/3in7-partial.trace': 'sends one byte of a column that has two',
    'waveshare/4in2bc.trace': 'leaves the polarity at its reset value, and sends red as 0',
    'waveshare/7in5b_HD.trace': 'goes on with the second plane where the first one ended',
    'u8g2/ssd1306_128x32_winstar.trace': 'writes past the last column, where a page ends',
    'u8g2/ssd1306_128x32_winstar-partial.trace': 'writes past the last column, where a page ends',
    'waveshare/5in79-partial.trace': 'counts the lines of its window from the other end',
    'gxepd2/579c_GDEY0579Z93.trace': 'clears more than its window holds',
    'waveshare/7in5_V2_old-partial.trace': 'has a waveform with a polarity of its own',
    'waveshare/3in52.trace': 'sends its picture and never refreshes',
    'waveshare/3in52b.trace': 'does not tell its chip, whose polarity is another',
    'bb_epaper/EP122_192x176-partial.trace': 'goes on with the second plane where the first one ended',
    'bb_epaper/EP122_192x176-region.trace': 'goes on with the second plane where the first one ended',
    'gxepd2/579c_GDEY0579F51.trace': 'has two chips, which share the columns in a way of their own',
    'gxepd2/270c.trace': 'sends its planes by 14 and 15, with their windows in front',
    'waveshare/4in2b_V2_old-id00.trace': 'leaves the polarity at its reset value, and sends red as 0',
}


def png_pixels(name):
    """The indices of an indexed PNG, row by row."""
    with open(name, 'rb') as file:
        data = file.read()[8:]
    packed = b''
    while data:
        size, kind = struct.unpack('>I4s', data[:8])
        body = data[8:8 + size]
        if kind == b'IHDR':
            width, height, depth = struct.unpack('>IIB', body[:9])
        if kind == b'IDAT':
            packed += body
        data = data[12 + size:]
    raw, step = zlib.decompress(packed), (width * depth + 7) // 8
    rows, above = [], bytes(step)
    for y in range(height):
        line = bytearray(raw[y * (step + 1) + 1:(y + 1) * (step + 1)])
        kind = raw[y * (step + 1)]
        for i in range(step):
            left = line[i - 1] if i else 0
            corner = above[i - 1] if i else 0
            if kind == 1: line[i] = (line[i] + left) & 255
            elif kind == 2: line[i] = (line[i] + above[i]) & 255
            elif kind == 3: line[i] = (line[i] + (left + above[i]) // 2) & 255
            elif kind == 4:
                guess = left + above[i] - corner
                line[i] = (line[i] + min((left, above[i], corner),
                                         key=lambda value: abs(guess - value))) & 255
        above = bytes(line)
        rows.append(unpacked(line, depth, width))
    return rows


def unpacked(line, bits, width):
    if bits == 16:
        return [line[2 * x] << 8 | line[2 * x + 1] for x in range(width)]
    return [line[x * bits // 8] >> (8 - bits - x * bits % 8) & (1 << bits) - 1
            for x in range(width)]


def expected_rows(folder, row, values):
    """The picture, turned as the index says that the library turns it."""
    rows = [[values[pixel] for pixel in line] for line in png_pixels(folder + '/' + row['picture'])]
    planes, memory = row['planes'], row['memory']
    if 'turned 90 right' in planes:
        rows = [list(line) for line in zip(*rows[::-1])]
    if 'turned 90 left' in planes:
        rows = [list(line) for line in zip(*rows)][::-1]
    if 'turned 180' in planes:
        rows = [line[::-1] for line in rows[::-1]]
    if row['trace'].startswith(UPRIGHT):
        memory = ''
    if 'mirrored y' in memory or 'mirrored y' in planes:
        rows = rows[::-1]
    if 'mirrored x' in memory:
        rows = [line[::-1] for line in rows]
    if row['trace'].startswith(tuple(TURNED)):
        rows = [line[::-1] for line in rows[::-1]]
    if 'rotation1' in row['trace']:  # a quarter turn: the glass is upright
        rows = [list(line) for line in zip(*rows[::-1])]
    return rows


def chip_of(row):
    """UC8159 is the name of two: with gray levels, and with seven inks."""
    chip = CHIPS[row['controller']]
    if row['trace'].startswith('gxepd2/579c_GDEY0579Z93'):
        return 'SSD1683x2'
    if row['trace'].endswith('-id01.trace'):
        return 'SSD1683'
    return 'UC8159/SPD1656' if chip == 'UC8159' and row['inks'] == 'acep7' else chip


def grays(planes):
    """The gray of each pair of bits, first plane first, as the stream has them: the waveform that
    it sends or selects says so, and waveforms are not modelled."""
    bits = {command: dict(re.findall(r'([KdlW])=([01])', text)) for command, text in
            re.findall(r'\b(10|13|24|26)\b[^:]*: ([^;]*)', planes)}
    first, second = (bits[command] for command in sorted(bits))
    of_pair = {first[shade] + second[shade]: str('KdlW'.index(shade)) for shade in 'KdlW'}
    return ''.join(of_pair[pair] for pair in ('00', '01', '10', '11'))


def glass_options(row):
    options = ['--grays', grays(row['planes'])] if row['inks'] == 'gray4' else []
    for name, joined in JOINED:
        if row['trace'].startswith(name):
            return options + joined
    return options


def play(replay, folder, row):
    """What is wrong with the stream; empty when nothing is."""
    palette, bits, values = PALETTES['gray' if row['controller'] == 'SSD1327' else row['inks']]
    rows = expected_rows(folder, row, values)
    height, width = len(rows), len(rows[0])
    with tempfile.TemporaryDirectory() as place:
        shown = place + '/shown.bin'
        told = subprocess.run(
            [replay, '--trace', folder + '/' + row['trace'], '--controller', chip_of(row),
             '--size', f'{width}x{height}', '--palette', palette, '-o', shown, *glass_options(row)],
            capture_output=True, text=True)
        wrong = sorted({line.rsplit(': ', 1)[-1] for line in told.stderr.splitlines()
                        if ': warning: ' not in line})
        if not os.path.exists(shown):
            return wrong or ['no picture']
        with open(shown, 'rb') as file:
            packed = file.read()
    step = (width * bits + 7) // 8
    got = [unpacked(packed[y * step:(y + 1) * step], bits, width) for y in range(height)]
    different = sum(a != b for x, y in zip(got, rows) for a, b in zip(x, y))
    return wrong + ([f'{different} pixels differ'] if different else [])


def main():
    replay = sys.argv[1]
    part = sys.argv[2] if len(sys.argv) > 2 else ''
    folder = os.environ.get('WEFT_CORPORA', '') + '/panels/traces'
    if not os.path.exists(folder + '/index.csv'):
        print('WEFT_CORPORA names no folder with panels/traces')
        return 77
    with open(folder + '/index.csv', newline='') as file:
        rows = [row for row in csv.DictReader(file) if part in row['trace']]
    modelled = [row for row in rows if row['controller'] in CHIPS and row['inks'] in PALETTES]
    unnamed = {row['controller'] for row in rows} - set(CHIPS) - set(UNMODELLED)
    for controller in sorted(unnamed):
        print(f'{controller}: neither a model nor a reason for none')
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda row: play(replay, folder, row), modelled))
    failed = exceptions = 0
    for row, wrong in zip(modelled, results):
        reason = EXCEPTIONS.get(row['trace'])
        if wrong and reason is None:
            failed += 1
            print(f"{row['trace']} ({row['controller']}): {', '.join(wrong)}")
        elif not wrong and reason is not None and not part:
            failed += 1
            print(f"{row['trace']}: is no exception any more ({reason})")
        exceptions += reason is not None
    print(f'{len(modelled)} of {len(rows)} streams have a model: '
          f'{len(modelled) - failed - exceptions} show their picture, {exceptions} are exceptions, '
          f'{failed} fail')
    return 1 if failed or unnamed or not modelled else 0


if __name__ == '__main__':
    sys.exit(main())
