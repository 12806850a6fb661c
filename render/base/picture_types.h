// The types of pictures that this build draws.
#pragma once

#include <string_view>

namespace weft {

/// Whether pictures of `type` ("image/png", perhaps with parameters; case does not count) are
/// drawn. An empty type may be any.
bool draws_picture_type(std::string_view type);

}  // namespace weft
