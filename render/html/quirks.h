// The mode that a doctype asks for (HTML Standard 13.2.6.4.1).
#pragma once

#include "render/html/dom.h"
#include "render/html/token.h"

namespace weft {

QuirksMode quirks_mode_of(const Token& doctype);

}  // namespace weft
