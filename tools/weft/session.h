// Everything that a command needs to have a page: budget, notes, fetcher and fonts, made from the
// options.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "tools/weft/diagnosis/page_diagnosis.h"
#include "tools/weft/machine_fonts.h"
#include "tools/weft/options.h"
#include "tools/weft/progress.h"
#include "tools/weft/standard_error_notes.h"
#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/panel.h"

namespace weft {

/// The screen that --panel, --size, --rotate, --palette, --dither, --dpr and --gamma say together.
/// False for wrong usage, with a sentence on standard error.
bool find_screen(const Options& options, Screen& screen);

class Session {
 public:
  Session() = default;
  /// Notes what was found out late: a file that was cut while it was in use.
  ~Session();
  /// Makes everything up to the page. `sources`: PageOptions'. Errors: said on standard error.
  Status start(const Options& options, const Screen& screen, StyleSources* sources = nullptr);
  /// Loads the page, after start(). Errors: those of the step that step() names.
  Status load();
  /// Both of these. Errors: those of the step that step() names.
  Status load(const Options& options, const Screen& screen, StyleSources* sources = nullptr);
  /// Lays the page out, after load(). `observer` may print; without one the findings about the page
  /// are noted. Errors: those of the step that step() names; without an observer also Unsupported:
  /// nothing is drawn of a page with scripts, and the options do not allow that.
  Status layout(PageObserver* observer = nullptr);
  /// The lines of the page, after layout(). `after`: the step that follows the last one, for the
  /// person who waits. Errors: those of the step that step() names.
  Result<LineSource*> lines(const char* after = "writing");
  /// load(), layout() and lines().
  Result<LineSource*> lines_of(const Options& options, const Screen& screen,
                               const char* after = "writing");
  /// "cannot load the page": the sentence about the step that load() or lines_of() came to, after
  /// load() about laying out.
  const char* step() const { return step_; }
  /// Says on standard error that `what` failed with `status`, and returns the exit code 1.
  int failed(const char* what, Status status);
  /// The exit code of a command that is done: 3 when anything was noted and --strict says so.
  int done(const Options& options);

  Budget budget;
  StandardErrorNotes notes;
  Progress progress;
  Arena arena{budget};
  Owned<Fetcher> fetcher;
  std::unique_ptr<FontMatcher> matcher;
  Owned<Fonts> fonts;
  std::optional<PageDiagnosis> diagnosis;
  Owned<Page> page;
  std::string_view url;

 private:
  Status open_fetcher(const Options& options, int64_t begin_ms);
  Status open_fonts(const Options& options);
  Status diagnose();

  const char* step_ = "cannot start";
  bool allows_empty_ = false, is_empty_ = false;
};

}  // namespace weft
