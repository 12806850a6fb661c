// The part of a document that a URL's fragment names (HTML Standard 7.4.6.4).
#pragma once

#include "render/html/dom.h"

namespace weft {

/// The element whose id is `fragment` (without its number sign), else the anchor of that name; as
/// it stands, then percent-decoded. Null where there is none: "top" and "" mean the top.
const Element* indicated_part(const Document& document, std::string_view fragment);

}  // namespace weft
