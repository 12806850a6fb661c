// A picture that is sampled where no row of the device is one of its own: its rows at display size
// are held from the first to the last that is needed; smaller ones when memory ends.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

class TurnedPicture {
 public:
  explicit TurnedPicture(Budget& budget) : budget_(&budget) {}
  ~TurnedPicture() { release(); }
  TurnedPicture(const TurnedPicture&) = delete;
  TurnedPicture& operator=(const TurnedPicture&) = delete;

  /// Begins with the rows of the picture of `turned`, as large as they are shown, halved
  /// `halvings` times. Errors: OutOfMemory, those of the picture.
  Status open(ImageStore& images, const TurnedPaint& turned, int halvings);
  /// Reads what row `y` of the device shows of `turned`. Errors: as open().
  Status prepare(const TurnedPaint& turned, int32_t y);
  /// The colour at a place within what was prepared: of the nearest pixel, or of four.
  Rgba sample(const ImagePaint& picture, Vector at, Scaling scaling) const;
  /// The same of a drawing without smooth edges, which stays so, and keeps its thin lines.
  Rgba sample_sharp(const ImagePaint& picture, Vector at) const;

 private:
  // A place on the page as one of the picture, in pixels of its rows; `is_gap`: between tiles.
  Vector place(const ImagePaint& picture, Vector at, bool& is_gap) const;
  Rgba pixel(int32_t x, int32_t y) const;
  Status hold_row(int32_t y);
  void release();

  Budget* budget_;
  Owned<ImageRows> source_;
  Rgba** rows_ = nullptr;
  int32_t width_ = 0, height_ = 0;
  int32_t first_ = 0, next_ = 0;  // the rows that are held
  bool may_forget_ = false;       // what lies above the row in hand
};

}  // namespace weft
