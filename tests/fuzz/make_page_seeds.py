#!/usr/bin/env python3
"""Writes the seeds of the page target that hold pictures and fonts, which are those of the seeds of the other targets.

    tests/fuzz/make_page_seeds.py tests/fuzz/corpus
"""
import pathlib
import sys

PICTURES = b"""<!DOCTYPE html><style>body{margin:0;background:url(1.png) 3px 50%/9px round}img{width:40%;object-fit:cover}
li{list-style-image:url(1.png)}div{border:5px solid;border-image:url(2.jpg) 3 fill/4px round;mask:url(1.png)}</style>
<img src=1.png><img src=2.jpg style="height:30px;filter:invert(1)"><img srcset="1.png 1x, 2.jpg 2x"><ul><li>a</ul><div>b</div>"""
LETTERS = b"""<!DOCTYPE html><style>@font-face{font-family:F;src:url(f.ttf)}@font-face{font-family:G;src:url(g.otf);unicode-range:U+30-40}
body{font:20px G,F}b{font-size:90px}</style><p>0AV fi x<b>V0</b><i style="font-variant:small-caps">avfi</i>"""

corpus = pathlib.Path(sys.argv[1])


def write(name, settings, *parts):
    text = settings + b"".join(b"\n=== " + part.encode() + b"\n" + data for part, data in parts)
    (corpus / "page" / name).write_bytes(text)


def font(name):
    return (corpus / "font" / name).read_bytes()[1:]  # The first byte is the font target's choice.


pictures = ("1.png", (corpus / "png/palette.png").read_bytes()), ("2.jpg", (corpus / "jpeg/progressive.jpg").read_bytes())
write("pictures", b"100 80 3 7 1 0 0", ("page.html", PICTURES), *pictures)
write("pictures_in_pieces", b"64 48 5 2 3 9 0", ("page.html", PICTURES), *pictures)
write("letters", b"120 90 4 4 0 0 0", ("page.html", LETTERS), ("f.ttf", font("layout")), ("g.otf", font("cff")))
write("letters_of_one_bit", b"120 90 3 5 0 0 0", ("page.html", LETTERS), ("f.ttf", font("hinted")), ("g.otf", font("compressed")))
