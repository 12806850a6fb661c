#!/usr/bin/python3
"""tools/fonts: the default set of a device is small, and draws the example page as the whole fonts do; a page's own characters are smaller.

usage: fonts_test.py WEFT
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
PAGE = os.path.join(ROOT, 'examples', 'pages', 'station', 'index.html')
DEJAVU = '/usr/share/fonts/truetype/dejavu'


def make(path, *options):
    subprocess.run(['/usr/bin/python3', os.path.join(ROOT, 'tools', 'fonts'), '-o', path, *options], check=True)
    return os.path.getsize(path)


def picture(weft, fonts, path):
    subprocess.run([weft, 'render', PAGE, '--panel', 'waveshare-7in5-v2', '--font-dir', fonts, '-o', path], check=True)
    with open(path, 'rb') as file:
        return file.read()


def main():
    try:
        import fontTools  # noqa: F401
    except ImportError:
        sys.exit(77)
    with tempfile.TemporaryDirectory() as work:
        os.mkdir(os.path.join(work, 'small'))
        size = make(os.path.join(work, 'small', 'fonts.ttc'))
        assert size <= 300 * 1024, size
        small = picture(sys.argv[1], os.path.join(work, 'small'), os.path.join(work, 'small.png'))
        assert small == picture(sys.argv[1], DEJAVU, os.path.join(work, 'whole.png')), 'the pictures differ'
        own = make(os.path.join(work, 'own.ttc'), '--text', PAGE)
        assert own < size / 2, own
        header = os.path.join(work, 'fonts.h')
        make(header, '--range', 'U+30-39', DEJAVU + '/DejaVuSansMono.ttf')
        with open(header) as file:
            text = file.read()
        assert text.count('alignas(4)') == 1 and 'kFonts[] = {{.bytes = kFont0}};' in text, text[:500]


if __name__ == '__main__':
    main()
