// The overlay that tells the keys; they go on working below it.
#pragma once

#include "tools/weft/preview/overlay.h"

namespace weft {

class KeyHelp final : public Overlay {
 public:
  std::string html(int lines) override;
  int width() const override { return 620; }
  Answer take(const WindowEvent&) override { return Answer::Ignored; }
};

}  // namespace weft
