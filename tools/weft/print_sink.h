// Dumps go to standard output.
#pragma once

#include <cstdio>

#include "render/base/text_sink.h"

namespace weft {

class PrintSink final : public TextSink {
 public:
  void write(std::string_view text) override { std::fwrite(text.data(), 1, text.size(), stdout); }
};

}  // namespace weft
