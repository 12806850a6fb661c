// The whole way in one call: a page on a panel, or its lines. The pieces it puts together are
// public too: Fetcher, Fonts, Page and create_panel().
#pragma once

#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/panel.h"

namespace weft {

struct ShowOptions {
  FetchOptions fetch;
  FontOptions fonts;
  PageOptions page;
  /// In: the version of the page that the panel shows. A page that is still the same is neither
  /// loaded nor drawn, and the panel is left alone: show() is Ok, lines_of() NotFound. Out: the
  /// version that is shown now, or that it is unchanged. Where it was not known whether the panel
  /// shows a whole page, nothing is known.
  PageVersion* version = nullptr;
  /// Called once, when all is read that the page needs: what is left to do, such as e-paper's
  /// refresh, needs no network.
  void (*when_read)(void* argument) = nullptr;
  void* when_read_argument = nullptr;
  Store* store = nullptr;  ///< Panel::remember(); null: every refresh is a full one.
  uint16_t full_every = kFullEvery;
  RefreshKind refresh = RefreshKind::Full;  ///< Panel::prefer().
};

/// Loads the page at `url`, an absolute URL or the path of a file, for `screen`, and returns its
/// lines, which hold all that they need. Blocks until the page is laid out; pictures are read while
/// lines are pulled. `budget` and `notes`, the palette, and what the options refer to, outlive the
/// lines; all belong to one thread at a time. Errors: those of the page's own stream, OutOfMemory,
/// Timeout, Corrupt (not a URL), NotFound (no page, or no font at all).
Result<Owned<LineSource>> lines_of(std::string_view url, const Screen& screen, Budget& budget,
                                   Notes& notes, const ShowOptions& options = {});

/// Shows that page on a panel, turned as `panel.mounted` says. Blocks until the panel shows it and
/// all memory is given back. Errors: those of lines_of(), create_panel() and Panel::show().
Status show(std::string_view url, const PanelInfo& panel, Bus& bus, Budget& budget, Notes& notes,
            const ShowOptions& options = {});

}  // namespace weft
