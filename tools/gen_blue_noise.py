#!/usr/bin/env python3
"""Writes render/output/blue_noise.inc: thresholds of a 32x32 tile without low frequencies, by void and cluster (Ulichney 1993).

usage: tools/gen_blue_noise.py > render/output/blue_noise.inc
"""
import math
import random

SIZE = 32
COUNT = SIZE * SIZE
BELL = [[math.exp(-(min(x, SIZE - x) ** 2 + min(y, SIZE - y) ** 2) / (2 * 1.5 ** 2)) for x in range(SIZE)] for y in range(SIZE)]


class Pattern:
    """Dots on the torus, and how crowded each place is."""

    def __init__(self, dots=()):
        self.dots, self.energy = set(), [0.0] * COUNT
        for dot in dots:
            self.toggle(dot)

    def toggle(self, dot):
        sign = -1 if dot in self.dots else 1
        self.dots ^= {dot}
        x0, y0 = dot % SIZE, dot // SIZE
        for y in range(SIZE):
            row = BELL[(y - y0) % SIZE]
            for x in range(SIZE):
                self.energy[y * SIZE + x] += sign * row[(x - x0) % SIZE]

    def cluster(self):
        return max(self.dots, key=lambda dot: self.energy[dot])

    def void(self):
        return min((dot for dot in range(COUNT) if dot not in self.dots), key=lambda dot: self.energy[dot])


def start():
    pattern = Pattern(random.Random(1).sample(range(COUNT), COUNT // 10))
    while True:
        crowded = pattern.cluster()
        pattern.toggle(crowded)
        empty = pattern.void()
        pattern.toggle(empty)
        if empty == crowded:
            return pattern


def ranks():
    first, rank = start(), [0] * COUNT
    pattern = Pattern(first.dots)
    for place in range(len(first.dots) - 1, -1, -1):
        dot = pattern.cluster()
        pattern.toggle(dot)
        rank[dot] = place
    pattern = Pattern(first.dots)
    for place in range(len(first.dots), COUNT):
        dot = pattern.void()
        pattern.toggle(dot)
        rank[dot] = place
    return rank


def main():
    rank = ranks()
    print('// Made by tools/gen_blue_noise.py: %d rows of %d, in 1/256.' % (SIZE, SIZE))
    for start_of_row in range(0, COUNT, 16):
        print(' '.join('%d,' % (value * 256 // COUNT) for value in rank[start_of_row:start_of_row + 16]))


if __name__ == '__main__':
    main()
