#!/usr/bin/env python3
"""Writes what Chromium says, for tests to compare with. Run by hand; what it writes is committed.

usage: tools/golden.py style [PAGE]...     tests/style/pages/*.html -> tests/style/expected/*.txt: computed styles

Needs /usr/bin/chromium (or $CHROMIUM), node and npm; playwright-core goes to ${XDG_CACHE_HOME:-~/.cache}/weft/golden.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'weft', 'golden')
STYLE = os.path.join(ROOT, 'tests', 'style')
PROPERTY = re.compile(r'^WEFT_PROPERTY(?:_PARTS)?\(\w+, "([^"]+)", (Yes|No)', re.MULTILINE)


def install_playwright():
    if os.path.isdir(os.path.join(CACHE, 'node_modules', 'playwright-core')):
        return
    os.makedirs(CACHE, exist_ok=True)
    subprocess.run(['npm', 'install', '--no-audit', '--no-fund', 'playwright-core'], cwd=CACHE, check=True)


def properties():
    """The longhands of properties.def: [name, whether it is inherited]."""
    with open(os.path.join(ROOT, 'render', 'css', 'style', 'properties.def'), encoding='utf-8') as file:
        return [[name, inherited == 'Yes'] for name, inherited in PROPERTY.findall(file.read()) if name != 'all']


def style(pages):
    names = pages or [name[:-5] for name in sorted(os.listdir(os.path.join(STYLE, 'pages'))) if name.endswith('.html')]
    names = [os.path.basename(name).removesuffix('.html') for name in names]
    wanted = {
        'playwright': os.path.join(CACHE, 'node_modules', 'playwright-core', 'index.mjs'),
        'chromium': os.environ.get('CHROMIUM', '/usr/bin/chromium'),
        'properties': properties(),
        'pages': [[os.path.join(STYLE, 'pages', name + '.html'), os.path.join(STYLE, 'expected', name + '.txt')] for name in names],
        'initial': os.path.join(STYLE, 'expected', 'initial.txt'),
    }
    os.makedirs(os.path.join(STYLE, 'expected'), exist_ok=True)
    return subprocess.run(['node', os.path.join(ROOT, 'tools', 'golden_style.mjs')], input=json.dumps(wanted), text=True).returncode


def main():
    if len(sys.argv) < 2 or sys.argv[1] != 'style':
        sys.exit(__doc__)
    install_playwright()
    return style(sys.argv[2:])


if __name__ == '__main__':
    sys.exit(main())
