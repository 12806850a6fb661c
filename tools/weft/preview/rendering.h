// A page as the options want it, drawn once and kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tools/model/stored_lines.h"
#include "tools/weft/file_watch.h"
#include "tools/weft/preview/canvas.h"
#include "tools/weft/preview/inspection.h"
#include "tools/weft/session.h"

namespace weft {

/// Whether the elements of the page are kept too.
enum class Inspect : uint8_t { No, Yes };

struct Rendering {
  Options options;
  Screen screen;
  StoredLines lines;  ///< As the panel gets them;
  Canvas picture;     ///< and as it looks.
  std::vector<std::string> notes;
  std::unique_ptr<Inspection> inspection;  ///< With Inspect::Yes.

  /// The panel of the options; null when they name none.
  const PanelInfo* panel() const { return find_panel(options.panel); }
  /// The panel or size, inks, dithering and turn.
  std::string description() const;
};

/// Loads and draws the page of `options`. `files` then watches its files. Returns the exit code;
/// when that is not 0 it was said on standard error, `failure` says it too, and of `rendering` only
/// the notes are there.
int render_once(const Options& options, Inspect inspect, FileWatch& files, Rendering& rendering,
                std::string& failure);

}  // namespace weft
