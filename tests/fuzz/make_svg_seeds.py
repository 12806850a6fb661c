#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets svg (drawings that name every part of SVG once) and paint (bytes that choose).

usage: tests/fuzz/make_svg_seeds.py
"""
import os
import random

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'corpus')
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20">'
DRAWINGS = {
    'shapes': '<rect x="1" y="1" width="5" height="50%" rx="2"/><circle r="3" cx="5" cy="5"/><ellipse rx="2" ry="1"/><line x2="9" y2="9" stroke="red"/>'
              '<polyline points="1 1 2 3,4 5"/><polygon points="0,0 9,0 9,9"/>',
    'path': '<path d="M1 1L2 2H3V4C1 2 3 4 5 6S1 2 3 4Q1 1 2 2T4 4A3 2 10 0 1 9 9zm1,1l-1-1.5e1h.5v-.5c1 1 1 2 2 2s1 1 2 2q1 1 0 1t2 2a1 1 0 1150 1z"/>',
    'strokes': '<path d="M1 1h9v9" fill="none" stroke="#00f" stroke-width="2" stroke-dasharray="3 1" pathLength="10" stroke-linejoin="round" '
               'stroke-linecap="square" vector-effect="non-scaling-stroke" paint-order="markers stroke"/>',
    'gradients': '<linearGradient id="a" x1="10%" gradientTransform="rotate(9)"><stop stop-color="red"/><stop offset="50%" stop-opacity=".5"/></linearGradient>'
                 '<radialGradient id="b" href="#a" fx=".9" fr=".1" spreadMethod="repeat"/><rect width="9" height="9" fill="url(#a)" stroke="url(#b) red"/>',
    'patterns': '<pattern id="p" width=".2" height="3" patternUnits="userSpaceOnUse" viewBox="0 0 1 1"><rect width="1" height=".5"/></pattern>'
                '<rect width="20" height="20" fill="url(#p)" transform="skewX(9) scale(2 1)"/>',
    'clips': '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle r=".5"/><text>a</text></clipPath><mask id="m" mask-type="alpha"><rect width="9" height="9"/>'
             '</mask><g clip-path="url(#c)" mask="url(#m)" opacity=".5"><rect width="20" height="20"/></g>',
    'uses': '<symbol id="s" viewBox="0 0 1 1"><path d="M0 0h1v1" fill="context-fill"/></symbol><use href="#s" width="9" height="9" fill="red"/>'
            '<switch><g systemLanguage="de"/><use href="#s" x="9"/></switch><svg width="5"><rect width="100%" height="1em"/></svg>',
    'markers': '<marker id="k" orient="auto-start-reverse" refX="1" markerUnits="userSpaceOnUse"><path d="M0 0h3"/></marker>'
               '<path d="M1 1h9v9c1 1 2 2 3 0z" marker-start="url(#k)" marker-mid="url(#k)" marker-end="url(#k)"/>',
    'text': '<path id="t" d="M0 9q9-9 20 0"/><text x="1 2" y="9" dx="1" rotate="5 9" text-anchor="middle" textLength="9" text-decoration="underline">Ab<tspan '
            'dy="2" baseline-shift="super" opacity=".5">c d</tspan><textPath href="#t" startOffset="10%">efg</textPath></text>'
            '<text writing-mode="tb" lengthAdjust="spacingAndGlyphs" textLength="15" dominant-baseline="central">Ab</text>',
    'style': '<style><![CDATA[rect { fill: var(--a, red) } :root { --a: lime } @import "x.css";]]></style><rect width="9" height="9" style="transform: rotate(9deg)"/>',
    'picture': '<image width="9" height="9" preserveAspectRatio="xMinYMax slice" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/>"/>',
    'filters': '<filter id="f"><feGaussianBlur stdDeviation="1"/><feOffset dx="1"/></filter><rect width="9" height="9" filter="url(#f)"/>',
}


def main():
    for name, body in DRAWINGS.items():
        write('svg', name, (HEAD + body + '</svg>').encode())
    entities = '<!DOCTYPE svg [<!ENTITY n "http://www.w3.org/2000/svg"><!ENTITY r "<rect width=\'9\' height=\'9\'/>">]><svg xmlns="&n;">&r;<g>&r;</g></svg>'
    write('svg', 'entities', entities.encode())
    chosen = random.Random(1)
    for seed in range(11):
        write('paint', 'choices_%d' % seed, bytes([seed, seed]) + bytes(chosen.randrange(256) for _ in range(30 + seed * 10)))


def write(target, name, seed):
    os.makedirs(os.path.join(CORPUS, target), exist_ok=True)
    with open(os.path.join(CORPUS, target, name), 'wb') as file:
        file.write(seed)


if __name__ == '__main__':
    main()
