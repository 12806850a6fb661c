#!/usr/bin/env python3
"""Makes weft as a library of the Arduino IDE and of PlatformIO: all sources in one folder that is the only one on the include path,
settings as lines at the head of each file, as such libraries have no flags of their own.

usage: make.py BUILD FOLDER

BUILD is what tools/esp/check has configured, with the third-party sources; what is compiled there is compiled in the library, with the
same definitions. `tools/esp/check library` calls this, and compiles what it made.
"""
import glob
import json
import os
import re
import shlex
import shutil
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..'))
FOLDERS = ('render', 'fonts', 'fetch', 'drivers')
CONFIG = os.path.join(ROOT, 'tools', 'board', 'third_party', 'config')
# Compiled nowhere but on hosts, or given by the platform.
LEFT_OUT = ('render/css/writing/',)
UNUSED_FOLDERS = ('builds', 'contrib', 'devel', 'examples', 'ft2demos', 'java', 'md5', 'tests')
OWN_DEFINITIONS = ('ESP_PLATFORM', '_POSIX_')
# Headers by which others include a library: (folder in the sources, in the build, or in config; where they go).
PUBLIC_HEADERS = (('libspng/spng', 'spng.h'), ('libjpeg-turbo', 'jpeglib.h'), ('libjpeg-turbo', 'jmorecfg.h'), ('libjpeg-turbo', 'jerror.h'),
                  ('freetype/include', 'ft2build.h'), ('freetype/include', 'freetype'), ('nghttp2/lib/includes', 'nghttp2'))
MADE_HEADERS = ('zlib/zlib.h', 'zlib/zconf.h', 'jpeg/jversion.h', 'nghttp2/nghttp2')
LICENCES = ('freetype/LICENSE.TXT', 'libjpeg-turbo/LICENSE.md', 'libspng/LICENSE', 'nghttp2/COPYING', 'zlib/LICENSE')
DESCRIPTION = 'Draws web pages (HTML, CSS, SVG) on e-paper, TFT and OLED panels, line by line'


def read(path):
    with open(path, encoding='utf-8', errors='surrogateescape') as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', errors='surrogateescape') as file:
        file.write(text)


def copy(source, target):
    """A file, or the headers of a folder."""
    if os.path.isdir(source):
        for folder, inside, names in os.walk(source):
            inside[:] = [name for name in inside if name not in UNUSED_FOLDERS]
            for name in names:
                if name.endswith('.h'):
                    copy(os.path.join(folder, name), os.path.join(target, os.path.relpath(folder, source), name))
    else:
        write(target, read(source))


def kconfig_values():
    """What menuconfig begins with, as definitions."""
    import kconfiglib
    kconfig = kconfiglib.Kconfig(os.path.join(ROOT, 'Kconfig'), warn=False)
    own = [symbol for symbol in kconfig.unique_defined_syms if symbol.name.startswith('WEFT_') and symbol.str_value not in ('n', '')]
    return {'CONFIG_' + symbol.name: {'y': '1'}.get(symbol.str_value, symbol.str_value) for symbol in own}


def with_inlined_sources(path):
    """The text of a C source, with the other sources that it includes: each .c of a library is compiled."""
    def inlined(match):
        other = os.path.join(os.path.dirname(path), match.group(1))
        return with_inlined_sources(other) if os.path.exists(other) else match.group(0)
    return re.sub(r'^#\s*include\s+"([\w/]+\.c)".*$', inlined, read(path), flags=re.M)


def head_of(command, settings):
    """The lines that stand for the options of a compiler's command."""
    words = shlex.split(command)
    definitions = dict(settings)
    for word in words:
        if word.startswith('-D') and not word.startswith(tuple('-D' + each for each in OWN_DEFINITIONS)):
            name, _, value = word[2:].partition('=')
            definitions[name] = value or '1'
    lines = ['#define %s %s' % each for each in sorted(definitions.items())]
    lines += ['#include "third_party/%s"' % os.path.basename(words[i + 1]) for i, word in enumerate(words) if word == '-include']
    return ''.join(line + '\n' for line in lines)


def make_sources(build, sources, target):
    settings = kconfig_values()
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        commands = json.load(file)
    count = 0
    for entry in commands:
        path = os.path.realpath(os.path.join(entry['directory'], entry['file']))
        own = os.path.relpath(path, ROOT)
        if path.startswith(sources + os.sep):
            place, text, known = os.path.join('third_party', os.path.relpath(path, sources)), with_inlined_sources(path), {}
        elif own.startswith(tuple(folder + os.sep for folder in FOLDERS)) and not own.startswith(LEFT_OUT):
            place, text, known = own, read(path), settings
        else:
            continue
        used = {name: value for name, value in known.items() if name in text}
        write(os.path.join(target, place), head_of(entry['command'], used) + text)
        count += 1
    return count


def make_headers(build, sources, target):
    for top in FOLDERS:
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith(('.h', '.inc', '.def')):
                    place = os.path.relpath(path, ROOT)
                    copy(path, os.path.join(target, re.sub(r'^\w+/include/', '', place)))
    generated = os.path.join(build, 'generated')
    for folder, _, names in os.walk(generated):
        for name in names:
            copy(os.path.join(folder, name), os.path.join(target, os.path.relpath(folder, generated), name))
    for name in os.listdir(sources):
        if os.path.isdir(os.path.join(sources, name)):
            copy(os.path.join(sources, name), os.path.join(target, 'third_party', name))
    for path in LICENCES:
        copy(os.path.join(sources, path), os.path.join(target, 'third_party', path))
    for folder, name in PUBLIC_HEADERS:
        copy(os.path.join(sources, folder, name), os.path.join(target, name))
    for name in MADE_HEADERS:
        copy(os.path.join(build, 'weft', 'third_party', name), os.path.join(target, os.path.basename(name)))
    for name in ('freetype', 'jpeg'):
        copy(os.path.join(CONFIG, name), target)
    copy(os.path.join(CONFIG, 'byte_order.h'), os.path.join(target, 'third_party', 'byte_order.h'))


def make_manifests(folder):
    version = re.search(r'^version: "(.*)"', read(os.path.join(ROOT, 'idf_component.yml')), re.M).group(1)
    write(os.path.join(folder, 'library.properties'), ''.join('%s=%s\n' % each for each in (
        ('name', 'weft'), ('version', version), ('sentence', DESCRIPTION + '.'),
        ('paragraph', 'Pages come over https with HTTP/2, or from flash. Needs arduino-esp32 3 or later.'), ('category', 'Display'),
        ('architectures', 'esp32'), ('includes', 'weft.h'))))
    write(os.path.join(folder, 'library.json'), json.dumps({
        'name': 'weft', 'version': version, 'description': DESCRIPTION, 'license': 'MIT', 'headers': 'weft.h', 'frameworks': 'arduino',
        'platforms': 'espressif32'}, indent=2) + '\n')


def main():
    build, folder = sys.argv[1:]
    build = os.path.realpath(build)
    with open(os.path.join(build, 'CMakeCache.txt'), encoding='utf-8') as cache:
        sources = os.path.realpath(re.search(r'^WEFT_SOURCES:\w+=(.*)$', cache.read(), re.M).group(1))
    shutil.rmtree(folder, ignore_errors=True)
    count = make_sources(build, sources, os.path.join(folder, 'src'))
    make_headers(build, sources, os.path.join(folder, 'src'))
    make_manifests(folder)
    for sketch in glob.glob(os.path.join(ROOT, 'examples', 'arduino-*')):
        shutil.copytree(sketch, os.path.join(folder, 'examples', os.path.basename(sketch)))
    os.makedirs(os.path.join(folder, 'extras'))
    shutil.copy(os.path.join(ROOT, 'tools', 'fonts'), os.path.join(folder, 'extras', 'fonts'))
    shutil.copy(os.path.join(ROOT, 'LICENSE'), folder)
    print('%s: %d sources' % (folder, count))


if __name__ == '__main__':
    main()
