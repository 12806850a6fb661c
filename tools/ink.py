#!/usr/bin/env python3
"""What of a page can still be told apart on panels of few inks.

usage: tools/ink.py [WEFT] [--palettes NAME,…] [--check] [--write] [--no-pictures] [--keep FOLDER] [--verbose]

Renders tests/ink/page.html on each palette as packed bytes and judges every line of text, border, rule, flat colour, card and badge by the
inks that stand there, as light relative to the paper. With WEFT_CORPORA also the blocks of its dashboards that became one solid ink,
and always the colour error of the photograph of the example page (mean CIEDE2000 after a Gaussian blur of 4 px in light).

--check      exit status 1 when anything of the page is lost
--write      put the table into render/output/README.md, between its two marks, and tests/ink/gallery.html on each palette beside it
--keep       keep the pictures there
--verbose    name what is lost
"""
import argparse
import math
import os
import re
import struct
import subprocess
import sys
import tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
PAGE = os.path.join(ROOT, 'tests', 'ink', 'page.html')
GALLERY = os.path.join(ROOT, 'tests', 'ink', 'gallery.html')
README = os.path.join(ROOT, 'render', 'output', 'README.md')
BEGIN, END = '<!-- tools/ink.py --write: begin -->', '<!-- end -->'
PALETTES = ['mono', 'gray4', 'bwr', 'bwy', 'bwry', 'acep7', 'spectra6']
GRAY_BITS = {'mono': 1, 'gray4': 2, 'gray16': 4}
INK_BITS = {'bwr': 2, 'bwy': 2, 'bwry': 2, 'acep7': 4, 'spectra6': 4}
BLACK_ON_WHITE = '<style>*{color:#000!important;background:#fff!important;border-color:#fff!important;opacity:1!important;filter:none!important}</style>'
# How far apart (CIE76, relative to the paper) two things must be to be told apart.
TEXT_STEP, LINE_STEP, AREA_STEP = 25, 5, 2


# Colour.

def light_of(byte):
    share = byte / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


LIGHT = [light_of(byte) for byte in range(256)]


def lab_of(light):
    """CIELAB (D65) of an RGB triple of light."""
    def curve(t):
        return math.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
    red, green, blue = light
    x = curve(max(0, (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505))
    y = curve(max(0, 0.2126 * red + 0.7152 * green + 0.0722 * blue))
    z = curve(max(0, (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(a, b):
    return math.dist(lab_of(a), lab_of(b))


def ciede2000(one, two):
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean7 / (mean7 + 25 ** 7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (1 - 0.17 * math.cos(math.radians(hm - 30)) + 0.24 * math.cos(math.radians(2 * hm)) +
         0.32 * math.cos(math.radians(3 * hm + 6)) - 0.20 * math.cos(math.radians(4 * hm - 63)))
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rotation = -2 * math.sqrt(cm ** 7 / (cm ** 7 + 25 ** 7)) * math.sin(math.radians(60 * math.exp(-((hm - 275) / 25) ** 2)))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rotation * dc / sc * dh / sh)


def measured_inks(palette):
    """The light of each pixel value, relative to the panel's black and white."""
    if palette in GRAY_BITS:
        last = (1 << GRAY_BITS[palette]) - 1
        return [(LIGHT[level * 255 // last],) * 3 for level in range(last + 1)]
    source = open(os.path.join(ROOT, 'render', 'output', 'palette.cc')).read()
    table = re.search(r'k%sInks\[\] = \{(\{.*?\})\};' % palette, source, re.S | re.I)[1]
    inks = [[LIGHT[int(byte)] for byte in re.findall(r'\d+', ink)] for ink in re.findall(r'\{([^}]*)\}', table)]
    black, white = inks[:2]
    return [tuple((ink[i] - black[i]) / (white[i] - black[i]) for i in range(3)) for ink in inks]


# Pictures.

class Picture:
    """Rows of pixel values, and the light of each value."""

    def __init__(self, width, height, rows, inks):
        self.width, self.height, self.rows, self.inks = width, height, rows, inks

    def light(self, x, y):
        value = self.rows[y][x]
        return self.inks[value] if self.inks else tuple(LIGHT[byte] for byte in value)

    def mean(self, places):
        """Mean light of the places that lie in the picture; None when none does."""
        lights = [self.light(x, y) for x, y in places if 0 <= x < self.width and 0 <= y < self.height]
        return tuple(sum(light[i] for light in lights) / len(lights) for i in range(3)) if lights else None


def render(weft, html, palette, width, height, out, *more):
    name = out + ('.ppm' if palette == 'rgb' else '.bin')
    command = [weft, 'render', html, '--size', '%dx%d' % (width, height), '--palette', palette, *more, '-o', name]
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if result.returncode:
        sys.exit('ink.py: %s\n%s' % (' '.join(command), result.stderr.decode('utf-8', 'replace')))
    with open(name, 'rb') as file:
        data = file.read()
    if palette == 'rgb':
        data = data[-width * height * 3:]
        return Picture(width, height, [[tuple(data[i:i + 3]) for i in range(y * width * 3, (y + 1) * width * 3, 3)] for y in range(height)], None)
    bits = GRAY_BITS.get(palette) or INK_BITS[palette]
    stride, per_byte, mask = (width * bits + 7) // 8, 8 // bits, (1 << bits) - 1
    spread = [[byte >> (8 - bits * (i + 1)) & mask for i in range(per_byte)] for byte in range(256)]
    rows = [[value for byte in data[y * stride:(y + 1) * stride] for value in spread[byte]][:width] for y in range(height)]
    return Picture(width, height, rows, measured_inks(palette))


# The test page.

ELEMENT = re.compile(r'<([pibus])(?: class="(\w+)")? style="left:(\d+)px;top:(\d+)px;width:(\d+)px;height:(\d+)px;([^"]*)"')
KINDS = {'p': 'text', 'b': 'flat', 'u': 'card', 's': 'badge'}


def elements():
    """(kind, name, left, top, width, height)"""
    for tag, kind, left, top, width, height, style in ELEMENT.findall(open(PAGE).read()):
        yield kind or KINDS[tag], style, int(left), int(top), int(width), int(height)


def area(left, top, width, height):
    return [(x, y) for y in range(top, top + height) for x in range(left, left + width)]


def text_is_lost(picture, stencil, place):
    """Whether the glyphs (black in `stencil`) are of more than one ink, or of one too near to their ground."""
    places = area(*place)
    dark = {(x, y) for x, y in places if stencil.rows[y][x] == 0}
    near = {(x + dx, y + dy) for x, y in dark for dx in range(-3, 4) for dy in range(-3, 4)}
    edge = {(x, y) for x, y in places if stencil.light(x, y) != stencil.inks[-1 if stencil.inks[1][0] < 1 else 1]}
    values = [picture.rows[y][x] for x, y in dark]
    most = max(set(values), key=values.count)
    ground = picture.mean((near & set(places)) - dark - edge)
    return values.count(most) < 0.95 * len(values) or distance(picture.inks[most], ground) < TEXT_STEP


def sides_of(kind, left, top, width, height, thick):
    """(places of the line, of its two neighbours) of each side."""
    def strip(x, y, w, h, across, down):
        return area(x, y, w, h), area(x - across * 3, y - down * 3, w, h), area(x + across * (thick + 2), y + down * (thick + 2), w, h)
    inner = 4
    yield strip(left + inner, top, width - 2 * inner, thick, 0, 1)
    if kind == 'border':
        yield strip(left + inner, top + height - thick, width - 2 * inner, thick, 0, 1)
        yield strip(left, top + inner, thick, height - 2 * inner, 1, 0)
        yield strip(left + width - thick, top + inner, thick, height - 2 * inner, 1, 0)


def line_is_lost(picture, wanted, kind, style, place):
    """Whether a side is like the ground on a side of it where the page tells them apart."""
    thick = place[3] if kind == 'rule' else int(re.search(r'border:(\d)', style)[1])
    for line, before, after in sides_of(kind, *place, thick):
        for ground in (before, after):
            if wanted.mean(line) != wanted.mean(ground) and distance(picture.mean(line), picture.mean(ground)) < LINE_STEP:
                return True
    return False


def middle_of(place):
    left, top, width, height = place
    return area(left + 6, top + 4, width - 12, height - 8)


def asked_of(picture, wanted, place):
    """The light that the page wants there, of grays on gray panels."""
    asked = wanted.mean(middle_of(place))
    if all(ink[0] == ink[1] == ink[2] for ink in picture.inks):
        return (0.2126 * asked[0] + 0.7152 * asked[1] + 0.0722 * asked[2],) * 3
    return asked


def area_error(picture, wanted, place):
    """(CIE76 between what is seen there and what the page wants, and between it and the ground)"""
    left, top, width, height = place
    ground = picture.mean(area(left, top + height, width, 2) + area(left, top - 2, width, 2))
    seen = picture.mean(middle_of(place))
    return distance(seen, asked_of(picture, wanted, place)), distance(seen, ground)


def least_error(inks, asked):
    """CIE76 between a colour and the nearest one that any mixture of the inks has: parts go from ink to ink as long as that comes nearer."""
    inks = sorted(set(inks))

    def error(parts):
        return distance([sum(part * ink[i] for part, ink in zip(parts, inks)) for i in range(3)], asked)
    least = math.inf
    for start in [[1 / len(inks)] * len(inks)] + [[float(ink == first) for ink in inks] for first in inks]:
        parts, here, step = start, error(start), 0.25
        while step > 0.0005:
            moved = False
            for source in range(len(inks)):
                for target in range(len(inks)):
                    part = min(step, parts[source])
                    if source == target or part <= 0:
                        continue
                    other = parts[:]
                    other[source] -= part
                    other[target] += part
                    if error(other) < here - 1e-9:
                        parts, here, moved = other, error(other), True
            if not moved:
                step /= 2
        least = min(least, here)
    return least


def judge_page(picture, wanted, stencil, lost):
    """Fills `lost` (kind -> names); returns (kind -> how many there are, mean error of flat colours, the least that mixtures of the inks have)."""
    total, errors, least = {}, [], []
    for kind, style, *place in elements():
        total[kind] = total.get(kind, 0) + 1
        if kind == 'text':
            gone = text_is_lost(picture, stencil, place)
        elif kind in ('border', 'rule'):
            gone = line_is_lost(picture, wanted, kind, style, place)
        else:
            error, step = area_error(picture, wanted, place)
            gone = step < AREA_STEP
            if kind == 'flat':
                errors.append(error)
                least.append(least_error(picture.inks, asked_of(picture, wanted, place)))
        if gone:
            lost.setdefault(kind, []).append(style)
    return total, sum(errors) / len(errors), sum(least) / len(least)


# Broken strokes.

def pieces(picture, place, is_dark):
    """How many connected parts the dark pixels have."""
    waiting = {(x, y) for x, y in area(*place) if is_dark(picture.rows[y][x])}
    count = 0
    while waiting:
        count += 1
        stack = [waiting.pop()]
        while stack:
            x, y = stack.pop()
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if (x + dx, y + dy) in waiting:
                        waiting.remove((x + dx, y + dy))
                        stack.append((x + dx, y + dy))
    return count


# Dashboards.

def dashboards():
    folder = os.path.join(os.environ.get('WEFT_CORPORA', ''), 'dashboards')
    for name in sorted(os.listdir(folder)) if os.environ.get('WEFT_CORPORA') and os.path.isdir(folder) else []:
        reference = os.path.join(folder, name, 'reference.png')
        if os.path.exists(reference):
            with open(reference, 'rb') as file:
                width, height = struct.unpack('>II', file.read(24)[16:24])
            yield name, os.path.join(folder, name, 'index.html'), width, height


def blocks_with_content(wanted):
    """Corners of the 16x16 blocks in which something can be told apart."""
    found = []
    for top in range(0, wanted.height - 15, 16):
        for left in range(0, wanted.width - 15, 16):
            luma = [0.2126 * r + 0.7152 * g + 0.0722 * b for row in wanted.rows[top:top + 16] for r, g, b in row[left:left + 16]]
            most = max(set(luma), key=luma.count)
            if sum(abs(value - most) >= 24 for value in luma) >= 8:
                found.append((left, top))
    return found


def lost_blocks(picture, blocks):
    return sum(len({value for row in picture.rows[top:top + 16] for value in row[left:left + 16]}) == 1 for left, top in blocks)


# Photographs.

def blurred(plane, width, height):
    """A Gaussian of 4 px as three boxes of 7, 7 and 9."""
    def boxes(line):
        for radius in (3, 3, 4):
            line = [line[0]] * radius + line + [line[-1]] * radius
            total, out, size = sum(line[:2 * radius]), [], 2 * radius + 1
            for i in range(len(line) - size + 1):
                total += line[i + size - 1]
                out.append(total / size)
                total -= line[i]
            line = out
        return line
    rows = [boxes(plane[y * width:(y + 1) * width]) for y in range(height)]
    columns = [boxes([row[x] for row in rows]) for x in range(width)]
    return columns


def photo_error(picture, wanted, gray):
    planes = []
    for source in (picture, wanted):
        lights = [source.light(x, y) for y in range(source.height) for x in range(source.width)]
        if gray and source is wanted:
            lights = [(0.2126 * r + 0.7152 * g + 0.0722 * b,) * 3 for r, g, b in lights]
        planes.append([blurred([light[i] for light in lights], source.width, source.height) for i in range(1 if gray else 3)])
    errors = []
    for x in range(8, picture.width - 8, 3):
        for y in range(8, picture.height - 8, 3):
            seen, asked = ([plane[i][x][y] for i in range(len(plane))] * (3 if gray else 1) for plane in planes)
            errors.append(ciede2000(lab_of(seen), lab_of(asked)))
    return sum(errors) / len(errors)


# All together.

COLUMNS = ['palette', 'text', 'borders', 'rules', 'flats', 'cards', 'badges', 'ΔE of flats', 'least ΔE', 'blocks lost', 'pages > 5 %', 'ΔE of photo']


def measure(options, folder):
    """Rows of the table as texts; whether anything of the page is lost."""
    def made(html, palette, width, height, name, *more):
        return render(options.weft, html, palette, width, height, os.path.join(folder, name + '-' + palette), *more)
    stencil_page = os.path.join(folder, 'stencil.html')
    with open(stencil_page, 'w') as file:
        file.write(open(PAGE).read().replace('</body>', BLACK_ON_WHITE + '</body>'))
    photo_page = os.path.join(folder, 'photo.html')
    with open(photo_page, 'w') as file:
        file.write('<body style="margin:0"><img src="file://%s/examples/pages/station/harbour.jpg" width=320 height=180 style="display:block">' % ROOT)
    wanted = made(PAGE, 'rgb', 800, 480, 'page')
    pages = [(name, html, made(html, 'rgb', width, height, name)) for name, html, width, height in dashboards()]
    blocks = {name: blocks_with_content(picture) for name, _, picture in pages}
    photo = None if options.no_pictures else made(photo_page, 'rgb', 320, 180, 'photo')
    rows, any_lost = [], False
    for palette in options.palettes.split(','):
        lost = {}
        total, error, least = judge_page(made(PAGE, palette, 800, 480, 'page'), wanted, made(stencil_page, palette, 800, 480, 'stencil'), lost)
        any_lost = any_lost or bool(lost)
        row = [palette] + ['%d of %d' % (len(lost.get(kind, [])), total[kind]) for kind in ('text', 'border', 'rule', 'flat', 'card', 'badge')]
        row += ['%.1f' % error, '%.1f' % least]
        shares = [100 * lost_blocks(made(html, palette, picture.width, picture.height, name), blocks[name]) / max(1, len(blocks[name]))
                  for name, html, picture in pages]
        row += ['%.1f %%' % (sum(shares) / len(shares)), str(sum(share > 5 for share in shares))] if shares else ['', '']
        row.append('%.2f' % photo_error(made(photo_page, palette, 320, 180, 'photo'), photo, palette in GRAY_BITS) if photo else '')
        rows.append(row)
        print(' | '.join('%9s' % cell for cell in row), flush=True)
        if options.verbose:
            for kind, styles in lost.items():
                print('    %s: %s' % (kind, '   '.join(styles)))
            for (name, _, _), share in zip(pages, shares):
                if share > 1:
                    print('    %s: %.1f %% of its blocks' % (name, share))
    return rows, any_lost


def write_table(rows):
    table = ['| %s |' % ' | '.join(COLUMNS), '|%s' % ('---|' * len(COLUMNS))] + ['| %s |' % ' | '.join(row) for row in rows]
    text = open(README).read()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    with open(README, 'w') as file:
        file.write(before + BEGIN + '\n' + '\n'.join(table) + '\n' + END + after)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft', nargs='?', default=os.path.join(ROOT, 'build', 'release', 'weft'))
    parser.add_argument('--palettes', default=','.join(PALETTES))
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--no-pictures', action='store_true')
    parser.add_argument('--keep')
    parser.add_argument('--verbose', action='store_true')
    options = parser.parse_args()
    print(' | '.join('%9s' % column for column in COLUMNS))
    with tempfile.TemporaryDirectory() as temporary:
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
        rows, any_lost = measure(options, options.keep or temporary)
    if options.write:
        write_table(rows)
        for palette in PALETTES:
            subprocess.run([options.weft, 'render', GALLERY, '--size', '600x448', '--palette', palette, '--inks', 'measured', '-o',
                            GALLERY.replace('.html', '-%s.png' % palette)], check=True)
    if options.check and any_lost:
        sys.exit(1)


if __name__ == '__main__':
    main()
