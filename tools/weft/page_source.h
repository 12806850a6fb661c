// The page that the command line names: a URL, a file, or standard input.
#pragma once

#include "tools/weft/options.h"
#include "weft/arena.h"
#include "weft/deadline.h"
#include "weft/notes.h"

namespace weft {

struct PageSource {
  std::string_view url;
  std::string_view base_url;  ///< Empty: the page's own.
};

/// The page of `options`. A file may be followed by a #fragment where none is called so. Standard
/// input is read to its end, once in the life of the process, or for as long as `deadline` allows,
/// so that what it holds can be read again. What is returned lives as long as `arena`. Errors: Io,
/// NotFound, Corrupt (no URL), each with its reason in `reasons`; OutOfMemory.
Result<PageSource> find_page_source(const Options& options, Deadline deadline, Arena& arena,
                                    Notes& reasons);

}  // namespace weft
