#!/usr/bin/env python3
"""Draws the pictures of examples/pages/station: seven weather icons (PNG with alpha), a badge, and a harbour at dusk (JPEG).

usage: tools/make_station_pictures.py [FOLDER]      needs Pillow (Debian: python3-pil)
"""
import math
import os
import random
import sys

from PIL import Image, ImageDraw, ImageFilter

SCALE = 8  # drawn large, shrunk for smooth edges
INK, SUN, RAIN, BOLT = (34, 34, 34, 255), (240, 170, 0, 255), (30, 90, 200, 255), (220, 60, 30, 255)


def canvas(size):
    image = Image.new('RGBA', (size * SCALE, size * SCALE), (255, 255, 255, 0))
    return image, ImageDraw.Draw(image)


def finish(image, size, path):
    image.resize((size, size), Image.LANCZOS).save(path, optimize=True)


def disc(draw, x, y, radius, fill):
    draw.ellipse([(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE], fill=fill)


def line(draw, points, fill, width):
    draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=int(width * SCALE), joint='curve')


def sun(draw, x, y, radius, rays=True):
    disc(draw, x, y, radius, SUN)
    for i in range(8 if rays else 0):
        angle = i * math.pi / 4
        line(draw, [(x + math.cos(angle) * radius * k, y + math.sin(angle) * radius * k) for k in (1.35, 1.8)], SUN, 3)


def cloud(draw, x, y, scale=1.0, fill=(255, 255, 255, 255)):
    parts = [(-13, 3, 9), (-3, -4, 12), (10, 2, 10)]
    for grow, color in ((2.6, INK), (0, fill)):
        for dx, dy, radius in parts:
            disc(draw, x + dx * scale, y + dy * scale, radius * scale + grow, color)
        top, bottom = y + 3 * scale, y + 12 * scale + grow
        draw.rectangle([(x - 14 * scale) * SCALE, top * SCALE, (x + 11 * scale) * SCALE, bottom * SCALE], fill=color)


def drops(draw, x, y, count, color=RAIN):
    for i in range(count):
        start = x + (i - (count - 1) / 2) * 9
        line(draw, [(start, y), (start - 3, y + 10)], color, 3.2)


def icons(folder):
    size = 64
    painters = {
        'clear': lambda d: sun(d, 32, 32, 14),
        'partly': lambda d: (sun(d, 22, 22, 11), cloud(d, 36, 36)),
        'cloudy': lambda d: (cloud(d, 42, 24, 0.75, (210, 210, 210, 255)), cloud(d, 29, 35)),
        'rain': lambda d: (cloud(d, 32, 26), drops(d, 33, 45, 3)),
        'storm': lambda d: (cloud(d, 32, 24), line(d, [(36, 38), (28, 48), (36, 48), (29, 60)], BOLT, 3.6)),
        'snow': lambda d: (cloud(d, 32, 25), [disc(d, 20 + i * 12, 49 + (i % 2) * 6, 3.2, RAIN) for i in range(3)]),
        'fog': lambda d: (cloud(d, 32, 22), [line(d, [(12 + i * 3, 44 + i * 7), (52 - i * 2, 44 + i * 7)], INK, 3) for i in range(3)]),
    }
    for name, paint in painters.items():
        image, draw = canvas(size)
        paint(draw)
        finish(image, size, os.path.join(folder, name + '.png'))


def badge(folder):
    image, draw = canvas(40)
    draw.rounded_rectangle([SCALE, SCALE, 39 * SCALE, 39 * SCALE], 9 * SCALE, fill=(20, 70, 160, 255))
    draw.rounded_rectangle([10 * SCALE, 7 * SCALE, 30 * SCALE, 28 * SCALE], 5 * SCALE, fill=(255, 255, 255, 255))
    draw.rectangle([13 * SCALE, 11 * SCALE, 27 * SCALE, 18 * SCALE], fill=(20, 70, 160, 255))
    for x in (15, 25):
        disc(draw, x, 23, 2, (20, 70, 160, 255))
    line(draw, [(13, 35), (17, 29)], (255, 255, 255, 255), 2.5)
    line(draw, [(27, 35), (23, 29)], (255, 255, 255, 255), 2.5)
    finish(image, 40, os.path.join(folder, 'train.png'))


def ridge(width, base, height, seed):
    source = random.Random(seed)
    waves = [(source.uniform(0.5, 4), source.uniform(0, 7), source.uniform(0.3, 1)) for _ in range(6)]
    total = sum(weight for _, _, weight in waves)
    return [base - height * sum(weight * math.sin(x / width * frequency * 6 + phase) for frequency, phase, weight in waves) / total
            for x in range(width)]


def photo(folder, width=960, height=540):
    image = Image.new('RGB', (width, height))
    draw = ImageDraw.Draw(image)
    for y in range(height):
        t = y / height
        draw.line([(0, y), (width, y)], fill=(int(60 + 190 * min(1, t * 1.7)), int(95 + 100 * t), int(165 - 70 * t)))
    glow = Image.new('L', (width, height))
    ImageDraw.Draw(glow).ellipse([560, 150, 760, 350], fill=255)
    image.paste((255, 226, 170), (0, 0), glow.filter(ImageFilter.GaussianBlur(50)))
    draw = ImageDraw.Draw(image)
    draw.ellipse([635, 225, 685, 275], fill=(255, 246, 214))
    for base, rise, color, seed in ((330, 60, (96, 92, 122), 3), (365, 45, (62, 66, 96), 8), (400, 26, (34, 42, 66), 21)):
        points = list(enumerate(ridge(width, base, rise, seed)))
        draw.polygon([(0, height)] + points + [(width, height)], fill=color)
    for y in range(410, height):  # the water
        t = (y - 410) / (height - 410)
        draw.line([(0, y), (width, y)], fill=(int(150 - 95 * t), int(120 - 55 * t), int(130 - 30 * t)))
    source = random.Random(5)
    for _ in range(900):
        y = source.randint(412, height - 1)
        x = int(source.gauss(660, 40 + (y - 410) * 1.2))
        length = source.randint(4, 24)
        draw.line([(x, y), (x + length, y)], fill=(250, 205 + source.randint(-20, 20), 150))
    for x, top in ((120, 300), (150, 270), (185, 320), (235, 285)):  # cranes
        draw.line([(x, 415), (x, top)], fill=(20, 24, 36), width=5)
        draw.line([(x - 30, top), (x + 62, top - 8)], fill=(20, 24, 36), width=4)
        draw.line([(x + 55, top - 7), (x + 55, top + 42)], fill=(20, 24, 36), width=1)
    image = image.filter(ImageFilter.GaussianBlur(0.8))
    image.save(os.path.join(folder, 'harbour.jpg'), quality=82, subsampling=2)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, '..', 'examples', 'pages', 'station')
    icons(folder)
    badge(folder)
    photo(folder)


if __name__ == '__main__':
    main()
