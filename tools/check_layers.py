#!/usr/bin/env python3
"""Checks who includes whom, and that device code does without what a device has not.

usage: tools/check_layers.py [ROOT]     prints each offence as FILE:LINE: what, exit status 1 when there is one
"""
import os
import re
import sys

# The public headers: all that other programs, and examples/, may include. Each includes only those before it.
PUBLIC = {
    'render': ['status', 'color', 'deadline', 'notes', 'budget', 'arena', 'byte_stream', 'resources', 'store', 'memory_files', 'stack', 'palette', 'dither', 'line_source',
               'screen', 'page'],
    'fetch': ['fetch_statistics', 'fetcher'],
    'fonts': ['fonts'],
    'drivers': ['bus', 'i2c_bus', 'recording_bus', 'linux_bus', 'esp_bus', 'esp_system', 'rtc_store', 'sequence', 'controllers', 'panel', 'picture_file', 'show',
                'wake', 'sinks', 'esp_show', 'weft'],
}
# The public headers that stand on no others of their folder's: what everything may include.
BASE = 'status color deadline notes budget arena byte_stream resources store memory_files stack'.split()

# folder -> what its files may include (longest folder that matches counts; every folder may include itself)
MAY_INCLUDE = {
    'render/base': [],
    'render/html': ['render/base'],
    'render/css': ['render/html', 'render/base', 'fonts/*', 'weft/fonts', 'weft/screen.h'],
    'render/image': ['render/base'],
    'render/paint': ['render/image', 'render/base', 'fonts/*', 'weft/fonts'],
    'render/output': ['render/base', 'weft/line_source.h', 'weft/screen.h', 'weft/palette.h', 'weft/dither.h'],
    'render/filter': ['render/css', 'render/image', 'render/paint', 'render/base'],
    'render/svg': ['render/html', 'render/css', 'render/image', 'render/paint', 'render/filter', 'render/base', 'fonts/*'],
    'render/layout': ['render/html', 'render/css', 'render/image', 'render/paint', 'render/filter', 'render/svg', 'render/base', 'fonts/*'],
    'render': ['fonts/*', 'weft/render', 'weft/fonts'],
    'fonts': ['render/base', 'weft/fonts'],
    'fetch': ['render/base', 'weft/fetch'],
    'drivers': ['render/base', 'weft/drivers', 'weft/line_source.h', 'weft/palette.h', 'weft/dither.h', 'weft/screen.h'],
    'drivers/esp': ['render/base', 'drivers/bus', 'weft'],
    'drivers/include/weft.h': ['weft'],
    'drivers/include/weft/esp_show.h': ['weft'],
    'drivers/include/weft/wake.h': ['weft'],
    'drivers/show.cc': ['weft'],
    'drivers/include/weft/show.h': ['weft'],
    'tools': ['render', 'fetch', 'fonts', 'drivers', 'weft'],
    'examples': ['weft'],
    'tests/drivers/maker': ['weft'],
    'tests/drivers/esp': ['examples/esp32-common', 'render', 'fetch', 'fonts', 'drivers', 'tools', 'tests', 'weft'],
    'tests': ['render', 'fetch', 'fonts', 'drivers', 'tools', 'weft'],
}
# Parts of a folder from the lowest up: each may include what its folder may, itself and those before it.
STACKS = {
    'render/css': ['syntax', 'style', 'values', 'properties', 'selectors', 'conditions', 'cascade', 'sheets', '', 'writing'],
    'render/layout': ['', 'inline', 'boxes', 'block flex grid table', 'columns', 'painting'],
}
DEVICE = ('render/', 'fetch/', 'fonts/', 'drivers/')
BANNED_HEADERS = set('string vector map set unordered_map unordered_set deque list memory functional iostream sstream fstream regex '
                     'exception thread mutex future any variant'.split())
# With these the command would hold libstdc++'s locales, 0.7 MB of text of which each start runs through much.
HEADERS_WITH_LOCALES = set('filesystem fstream iomanip iostream istream locale ostream regex sstream'.split())
# What the command is made of; the preview is a program of its own.
COMMAND = re.compile(r'(render|fetch|fonts|drivers|tools/model|tools/weft)/(?!preview/)')
# third-party header -> the only files that may include it
CONFINED = {
    r'jpeglib\.h|jerror\.h': r'render/image/jpeg_',
    r'spng\.h': r'render/image/png_',
    r'webp/decode\.h': r'render/image/webp_',
    r'ft2build\.h|freetype/': r'fonts/freetype/',
    r'mbedtls/|psa/': r'fetch/net/tls',
    r'nghttp2/': r'fetch/net/h2',
    r'zlib\.h': r'fetch/|render/image/|drivers/host/png_file',
    r'SDL': r'drivers/host/sdl',
    r'fontconfig/': r'tools/weft/fontconfig',
    r'gpiod\.h': r'drivers/bus/gpio_lines_v[12]\.cc',
    r'linux/': r'drivers/bus/linux_devices',
    r'driver/|esp_|nvs|freertos/': r'drivers/(bus/esp_|esp/)',
    r'iconv\.h': r'render/html/multibyte_iconv\.cc',
}
BANNED_CODE = [
    (re.compile(r"(?<!::)\bnew\s+[A-Za-z_(]|\bdelete\b(?!;)\s*(\[\])?\s*[A-Za-z_*(]"), 'new and delete: take memory from a Budget or an Arena'),
    (re.compile(r'(?<![A-Za-z_.>])(std::)?(malloc|calloc|realloc|free)\s*\('), 'malloc: take memory from a Budget'),
    (re.compile(r'\b(throw|try|catch|dynamic_cast|typeid)\b\s*[({]?'), 'exceptions and type information are off'),
    (re.compile(r'std::(string|vector|map|function|shared_ptr|unique_ptr)\b(?!_view)'), 'an allocating type of the standard library'),
]
ALLOCATORS = ('render/base/budget.cc',)
INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]')


def folder_of(path):
    """The longest key of MAY_INCLUDE that path lies in."""
    return max((key for key in MAY_INCLUDE if path == key or path.startswith(key + '/')), key=len, default=None)


def climbs(path, target):
    """Whether `target` stands higher in the stack of a folder than `path`, both in it."""
    for folder, stack in STACKS.items():
        if path.startswith(folder + '/') and target.startswith(folder + '/'):
            floors = {part: floor for floor, parts in enumerate(stack) for part in parts.split(' ')}
            own, other = (os.path.dirname(name)[len(folder) + 1:] for name in (path, target))
            return floors[other] > floors[own]
    return False


def public_place(target):
    """The folder and the place among its public headers of "weft/NAME.h"; None for what is not one."""
    name = target[len('weft/'):-len('.h')]
    return next(((folder, names.index(name)) for folder, names in PUBLIC.items() if name in names), None)


def public_allowed(path, target):
    place = public_place(target)
    if place is None:
        return False
    own = re.match(r'(\w+)/include/(weft/\w+\.h)$', path)
    if own and own[1] == place[0]:
        return (public_place(own[2]) or (None, -1))[1] > place[1]
    rules = MAY_INCLUDE[folder_of(path)]
    return target[5:-2] in BASE or target in rules or 'weft' in rules or 'weft/' + place[0] in rules


def allowed(path, target):
    if target.startswith('weft/'):
        return public_allowed(path, target)
    if '/include/weft/' in path:
        return False
    if target.endswith('.h') and climbs(path, target):
        return False
    folder = folder_of(path)
    if folder is None or folder_of(target) == folder or target.startswith(folder + '/') or os.path.dirname(target) == folder:
        return True
    for rule in MAY_INCLUDE[folder]:
        if rule == target or target.startswith(rule + '/'):
            return True
        if rule.endswith('/*') and os.path.dirname(target) == rule[:-2]:
            return True
    return False


def without_comments(text):
    """The text with comments, strings and character literals blanked, line by line as before."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"\w*\(.*?\)\w*"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return pattern.sub(lambda match: re.sub(r'[^\n]', ' ', match.group()), text)


def includes_of(path, lines):
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        if quote == '"' and (folder_of(target) or target.startswith('weft/')) and not allowed(path, target):
            yield number, 'may not include "%s"' % target
        if quote == '"' and not folder_of(target) and not target.startswith('weft/') and not target.endswith('.inc') and \
                not path.startswith('examples/'):
            yield number, 'includes are written from the root: "%s"' % target
        if path.startswith(DEVICE) and quote == '<' and target in BANNED_HEADERS:
            yield number, 'device code does without <%s>' % target
        if COMMAND.match(path) and quote == '<' and target in HEADERS_WITH_LOCALES:
            yield number, 'the command does without <%s>: with it come the locales of libstdc++' % target
        for header, home in CONFINED.items():
            if path.startswith(DEVICE) and re.match(header, target) and not re.match(home, path):
                yield number, '<%s> is confined to %s' % (target, home)


def check(path, text):
    lines = text.split('\n')
    yield from includes_of(path, lines)
    if not path.startswith(DEVICE) or path in ALLOCATORS:
        return
    for number, line in enumerate(without_comments(text).split('\n'), 1):
        for pattern, what in BANNED_CODE:
            if pattern.search(line) and not line.lstrip().startswith('#'):
                yield number, what


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
    offences = 0
    for top in ('render', 'fetch', 'fonts', 'drivers', 'examples', 'tools', 'tests'):
        for folder, _, files in os.walk(os.path.join(root, top)):
            for name in sorted(files):
                if not name.endswith(('.cc', '.h')):
                    continue
                full = os.path.join(folder, name)
                path = os.path.relpath(full, root)
                if '/include/' in path and public_place('weft/' + name) is None:
                    print('%s: is not in the list of public headers (tools/check_layers.py)' % path)
                    offences += 1
                for number, what in check(path, open(full, encoding='utf-8').read()):
                    print('%s:%d: %s' % (path, number, what))
                    offences += 1
    sys.exit(1 if offences else 0)


if __name__ == '__main__':
    main()
