// What a command needs to have a page: budget, notes, fetcher and fonts, made from the options.
#pragma once

#include <string>
#include <vector>

#include "fetch/fetcher.h"
#include "render/page.h"
#include "tools/weft/options.h"

namespace weft {

/// Prints notes on standard error as they come, each once, and remembers how many there were.
class StandardErrorNotes final : public Notes {
 public:
  void note(std::string_view sentence) override;
  size_t count() const { return count_; }

 private:
  size_t count_ = 0;
};

/// The target of the rendering: what --panel, --size, --palette, --dither say together.
struct Target {
  int32_t width = 800, height = 480;
  const Palette* palette = nullptr;
  Dither dither = Dither::None;
  bool slow_update = false;
};
/// False for wrong usage, with a sentence on standard error.
bool find_target(const Options& options, Target& target);

class Session {
 public:
  /// Makes everything up to the page. Errors: said on standard error.
  Status start(const Options& options, const Target& target);
  /// Says on standard error that `what` failed with `status`, and returns the exit code 1.
  int failed(const char* what, Status status) const;

  Budget budget;
  StandardErrorNotes notes;
  Arena arena{budget};
  Owned<Fetcher> fetcher;
  Owned<FontSet> fonts;
  Owned<Page> page;
  std::string_view url;
};

}  // namespace weft
