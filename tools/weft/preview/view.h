// How a picture lies in the window: pixel for pixel at a whole zoom, or scaled down, and scrolled
// where it is larger than the window.
#pragma once

#include "tools/weft/preview/canvas.h"

namespace weft {

class View {
 public:
  /// `zoom`: window pixels per pixel of the picture; 0: as large as fits comfortably.
  explicit View(unsigned zoom) : zoom_(zoom) {}

  /// The picture is that large from now on, and a window may have `room`. Scrolls to the corner.
  void set_picture(WindowSize picture, WindowSize room);
  /// The window has that size from now on;
  void set_window(WindowSize window);
  /// and here because somebody wants it so: what fits is what fits it, until the next picture.
  void take_window(WindowSize window);
  /// Between what fits and pixel for pixel; where these are the same, twice that.
  void toggle_zoom();
  /// The one that was taken; else what the picture wants: all of it where there is room.
  WindowSize wanted_window() const;
  bool is_window_given() const { return is_given_; }
  /// By window pixels, as far as there is something to see.
  void scroll(int right, int down);

  /// Window pixels per pixel of the picture.
  double scale() const { return scale_; }
  bool can_scroll() const;
  /// The place of the picture in the window.
  PixelRect place() const;
  /// The pixel of the picture at a pixel of the window; false outside.
  bool find(int x, int y, int& picture_x, int& picture_y) const;
  /// The window pixels of a part of the picture.
  PixelRect placed(const PixelRect& part) const;
  /// Draws the part of the picture that lies in `clip`, of the same scale and corner as the one of
  /// set_picture().
  void draw(const Canvas& picture, const PixelRect& clip, Canvas& window) const;

 private:
  void fit();

  unsigned zoom_;
  WindowSize picture_{1, 1}, room_{1, 1}, window_{1, 1};
  double scale_ = 1;
  bool is_given_ = false;
  int scrolled_x_ = 0, scrolled_y_ = 0;
};

}  // namespace weft
