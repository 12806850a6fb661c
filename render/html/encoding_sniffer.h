// The encoding of a document or style sheet by its first bytes (HTML Standard 13.2.3, CSS Syntax
// 3.2).
#pragma once

#include "render/html/encoding_labels.h"

namespace weft {

/// The encoding that a byte order mark names, and its length; None without one.
Encoding encoding_of_bom(std::string_view head, size_t& bom_bytes);
/// The encoding meant by a declaration inside a document: it was readable as ASCII, so it is no
/// UTF-16.
Encoding as_declared_inside(Encoding encoding);
/// The charset of a Content-Type field or of a meta element's content.
Encoding encoding_in_content_type(std::string_view value);
/// "Prescan a byte stream to determine its encoding".
Encoding encoding_in_html(std::string_view head);
/// The encoding that an XML declaration at the very start names, or shows by being UTF-16 itself.
Encoding encoding_in_xml(std::string_view head);
/// The encoding that @charset at the very start names.
Encoding encoding_in_css(std::string_view head);

}  // namespace weft
