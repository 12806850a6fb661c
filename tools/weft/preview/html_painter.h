// Small pages of the preview itself, drawn by weft: what lies over the picture.
#pragma once

#include <deque>
#include <string>

#include "tools/weft/preview/canvas.h"
#include "weft/fonts.h"
#include "weft/resources.h"

namespace weft {

/// The same text for HTML.
std::string html_text(std::string_view text);

class HtmlPainter {
 public:
  /// `font_directories`: used where the system has no fonts.
  explicit HtmlPainter(const std::vector<std::string>& font_directories)
      : font_directories_(font_directories) {}
  /// A page that is `width` pixels wide and as high as its body, but at most `most_height`; empty
  /// when it cannot be drawn. Valid until the next call.
  const Canvas& paint(const std::string& body, int width, int most_height);

 private:
  struct Painted {
    std::string body;
    WindowSize most;
    Canvas canvas;
  };
  Status draw(const Painted& page, Canvas& canvas);
  Status use_own_fonts();

  const std::vector<std::string> font_directories_;
  Budget budget_;
  NoNotes notes_;
  Owned<Fonts> fonts_;
  std::deque<Painted> last_;  // the latest in front
};

}  // namespace weft
