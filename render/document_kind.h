// The kind of document that a body is: by what its sender calls it, else by its first bytes (MIME
// Sniffing Standard).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

/// The way in which a body becomes a document. None: it does not.
enum class DocumentKind : uint8_t { Html, Xml, Text, Picture, None };

/// The bytes that the standard looks at.
inline constexpr size_t kSniffedBytes = 1445;

/// Whether a Content-Type field leaves it to the first bytes of the body what that is.
bool needs_sniffing(std::string_view content_type);
/// Whether a body of this type, which needs no sniffing, may be gzip as it is stored: an .svgz.
bool may_be_gzip(std::string_view type);
/// The type of a body with that field: "text/html". `head` is its first kSniffedBytes bytes or all
/// there are, and may be empty where needs_sniffing() is false. Never empty; a part of
/// `content_type`, or static.
std::string_view computed_type(std::string_view content_type, std::span<const uint8_t> head);
DocumentKind kind_of_type(std::string_view type);

}  // namespace weft
