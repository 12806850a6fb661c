// The lines of a page as --crop and --invert want them.
#pragma once

#include <optional>

#include "tools/weft/cropped_lines.h"
#include "tools/weft/inverted_lines.h"
#include "tools/weft/options.h"

namespace weft {

/// Whether --crop lies in a picture of this size; false with a sentence on standard error.
bool crop_lies_in(const Options& options, const LineShape& shape);

class WantedLines {
 public:
  /// REQUIRES: --crop lies in `lines`; everything outlives this.
  WantedLines(LineSource& lines, const Options& options, const Palette& palette) : lines_(&lines) {
    if (options.crop) lines_ = &cropped_.emplace(*lines_, *options.crop);
    if (options.invert) lines_ = &inverted_.emplace(*lines_, palette);
  }
  WantedLines(const WantedLines&) = delete;
  WantedLines& operator=(const WantedLines&) = delete;
  LineSource& lines() { return *lines_; }

 private:
  LineSource* lines_;
  std::optional<CroppedLines> cropped_;
  std::optional<InvertedLines> inverted_;
};

}  // namespace weft
