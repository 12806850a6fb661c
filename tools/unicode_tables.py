"""Tables of characters: what Unicode says of them, from perl, and rows of C++ source (render/base/character_tables.h)."""
import subprocess

WIDTH = 100


def property_starts(name):
    """(first character, value) of each range of that property."""
    script = f'use Unicode::UCD "prop_invmap"; my ($c, $v) = prop_invmap("{name}"); print "$c->[$_] $v->[$_]\\n" for 0 .. $#$c;'
    lines = subprocess.run(["perl", "-e", script], check=True, capture_output=True, text=True).stdout.splitlines()
    return [(int(first), value) for first, value in (line.split() for line in lines)]


def print_rows(rows):
    line = "   "
    for row in rows:
        if len(line) + len(row) + 2 > WIDTH:
            print(line)
            line = "   "
        line += f" {row},"
    print(line)


def print_values(values):
    """Of (character, value) in their order: the first character of each range and the value of all up to the next."""
    rows, last = [], None
    for first, value in values:
        if value != last:
            rows.append(f"{{0x{first:X}, {value}}}")
        last = value
    print_rows(rows)
