#!/usr/bin/env python3
"""Has Chromium write the expectations of tests. It is run by hand; its files are committed.

usage: tools/golden.py style [PAGE]...         tests/style/pages/*.html -> tests/style/expected/*.txt: computed styles
       tools/golden.py layout [DOCUMENT]...    tests/layout/chromium/*.html -> *.txt beside them: border boxes and text
       tools/golden.py html [FILE]...          tests/render/html/trees/*.txt: the trees after each "#document"
       tools/golden.py paint [FILE]...         tests/painting/*.txt: the pixels after each "#picture"
       tools/golden.py font                    fonts of tests: tests/layout/chromium/half.ttf, tests/fonts/axes.ttf

Needs /usr/bin/chromium (or $CHROMIUM), node and npm; playwright-core goes to ${XDG_CACHE_HOME:-~/.cache}/weft/golden.
The font needs python3-fonttools.
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


def pairs(asked, sources, targets, ending='.html'):
    """The documents of a folder, or those asked for, and the files that their expectations go to."""
    names = asked or sorted(name for name in os.listdir(sources) if name.endswith(ending))
    names = [os.path.basename(name).removesuffix(ending) for name in names]
    return [[os.path.join(sources, name + ending), os.path.join(targets, name + '.txt')] for name in names]


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


def font(_):
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
    subjects = {'style': style, 'layout': layout, 'html': html, 'paint': paint, 'font': font}
    if len(sys.argv) < 2 or sys.argv[1] not in subjects:
        sys.exit(__doc__)
    return subjects[sys.argv[1]](sys.argv[2:])


if __name__ == '__main__':
    sys.exit(main())
