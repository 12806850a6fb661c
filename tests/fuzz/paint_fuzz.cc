// Bytes become a page of boxes and shapes that are painted in odd ways, one upon the other: its
// display list must become lines, or OutOfMemory.
#include "tests/fuzz/page_case.h"

namespace {

/// Bytes as choices and numbers, as long as there are any.
class Choices {
 public:
  Choices(const uint8_t* bytes, size_t size) : next_(bytes), end_(bytes + size) {}
  bool ended() const { return next_ == end_; }
  uint8_t byte() { return next_ == end_ ? 0 : *next_++; }
  template <size_t kCount>
  std::string one_of(const char* const (&words)[kCount]) {
    return words[byte() % kCount];
  }
  /// Mostly small, sometimes without any measure.
  std::string number() {
    static constexpr const char* kFar[] = {"1e9", "-1e9", "1e30", "-1e-30", "0", "4096", ".001"};
    const uint8_t first = byte();
    return first < 16 ? one_of(kFar) : std::to_string(static_cast<int>(first) - 70);
  }

 private:
  const uint8_t *next_, *end_;
};

// $ is a number.
constexpr const char* kDeclarations[] = {"border:$px solid red",
                                         "border-radius:$px / $%",
                                         "background:rgb($ $ $ / $%)",
                                         "background:linear-gradient($deg,red $%,blue $px)",
                                         "background:conic-gradient(from $deg,red,blue)",
                                         "background:repeating-radial-gradient($px,red,blue $px)",
                                         "box-shadow:$px $px $px $px red",
                                         "box-shadow:inset $px $px $px blue",
                                         "text-shadow:$px $px $px red",
                                         "opacity:.$",
                                         "filter:blur($px)",
                                         "filter:drop-shadow($px $px $px red) hue-rotate($deg)",
                                         "overflow:hidden",
                                         "backdrop-filter:blur($px)",
                                         "mix-blend-mode:multiply",
                                         "mix-blend-mode:luminosity",
                                         "isolation:isolate",
                                         "transform:rotate($deg)",
                                         "transform:scale($) skew($deg)",
                                         "transform:perspective($px) rotateX($deg)",
                                         "clip-path:circle($px at $% $%)",
                                         "clip-path:polygon(0 0,$px $px,$% $%)",
                                         "clip-path:path('M0 0L$ $ $ $z')",
                                         "mask:linear-gradient(red,transparent $%)",
                                         "background-clip:text",
                                         "outline:$px dashed red",
                                         "border:$px dotted blue",
                                         "border:$px double #888",
                                         "margin:$px",
                                         "width:$px;height:$px",
                                         "position:absolute;left:$px;top:$px",
                                         "float:left",
                                         "z-index:$",
                                         "zoom:$"};
constexpr const char* kAttributes[] = {"fill='url(#g)'",
                                       "fill='url(#p)'",
                                       "stroke='url(#r)' stroke-width='$'",
                                       "stroke='red'",
                                       "stroke-dasharray='$ $' stroke-dashoffset='$'",
                                       "transform='matrix($ $ $ $ $ $)'",
                                       "transform='scale($)'",
                                       "opacity='.$'",
                                       "clip-path='url(#c)'",
                                       "mask='url(#m)'",
                                       "filter='url(#f)'",
                                       "marker-mid='url(#k)'",
                                       "stroke-linejoin='round'",
                                       "stroke-linecap='square'",
                                       "style='mix-blend-mode:screen'",
                                       "x='$' y='$'",
                                       "width='$' height='$'",
                                       "r='$' cx='$' cy='$'",
                                       "d='M$ $L$ $C$ $ $ $ $ $A$ $ $ 0 1 $ $z'",
                                       "points='$,$ $ $ $ $'",
                                       "vector-effect='non-scaling-stroke'",
                                       "rotate='$ $' dx='$ $'"};
constexpr const char* kShapes[] = {"rect", "circle", "path",         "polyline",
                                   "text", "g",      "use href='#u'"};
constexpr const char* kServers =
    "<svg width=90 height=60><linearGradient id=g x1=.2><stop stop-color=red /><stop offset=1 "
    "stop-opacity=.3 /></linearGradient><radialGradient id=r fr=.1 fx=.9 spreadMethod=reflect>"
    "<stop/><stop offset=.5 stop-color=lime /></radialGradient><pattern id=p width=.2 height=.3>"
    "<circle r=4 fill='url(#g)'/></pattern><clipPath id=c><circle r=20 /><path d='M9 9h40v9z'/>"
    "</clipPath><mask id=m><rect width=40 height=30 fill='url(#g)'/></mask><marker id=k "
    "orient=auto>"
    "<path d='M0 0h3v3'/></marker><filter id=f><feGaussianBlur stdDeviation=2 /></filter>"
    "<g id=u><rect width=9 height=9 fill=context-fill /></g>";

std::string filled(std::string text, Choices& choices) {
  for (size_t at = text.find('$'); at != text.npos; at = text.find('$', at))
    text.replace(at, 1, choices.number());
  return text;
}

std::string boxes(Choices& choices) {
  std::string html;
  int open = 0;
  while (!choices.ended()) {
    const uint8_t what = choices.byte();
    if (what % 4 == 0 && open > 0) {
      html += "</div>";
      --open;
      continue;
    }
    html += "<div style=\"";
    for (int i = 0; i <= what % 3; ++i)
      html += filled(choices.one_of(kDeclarations), choices) + ";";
    html += what % 5 ? "\">" : "\">Ab";
    ++open;
  }
  return html;
}

std::string shapes(Choices& choices) {
  std::string svg = kServers;
  while (!choices.ended()) {
    const std::string shape = choices.one_of(kShapes);
    svg += "<" + shape;
    const int count = choices.byte() % 5;
    for (int i = 0; i < count; ++i) svg += " " + filled(choices.one_of(kAttributes), choices);
    svg += shape == "text" ? ">Ab</text>" : shape == "g" ? ">" : "/>";
  }
  return svg;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  constexpr size_t kMost = 400;  // bytes: what they make is slow enough
  Choices choices(bytes, std::min(size, kMost));
  weft::PageCase page;
  page.settings.width = 90;
  page.settings.height = 60;
  page.settings.palette = choices.byte();
  const bool has_shapes = choices.byte() % 2;
  page.parts.push_back({"page.html", "<!DOCTYPE html><style>div{width:50px;height:20px}</style>" +
                                         (has_shapes ? shapes(choices) : boxes(choices))});
  weft::show_page_case(page);
  return 0;
}
