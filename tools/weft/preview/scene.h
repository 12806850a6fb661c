// What the window shows: the picture, another one beside it, the element under the mouse, and the
// pages that lie over them.
#pragma once

#include <optional>
#include <string>

#include "tools/weft/preview/html_painter.h"
#include "tools/weft/preview/inspection.h"
#include "tools/weft/preview/overlay.h"
#include "tools/weft/preview/view.h"

namespace weft {

/// Another picture from a line to the right.
struct Split {
  const Canvas* picture;
  std::string left_label, right_label;
  double part;  ///< Of the window's width that is to the left of the line.
};

/// How far something has come.
struct Gauge {
  std::string label;
  double part;
};

/// Pointers may be null: then there is none.
struct SceneParts {
  const Canvas* picture;
  std::optional<Split> split;
  const Inspection* inspection = nullptr;     ///< The page is inspected,
  const InspectedElement* element = nullptr;  ///< and this is under the mouse, which is at
  int mouse_x = 0;                            ///< this column.
  std::optional<Gauge> gauge;
  Overlay* overlay = nullptr;
};

class Scene {
 public:
  /// `zoom`: View's; `font_directories`: HtmlPainter's.
  Scene(unsigned zoom, const std::vector<std::string>& font_directories)
      : view(zoom), painter_(font_directories) {}

  /// The window that these parts want of `room`.
  WindowSize wanted_window(const SceneParts& parts, WindowSize room) const;
  /// The pixels of a window of `size`.
  Canvas draw(const SceneParts& parts, WindowSize size);
  /// Where the overlay was drawn last.
  const PixelRect& overlay_place() const { return overlay_place_; }

  View view;

 private:
  void draw_split(const Split& split, Canvas& window);
  void draw_element(const SceneParts& parts, Canvas& window);
  void draw_gauge(const Gauge& gauge, Canvas& window);
  void draw_overlay(Overlay& overlay, Canvas& window);

  HtmlPainter painter_;
  PixelRect overlay_place_;
};

}  // namespace weft
