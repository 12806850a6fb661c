// A TextSink that keeps what is written.
#pragma once

#include <string>

#include "render/base/text_sink.h"

namespace weft {

class StringSink final : public TextSink {
 public:
  void write(std::string_view text) override { string += text; }
  std::string string;
};

}  // namespace weft
