// The overlay with everything that was noted about the page.
#pragma once

#include <vector>

#include "tools/weft/preview/overlay.h"

namespace weft {

class NoteList final : public Overlay {
 public:
  explicit NoteList(const std::vector<std::string>& notes) : notes_(notes) {}
  std::string html(int lines) override;
  int width() const override { return 760; }
  /// Arrows and the wheel scroll.
  Answer take(const WindowEvent& event) override;

 private:
  const std::vector<std::string>& notes_;
  size_t first_ = 0;
};

}  // namespace weft
