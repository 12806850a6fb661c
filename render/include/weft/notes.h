// Where the sentences for a person go: what is broken, where, and what to do. A note never stops
// the page.
#pragma once

#include <string_view>

namespace weft {

class Notes {
 public:
  virtual ~Notes() = default;
  /// Takes one sentence, without a line end; `sentence` is read during the call only. It is called
  /// in the thread that loads or paints, between any two steps of it, and returns soon.
  virtual void note(std::string_view sentence) = 0;
  /// The same by printf format; what does not fit in 400 bytes is cut.
  void notef(const char* format, ...) __attribute__((format(printf, 2, 3)));
};

/// A sink for those who do not listen.
class NoNotes final : public Notes {
 public:
  void note(std::string_view) override {}
};

}  // namespace weft
