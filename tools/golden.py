#!/usr/bin/env python3
"""Has Chromium write the expectations of tests. It is run by hand; its files are committed.

usage: tools/golden.py style [PAGE]...         tests/style/pages/*.html -> tests/style/expected/*.txt: computed styles
       tools/golden.py layout [DOCUMENT]...    tests/layout/chromium/*.html -> *.txt beside them: border boxes and text
       tools/golden.py html [FILE]...          tests/render/html/trees/*.txt: the trees after each "#document"
       tools/golden.py paint [FILE]...         tests/painting/*.txt: the pixels after each "#picture"
       tools/golden.py pages [PAGE]...         tests/pages/*.html -> *.png beside them: whole pages as pictures
       tools/golden.py font                    fonts of tests: tests/layout/chromium/half.ttf, tests/fonts/axes.ttf, tests/pages/signs.ttf, .woff2

Needs /usr/bin/chromium (or $CHROMIUM), node and npm; playwright-core goes to ${XDG_CACHE_HOME:-~/.cache}/weft/golden.
The fonts need python3-fonttools and python3-brotli.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'weft', 'golden')
STYLE = os.path.join(ROOT, 'tests', 'style')
LAYOUT = os.path.join(ROOT, 'tests', 'layout', 'chromium')
TREES = os.path.join(ROOT, 'tests', 'render', 'html', 'trees')
PAINTING = os.path.join(ROOT, 'tests', 'painting')
PAGES = os.path.join(ROOT, 'tests', 'pages')
PROPERTY = re.compile(r'^WEFT_(?:RELATIVE_)?PROPERTY\(\w+, "([^"]+)",\s+\w+,\s+([^,]+),', re.MULTILINE)


def install_playwright():
    if os.path.isdir(os.path.join(CACHE, 'node_modules', 'playwright-core')):
        return
    os.makedirs(CACHE, exist_ok=True)
    subprocess.run(['npm', 'install', '--no-audit', '--no-fund', 'playwright-core'], cwd=CACHE, check=True)


def properties():
    """The longhands of properties.def: [name, whether it is inherited]."""
    with open(os.path.join(ROOT, 'render', 'css', 'style', 'properties.def'), encoding='utf-8') as file:
        return [[name, 'kInherited' in traits] for name, traits in PROPERTY.findall(file.read())]


def run(script, pages, **more):
    """Has tools/golden_`script`.mjs write the second of each pair of files from the first."""
    install_playwright()
    wanted = {
        'playwright': os.path.join(CACHE, 'node_modules', 'playwright-core', 'index.mjs'),
        'chromium': os.environ.get('CHROMIUM', '/usr/bin/chromium'),
        'pages': pages,
        **more,
    }
    return subprocess.run(['node', os.path.join(ROOT, 'tools', f'golden_{script}.mjs')], input=json.dumps(wanted), text=True).returncode


def pairs(asked, sources, targets, ending='.html', result='.txt'):
    """The documents of a folder, or those asked for, and the files that their expectations go to."""
    names = asked or sorted(name for name in os.listdir(sources) if name.endswith(ending))
    names = [os.path.basename(name).removesuffix(ending) for name in names]
    return [[os.path.join(sources, name + ending), os.path.join(targets, name + result)] for name in names]


def style(asked):
    expected = os.path.join(STYLE, 'expected')
    os.makedirs(expected, exist_ok=True)
    return run('style', pairs(asked, os.path.join(STYLE, 'pages'), expected), properties=properties(), initial=os.path.join(expected, 'initial.txt'))


def layout(asked):
    return run('layout', pairs(asked, LAYOUT, LAYOUT))


def html(asked):
    return run('html', pairs(asked, TREES, TREES, '.txt'))


def paint(asked):
    return run('paint', pairs(asked, PAINTING, PAINTING, '.txt'))


def pages(asked):
    return run('pages', pairs(asked, PAGES, PAGES, result='.png'))


# Latin, Hebrew, Arabic, punctuation, kana and ideographs.
CHARACTERS = [range(0x21, 0x7F), range(0xA1, 0x250), range(0x5D0, 0x5EB), range(0x620, 0x64B), range(0x2010, 0x2028), range(0x3001, 0x3100), range(0x4E00, 0x4E80)]


def box(right):
    """A glyph: a box from 50 to `right`, 700 high."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    pen = TTGlyphPen(None)
    for i, corner in enumerate([(50, 0), (50, 700), (right, 700), (right, 0)]):
        (pen.lineTo if i else pen.moveTo)(corner)
    pen.closePath()
    return pen.glyph()


def begin_font(family, glyphs, characters):
    """Every character is half an em wide; ascent 0.8 em, descent 0.2 em, no line gap: the metrics of tests/support/fake_fonts.h."""
    from fontTools.fontBuilder import FontBuilder
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(characters)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (500, 0 if name == 'space' else 50) for name in glyphs})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({'familyName': family, 'styleName': 'Regular'})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sTypoLineGap=0, usWinAscent=800, usWinDescent=200, sxHeight=500, sCapHeight=700)
    builder.setupPost()
    return builder


def drawing(*contours):
    """A glyph of polygons, lists of corners."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    pen = TTGlyphPen(None)
    for corners in contours:
        for i, corner in enumerate(corners):
            (pen.lineTo if i else pen.moveTo)(corner)
        pen.closePath()
    return pen.glyph()


def bar(left, bottom, right, top):
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


# The segments of a digit, 450 wide: top, the upper ones, the middle, the lower ones, bottom.
SEGMENTS = [bar(60, 620, 390, 700), bar(60, 350, 140, 700), bar(310, 350, 390, 700), bar(60, 310, 390, 390),
            bar(60, 0, 140, 350), bar(310, 0, 390, 350), bar(60, 0, 390, 80)]
DIGITS = {'zero': '012456', 'one': '25', 'two': '02346', 'three': '02356', 'four': '1235', 'five': '01356', 'six': '013456', 'seven': '025',
          'eight': '0123456', 'nine': '012356'}
SIGNS_FEATURES = """
feature rlig { sub h o m e by home; sub s u n by sun; sub s e t t i n g s by settings; } rlig;
feature calt { sub comma period by sun; } calt;
feature tnum { sub one by one.tnum; } tnum;
feature zero { sub zero by zero.slashed; } zero;
"""


def save_signs():
    """Letters that are boxes, digits of segments of which the 1 is narrow, and icons that their names become."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    letters = [chr(code) for code in range(ord('a'), ord('z') + 1)]
    glyphs = {'.notdef': box(450), 'space': TTGlyphPen(None).glyph(), 'period': drawing(bar(60, 0, 160, 100)), 'comma': drawing(bar(60, -120, 160, 100))}
    glyphs.update({letter: drawing(bar(50, 0, 450, 500 + 200 * (letter in 'bdfhklt'))) for letter in letters})
    glyphs.update({name: drawing(*(SEGMENTS[int(i)] for i in segments)) for name, segments in DIGITS.items()})
    glyphs['one'] = drawing(bar(60, 0, 140, 700))
    glyphs['one.tnum'] = drawing(bar(190, 0, 270, 700))
    glyphs['zero.slashed'] = drawing(*(SEGMENTS[int(i)] for i in '012456'), [(140, 80), (310, 620), (310, 480), (140, -60)])
    glyphs['home'] = drawing([(0, 400), (500, 900), (1000, 400), (850, 400), (850, 0), (150, 0), (150, 400)])
    glyphs['sun'] = drawing([(500, 150), (250, 250), (150, 500), (250, 750), (500, 850), (750, 750), (850, 500), (750, 250)], bar(450, 0, 550, 100),
                            bar(450, 900, 550, 1000), bar(0, 450, 100, 550), bar(900, 450, 1000, 550))
    glyphs['settings'] = drawing(bar(0, 750, 1000, 850), bar(0, 450, 1000, 550), bar(0, 150, 1000, 250), bar(200, 650, 350, 950), bar(650, 350, 800, 650),
                                 bar(300, 50, 450, 350))
    characters = {0x20: 'space', 0x2C: 'comma', 0x2E: 'period', **{ord(letter): letter for letter in letters},
                  **{0x30 + i: name for i, name in enumerate(DIGITS)}}
    signs = begin_font('Signs', glyphs, characters)
    widths = {'one': 200, 'period': 220, 'comma': 220, 'home': 1000, 'sun': 1000, 'settings': 1000}
    signs.setupHorizontalMetrics({name: (widths.get(name, 450 if name.split('.')[0] in DIGITS else 500), glyph.xMin if glyph.numberOfContours else 0)
                                  for name, glyph in glyphs.items()})
    addOpenTypeFeaturesFromString(signs.font, SIGNS_FEATURES)
    signs.save(os.path.join(PAGES, 'signs.ttf'))
    signs.font.flavor = 'woff2'
    signs.save(os.path.join(PAGES, 'signs.woff2'))


def font(_):
    save_signs()
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables.TupleVariation import TupleVariation
    empty = TTGlyphPen(None).glyph()
    half = begin_font('Half', {'.notdef': box(450), 'space': empty, 'box': box(450)},
                      {0x20: 'space', 0xA0: 'space', **{code: 'box' for codes in CHARACTERS for code in codes}})
    half.save(os.path.join(LAYOUT, 'half.ttf'))
    # The box of `x` is 100 units wide, FILL makes it up to 200 wider, wght up to 100.
    axes = begin_font('Axes', {'.notdef': box(450), 'x': box(150)}, {ord('x'): 'x'})
    axes.setupFvar([('FILL', 0, 0, 1, 'Fill'), ('wght', 400, 400, 700, 'Weight')], [])
    wider = [(0, 0), (0, 0), (1, 0), (1, 0)] + [(0, 0)] * 4
    axes.setupGvar({'x': [TupleVariation({axis: (0, 1, 1)}, [(units * x, y) for x, y in wider]) for axis, units in (('FILL', 200), ('wght', 100))]})
    axes.save(os.path.join(ROOT, 'tests', 'fonts', 'axes.ttf'))
    return 0


def main():
    subjects = {'style': style, 'layout': layout, 'html': html, 'paint': paint, 'pages': pages, 'font': font}
    if len(sys.argv) < 2 or sys.argv[1] not in subjects:
        sys.exit(__doc__)
    return subjects[sys.argv[1]](sys.argv[2:])


if __name__ == '__main__':
    sys.exit(main())
