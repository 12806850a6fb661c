#!/usr/bin/env python3
"""Writes the seeds of the font target: tiny faces of a few squares, one for each table and container that is read.

    tests/fuzz/make_font_seeds.py tests/fuzz/corpus/font
"""
import pathlib
import struct
import sys
import zlib

LETTERS = " 0AVfix"  # Glyph 0 is .notdef, glyph i + 1 is LETTERS[i]; glyph 8 is the ligature of f and i.
GLYPHS = len(LETTERS) + 2
ADVANCE = 600


def be(format, *values):
    return struct.pack(">" + format, *values)


def square(low, high, program=b""):
    """A contour of four points, with absolute words as deltas."""
    points = [(low, low), (low, high), (high, high), (high, low)]
    deltas = [(b[0] - a[0], b[1] - a[1]) for a, b in zip([(0, 0)] + points, points)]
    glyph = be("5hHH", 1, low, low, high, high, 3, len(program)) + program + b"\1" * 4
    glyph += b"".join(be("h", x) for x, _ in deltas) + b"".join(be("h", y) for _, y in deltas)
    return glyph + b"\0" * (len(glyph) % 2)


def composite(of, scale):
    return be("5h", -1, 0, 0, 500, 500) + be("HHbbh", 0x0008 | 0x0002, of, 10, 20, scale)


def glyphs():
    rounds_a_point = bytes([0xB0, 0, 0x2F, 0x30, 0x31])  # PUSHB[0] 0, MDAP[1], IUP[y], IUP[x]
    shapes = [square(0, 500), b"", square(50, 700, rounds_a_point)]
    shapes += [square(0, 100 * i) for i in range(1, GLYPHS - 3)]
    return shapes + [composite(3, 0x2000)]


def coverage(*of):
    return be("HH", 1, len(of)) + b"".join(be("H", glyph) for glyph in of)


def layout(feature, lookup_type, subtables):
    """One script, one feature, one lookup."""
    script = be("HH", 4, 0) + be("HHHH", 0, 0xFFFF, 1, 0)
    scripts = be("H4sH", 1, b"latn", 8) + script
    features = be("H4sH", 1, feature, 8) + be("HHH", 0, 1, 0)
    offsets, at = b"", 6 + 2 * len(subtables)
    for subtable in subtables:
        offsets += be("H", at)
        at += len(subtable)
    lookups = be("HH", 1, 4) + be("HHH", lookup_type, 0, len(subtables)) + offsets + b"".join(subtables)
    head = be("IHHH", 0x00010000, 10, 10 + len(scripts), 10 + len(scripts) + len(features))
    return head + scripts + features + lookups


def gpos(is_extension=False):
    pairs = be("HHHHHH", 1, 12, 4, 0, 1, 18) + coverage(3) + be("HHh", 1, 4, -80)
    classes = be("8H", 2, 24, 4, 0, 30, 38, 2, 2) + be("4h", 0, 0, 0, -50) + coverage(4)
    classes += be("4H", 1, 4, 1, 1) + be("5H", 2, 1, 3, 3, 1)
    subtables = [pairs, classes]
    if is_extension:
        return layout(b"kern", 9, [be("HHI", 1, 2, 8) + one for one in subtables])
    return layout(b"kern", 2, subtables)


def gsub():
    ligatures = be("HHHH", 1, 8, 1, 14) + coverage(5) + be("HH", 1, 4) + be("HHH", 8, 2, 6)
    return layout(b"liga", 4, [ligatures])


def many_ligatures():
    """16 lookups that are one, of 256 subtables that are one, of 256 ligatures that do not fit: a million steps a glyph."""
    head = be("IHHH", 0x00010000, 10, 30, 76)
    scripts = be("H4sH", 1, b"latn", 8) + be("HH", 4, 0) + be("HHHH", 0, 0xFFFF, 1, 0)
    features = be("H4sH", 1, b"liga", 8) + be("HH", 0, 16) + be("16H", *range(16)) + bytes(2)
    lookups = be("H", 16) + be("16H", *[34] * 16) + be("HHH", 4, 0, 256) + be("256H", *[518] * 256)
    ligature_set = be("H", 256) + be("256H", *[514] * 256) + be("8H", 8, 7, 5, 5, 5, 5, 5, 5)
    subtable = be("HHHH", 1, 8, 1, 14 + 6) + be("HHHHHH", 2, 1, 0, GLYPHS, 0, 0) + ligature_set
    return head + scripts + features + lookups + subtable


def cmap_4():
    codes = [ord(letter) for letter in LETTERS] + [0xFFFF]
    deltas = [(glyph + 1 - code) & 0xFFFF for glyph, code in enumerate(codes[:-1])] + [1]
    words = [len(codes) * 2, 0, 0, 0, *codes, 0, *codes, *deltas, *[0] * len(codes)]
    return be("HHH", 4, 6 + 2 * len(words), 0) + b"".join(be("H", word) for word in words)


def cmap_12():
    groups = b"".join(be("III", ord(letter), ord(letter), i + 1) for i, letter in enumerate(LETTERS))
    return be("HHIII", 12, 0, 16 + len(groups), 0, len(LETTERS)) + groups


def cmap(encoding, subtable):
    return be("HHHHI", 0, 1, 3, encoding, 12) + subtable


def name():
    text = "Seed".encode("utf-16-be")
    return be("HHH", 0, 2, 30) + be("6H", 1, 0, 0, 1, 4, 8) + be("6H", 3, 1, 1033, 16, 8, 0) + text + b"Seed"


def common(cmap_table):
    return {
        b"OS/2": be("HhHHH", 3, ADVANCE, 400, 5, 0) + be("11h", *[50] * 11) + bytes(10) + be("4I", 1, 0, 0, 0) + b"NONE"
                 + be("HHHhhhHHIIhhHHH", 64, 32, 120, 800, -200, 0, 800, 200, 1, 0, 500, 700, 0, 32, 2),
        b"cmap": cmap_table,
        b"head": be("IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 0, 0, 700, 700, 0, 8, 2, 1, 0),
        b"hhea": be("IhhhH11hH", 0x10000, 800, -200, 90, ADVANCE, *[0] * 11, 1),
        b"hmtx": be("Hh", ADVANCE, 0) + be(f"{GLYPHS - 1}h", *[0] * (GLYPHS - 1)),
        b"name": name(),
        b"post": be("IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }


def truetype(cmap_table):
    tables = common(cmap_table)
    loca, data = [0], b""
    for glyph in glyphs():
        data += glyph
        loca.append(len(data))
    tables[b"glyf"] = data
    tables[b"loca"] = b"".join(be("I", offset) for offset in loca)
    tables[b"maxp"] = be("IH13H", 0x10000, GLYPHS, 8, 2, 8, 2, 2, 4, 4, 4, 0, 16, 64, 2, 2)
    return tables


def variable(cmap_table):
    tables = truetype(cmap_table)
    axes = [be("4siiiHH", tag, low << 16, usual << 16, high << 16, 0, 1)
            for tag, low, usual, high in ((b"wght", 100, 400, 900), (b"wdth", 50, 100, 200), (b"opsz", 8, 14, 144))]
    tables[b"fvar"] = be("IHHHHHH", 0x10000, 16, 2, 3, 20, 0, 16) + b"".join(axes)
    tables[b"gvar"] = be("HHHHIHHI", 1, 0, 3, 0, 20 + 2 * (GLYPHS + 1), GLYPHS, 0, 20 + 2 * (GLYPHS + 1)) + bytes(2 * (GLYPHS + 1))
    return tables


def index(items):
    if not items:
        return be("H", 0)
    offsets, at = b"", 1
    for item in items:
        offsets += be("H", at)
        at += len(item)
    return be("HB", len(items), 2) + offsets + be("H", at) + b"".join(items)


def number(value):
    return b"\x1c" + be("h", value)


def cff(cmap_table):
    """Type 2 charstrings: a square by lines, and one by curves."""
    lines = number(10) + number(20) + b"\x15" + b"".join(number(n) for n in (300, 400, -300)) + b"\x06" + b"\x0e"
    curves = number(0) + number(0) + b"\x15" + b"".join(number(n) for n in (100, 0, 200, 200, 0, 300)) + b"\x08" + b"\x0e"
    strings = index([lines, b"\x0e"] + [curves, lines] * ((GLYPHS - 2) // 2) + [curves] * (GLYPHS % 2))
    front = b"\1\0\4\2" + index([b"Seed"])
    rest = index([]) + index([])
    top_bytes = 4 + 7
    at = len(front) + len(index([bytes(top_bytes)])) + len(rest)
    top = number(at) + b"\x11" + number(0) + number(at + len(strings)) + b"\x12"
    tables = common(cmap_table)
    tables[b"CFF "] = front + index([top]) + rest + strings
    tables[b"maxp"] = be("IH", 0x5000, GLYPHS)
    return tables


def sfnt(tables, version=b"\0\1\0\0", base=0):
    at = base + 12 + 16 * len(tables)
    records, body = b"", b""
    for tag, table in sorted(tables.items()):
        records += tag + be("III", 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return version + be("HHHH", len(tables), 0, 0, 0) + records + body


def woff(tables):
    records, body, at = b"", b"", 44 + 20 * len(tables)
    for tag, table in sorted(tables.items()):
        packed = zlib.compress(table, 9)
        if len(packed) >= len(table):
            packed = table
        records += tag + be("IIII", at + len(body), len(packed), len(table), 0)
        body += packed + bytes(-len(packed) % 4)
    whole = len(sfnt(tables))
    return b"wOFF\0\1\0\0" + be("IHHIHH5I", at + len(body), len(tables), 0, whole, 1, 0, *[0] * 5) + records + body


def seeds():
    plain = truetype(cmap(1, cmap_4()))
    kern = be("HH", 0, 1) + be("HHH", 0, 20, 1) + be("HHHH", 1, 6, 0, 0) + be("HHh", 3, 4, -70)
    yield "truetype", b"\x00", sfnt(plain | {b"kern": kern})
    yield "hinted", b"\x09", sfnt(plain | {b"fpgm": b"\xb0\0\x2c\x2d", b"prep": b"\xb0\1\x1d", b"cvt ": be("4h", 0, 9, 99, 700)})
    yield "layout", b"\x02", sfnt(truetype(cmap(10, cmap_12())) | {b"GPOS": gpos(), b"GSUB": gsub()})
    yield "extension", b"\x14", sfnt(plain | {b"GPOS": gpos(is_extension=True), b"GSUB": gsub()})
    yield "many_ligatures", b"\x00", sfnt(plain | {b"GSUB": many_ligatures()})
    yield "variable", b"\x06", sfnt(variable(cmap(1, cmap_4())))
    yield "symbol", b"\x00", sfnt(truetype(cmap(0, cmap_4())))
    yield "cff", b"\x01", sfnt(cff(cmap(1, cmap_4())), b"OTTO")
    yield "collection", b"\x02", b"ttcf" + be("III", 0x10000, 1, 16) + sfnt(plain, base=16)
    yield "compressed", b"\x03", woff(plain | {b"GPOS": gpos()})
    yield "small", b"\x9c", sfnt(plain)


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for title, choice, font in seeds():
    (folder / title).write_bytes(choice + font)
