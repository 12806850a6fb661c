// The version of a page as its response tells it.
#pragma once

#include "fetch/net/headers.h"
#include "weft/fetcher.h"

namespace weft {

/// What PageVersion::url is for an absolute URL without its fragment; never 0.
uint64_t page_version_url(std::string_view url);
/// The version that `head` tells of; with status 304 what it leaves out is as in `known`.
PageVersion page_version_of(const ResponseHead& head, const PageVersion& known);

}  // namespace weft
