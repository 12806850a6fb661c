// Drawings that are made to exhaust: they end, and what else is in them is drawn.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdio>
#include <fstream>
#include <string>

#include "tests/support/painted_page.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// The corner of a page with `content` in an SVG, and a green square over it; `file`.svg may lie
/// beside it.
uint32_t corner_with(const std::string& content, const std::string& svg_file = {}) {
  const TemporaryDirectory directory;
  if (!svg_file.empty())
    directory.write("file.svg", "<svg xmlns='http://www.w3.org/2000/svg'>" + svg_file + "</svg>");
  const std::string file = directory.path() + "/page.html";
  std::ofstream(file) << "<!DOCTYPE html><style>*{margin:0}</style><svg width=40 height=24>"
                      << content << "<rect width=8 height=8 fill=lime /></svg>";
  return PaintedPage(file, 40, 24).at(2, 2);
}

constexpr uint32_t kLime = 0x00FF00;

TEST(HostileSvg, UsesInCircles) {
  EXPECT_EQ(corner_with("<g id=a><use href=#b /></g><g id=b><use href=#a /></g>"), kLime);
  EXPECT_EQ(corner_with("<g id=a><rect width=5 height=5 /><use href=#a /></g>"), kLime);
}

TEST(HostileSvg, UsesThatDouble) {
  std::string chain = "<rect id=n0 width=5 height=5 />";
  for (int i = 1; i < 30; ++i) {
    const std::string to = std::to_string(i - 1);
    chain +=
        "<g id=n" + std::to_string(i) + "><use href=#n" + to + " /><use href=#n" + to + " /></g>";
  }
  EXPECT_EQ(corner_with(chain), kLime);
}

TEST(HostileSvg, ServersInThemselves) {
  EXPECT_EQ(corner_with("<pattern id=p width=.1 height=.1><rect width=9 height=9 fill=url(#p) />"
                        "</pattern><rect width=40 height=24 fill=url(#p) />"),
            kLime);
  EXPECT_EQ(corner_with("<mask id=m><rect width=9 height=9 mask=url(#m) /><rect width=9 height=9 "
                        "mask=url(#m) /></mask><rect width=40 height=24 mask=url(#m) />"),
            kLime);
  EXPECT_EQ(corner_with("<clipPath id=c><rect width=9 height=9 clip-path=url(#c) /></clipPath>"
                        "<rect width=40 height=24 clip-path=url(#c) />"),
            kLime);
  EXPECT_EQ(corner_with("<marker id=m><path d='M0 0h9v9' marker-mid=url(#m) /></marker>"
                        "<path d='M0 0h9v9' marker-mid=url(#m) />"),
            kLime);
  EXPECT_EQ(corner_with("<linearGradient id=g href=#h /><linearGradient id=h href=#g />"
                        "<rect width=40 height=24 fill=url(#g) />"),
            kLime);
}

/// The corner of a page with `style` on a box, and a green one over it.
uint32_t corner_clipped_by(const std::string& style) {
  const TemporaryDirectory directory;
  const std::string file = directory.write(
      "page.html",
      "<!DOCTYPE html><style>*{margin:0}</style><svg width=0 height=0 style='position:absolute'>"
      "<clipPath id=a clip-path=url(#b)><circle r=1e30 /></clipPath>"
      "<clipPath id=b clip-path=url(#a)><use href=#a /></clipPath></svg>"
      "<p style=\"height:10px;background:red;clip-path:" +
          style +
          "\"><p style='position:absolute;top:0;left:0;width:8px;height:8px;background:lime'>");
  return PaintedPage(file, 40, 24).at(2, 2);
}

TEST(HostileSvg, ClipPathsOfBoxes) {
  std::string many = "0 0";
  for (int i = 0; i < 450; ++i) many += i % 2 ? ",1e9px -1e9px" : ",-1e30px 1e30%";
  for (const std::string& style :
       {std::string("url(#a)"), "polygon(" + many + ")", std::string("circle(1e30px at -1e30px 0)"),
        std::string("inset(-1e30px round 1e30px)"), std::string("ellipse(1e-30px 1e30px)"),
        "path('M0 0" + repeated("l1e38 1-1e38 1", 20000) + "')"})
    EXPECT_EQ(corner_clipped_by(style), kLime) << style.substr(0, 40);
}

TEST(HostileSvg, ServersInEachOther) {
  std::string patterns, clips, masks, markers;
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i), next = std::to_string((i + 1) % 30);
    patterns += "<pattern id=p" + n + " width=.3 height=.3><rect width=9 height=9 fill=url(#p" +
                next + ") /><rect width=5 height=9 fill=url(#p" + next + ") /></pattern>";
    clips += "<clipPath id=c" + n + " clip-path=url(#c" + next + ")>" +
             repeated("<rect width=9 height=9 clip-path=url(#c" + next + ") />", 3) + "</clipPath>";
    masks += "<mask id=m" + n + ">" +
             repeated("<rect width=9 height=9 mask=url(#m" + next + ") />", 3) + "</mask>";
    markers +=
        "<marker id=k" + n + "><path d='M0 0h9v9h9v9' marker-mid=url(#k" + next + ") /></marker>";
  }
  EXPECT_EQ(corner_with(patterns + "<rect width=40 height=24 fill=url(#p0) />"), kLime);
  EXPECT_EQ(corner_with(clips + "<rect width=40 height=24 clip-path=url(#c0) />"), kLime);
  EXPECT_EQ(corner_with(masks + "<rect width=40 height=24 mask=url(#m0) />"), kLime);
  EXPECT_EQ(corner_with(markers + "<path d='M0 0h9v9h9v9' marker-mid=url(#k0) />"), kLime);
}

TEST(HostileSvg, ReferencesToNothingInACrowd) {
  std::string crowd;
  for (int i = 0; i < 20000; ++i) {
    const std::string n = std::to_string(i);
    crowd +=
        "<path id=i" + n + " d='M0 0h1v1' fill='url(#none" + n + ")' clip-path=url(#i" + n + ") />";
  }
  EXPECT_EQ(corner_with(crowd), kLime);
}

TEST(HostileSvg, PicturesInPictures) {
  std::string inner = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  for (int i = 0; i < 7; ++i) {
    std::string escaped;
    for (const char c : inner) {
      const auto byte = static_cast<unsigned char>(c);
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", byte);
      escaped += std::isalnum(byte) ? std::string(1, c) : code;
    }
    inner =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image width='9' "
        "height='9' href='data:image/svg+xml," +
        escaped + "'/></svg>";
    if (inner.size() > 200000) break;
  }
  EXPECT_EQ(corner_with(inner), kLime);
}

TEST(HostileSvg, FilesThatReferToThemselvesAndToThePage) {
  const std::string uses =
      "<g id='a'><use href='file.svg#a'/><use href='page.html#p'/><use href='#a'/></g>";
  EXPECT_EQ(corner_with("<g id=p><use href=file.svg#a /></g>", uses), kLime);
  const std::string masks =
      "<mask id='m' mask='url(file.svg#m)'><rect width='9' height='9' mask='url(#m)'/></mask>"
      "<filter id='f'><feImage href='#r'/></filter><rect id='r' filter='url(#f)' width='9'/>";
  EXPECT_EQ(corner_with("<g mask=url(file.svg#m) filter=url(file.svg#f)><rect width=40 height=24 "
                        "/></g>",
                        masks),
            kLime);
}

TEST(HostileSvg, FilesWithoutEndAreLeftOut) {
  const std::string much =
      "<g id='a'>" + repeated("<rect width='40' height='24'/>", 20000) + "</g>";
  EXPECT_EQ(corner_with("<use href=file.svg#a />", much), kLime);
  std::string crowd;
  for (int i = 0; i < 100; ++i) crowd += "<use href=f" + std::to_string(i) + ".svg#a />";
  EXPECT_EQ(corner_with(crowd), kLime);
}

TEST(HostileSvg, HtmlInDrawingsInHtml) {
  EXPECT_EQ(
      corner_with(repeated("<foreignObject width=40 height=24><svg width=40 height=24>", 200) +
                  repeated("</svg></foreignObject>", 200)),
      kLime);
  EXPECT_EQ(corner_with("<pattern id=p width=1 height=1 patternUnits=userSpaceOnUse><foreignObject "
                        "width=1e30 height=1e30><p>text</p></foreignObject></pattern>"
                        "<rect width=40 height=24 fill=url(#p) transform=rotate(1) />"),
            kLime);
}

TEST(HostileSvg, DashesUnderABlur) {
  std::string dashes;
  for (int i = 0; i < 200; ++i)
    dashes += "<path d='M0 " + std::to_string(i) +
              "H4000' stroke=red stroke-dasharray='.6 .4' stroke-width=.5 />";
  EXPECT_EQ(
      corner_with("<filter id=f x=-9 y=-9 width=19 height=19><feGaussianBlur stdDeviation=900 "
                  "/></filter><g filter=url(#f)>" +
                  dashes + "</g>"),
      kLime);
}

TEST(HostileSvg, TextWithoutEnd) {
  EXPECT_EQ(corner_with("<text x='" + repeated("1 ", 50000) + "' y=20 textLength=1e30 rotate='" +
                        repeated("1 ", 5000) + "'>" + repeated("abc ", 50000) + "</text>"),
            kLime);
  EXPECT_EQ(corner_with("<path id=p d='M0 0" + repeated("q9 9 9 0", 5000) +
                        "' /><text><textPath href=#p startOffset=1e30>" + repeated("abc ", 5000) +
                        "</textPath></text>"),
            kLime);
}

TEST(HostileSvg, TextThatTurnsAroundWithoutEnd) {
  EXPECT_EQ(corner_with("<text y=20>" + repeated("\u2068", 20000) + "</text><text y=20>" +
                        repeated("a\u05D0", 9000) + "</text><text y=20>" +
                        repeated("<tspan direction=rtl unicode-bidi=isolate>a", 60) +
                        repeated("</tspan>", 60) + "</text>"),
            kLime);
}

TEST(HostileSvg, GradientsOfNoExtent) {
  EXPECT_EQ(corner_with("<radialGradient id=r r=1e-30 fr=1e30 fx=1e30><stop/><stop offset=1 "
                        "stop-color=red /></radialGradient><radialGradient id=s r=1e30 fr=1e30 "
                        "fx=-1e30 spreadMethod=reflect><stop/><stop offset=1 /></radialGradient>"
                        "<rect width=40 height=24 fill=url(#r) /><rect width=40 height=24 "
                        "fill=url(#s) />"),
            kLime);
}

TEST(HostileSvg, NumbersBeyondAllBounds) {
  EXPECT_EQ(corner_with("<path d='M-1e30 -1e30L1e30 1e30Z' stroke=red stroke-width=1e30 />"
                        "<circle r=1e30 cx=-1e38 /><rect width=1e39 height=-1e39 />"
                        "<g transform='scale(1e30)'><rect width=1e30 height=1e30 /></g>"),
            kLime);
}

TEST(HostileSvg, TurnedFiltersWithoutBounds) {
  for (const char* step :
       {"<feGaussianBlur stdDeviation='1e30 1' />", "<feGaussianBlur stdDeviation='3e38 3e38' />",
        "<feMorphology operator=dilate radius='1e38 1e-30' />",
        "<feMorphology radius='900 1e38' />"})
    EXPECT_EQ(corner_with("<filter id=f>" + repeated(step, 9) +
                          "</filter><g transform='rotate(30)skewX(20)'><rect width=30 height=20 "
                          "filter=url(#f) /></g>"),
              kLime)
        << step;
}

TEST(HostileSvg, WaysAlongPathsWithoutEnd) {
  const std::string path = "M0 0" + repeated("q9e8 9 9 1e30", 2000);
  const std::string styles[] = {
      "offset: path(\"" + path + "\") 1e30px", "offset: circle(1e30px) -1e30%",
      "offset: ray(1e30deg) 1e30px 1e30deg / 1e30px -1e30%", "offset: url(#a) 50%"};
  for (const std::string& style : styles)
    EXPECT_EQ(corner_with("<rect id=a width=9 height=9 style='" + style +
                          "' /><foreignObject width=9 height=9><p style='" + style +
                          "'>p</p></foreignObject>"),
              kLime)
        << style.substr(0, 40);
}

TEST(HostileSvg, DepthWithoutEnd) {
  EXPECT_EQ(corner_with(repeated("<g>", 400) + "<rect width=5 height=5 />" + repeated("</g>", 400)),
            kLime);
}

TEST(HostileSvg, AMillionCommands) {
  EXPECT_EQ(
      corner_with("<path fill=none stroke=red d='M0 0" + repeated("l1 1-1 1", 250000) + "' />"),
      kLime);
}

TEST(HostileSvg, APatternOfSpecks) {
  EXPECT_EQ(corner_with("<pattern id=p width=.01 height=.01 patternUnits=userSpaceOnUse>"
                        "<rect width=.005 height=.005 /></pattern>"
                        "<rect width=40 height=24 fill=url(#p) />"),
            kLime);
}

}  // namespace
}  // namespace weft
