#include "render/document_kind.h"

#include <algorithm>

#include "render/base/media_type.h"
#include "render/base/picture_types.h"
#include "render/image/sniff.h"

namespace weft {
namespace {

constexpr std::string_view kHtml = "text/html", kPlain = "text/plain",
                           kBinary = "application/octet-stream", kXhtml = "application/xhtml+xml",
                           kSvg = "image/svg+xml";

// Said of anything. The standard takes octet-stream at its word; servers say it of what they do not
// know.
constexpr std::string_view kAnything[] = {"",    "unknown/unknown", "application/unknown",
                                          "*/*", kBinary,           "binary/octet-stream"};

// Said by old servers of what they do not know (7, "check-for-apache-bug flag").
constexpr std::string_view kSaidByApache[] = {kPlain, "text/plain; charset=ISO-8859-1",
                                              "text/plain; charset=iso-8859-1",
                                              "text/plain; charset=UTF-8"};

// Text by name, besides text/*, *+json and XML that is not XHTML.
constexpr std::string_view kTexts[] = {"application/json", "application/javascript",
                                       "application/x-javascript", "application/ecmascript",
                                       "application/yaml"};

// A tag that begins a page of HTML, before white space or ">": those of the standard (7.1), and
// after them what scripts send without a head.
constexpr std::string_view kTags[] = {
    "<!DOCTYPE HTML", "<HTML", "<HEAD",  "<SCRIPT", "<IFRAME", "<H1",   "<DIV",     "<FONT",
    "<TABLE",         "<A",    "<STYLE", "<TITLE",  "<B",      "<BODY", "<BR",      "<P",
    "<IMG",           "<LINK", "<META",  "<SPAN",   "<MAIN",   "<UL",   "<SECTION", "<H2"};

struct Signature {
  std::string_view bytes;
  uint8_t offset;
  std::string_view type;
};
// Of what is not drawn: to name it (6.2 to 6.4 and 7.1).
// clang-format off
constexpr Signature kSignatures[] = {
    {"%PDF-", 0, "application/pdf"},             {"%!PS-Adobe-", 0, "application/postscript"},
    {"PK\x03\x04", 0, "application/zip"},        {"\x1F\x8B\x08", 0, "application/x-gzip"},
    {"Rar!\x1A\x07", 0, "application/x-rar-compressed"},
    {"ftypavif", 4, "image/avif"},               {"ftyphei", 4, "image/heic"},
    {"ftyp", 4, "video/mp4"},                    {"\x1A\x45\xDF\xA3", 0, "video/webm"},
    {"AVI ", 8, "video/avi"},                    {"WAVE", 8, "audio/wave"},
    {"ID3", 0, "audio/mpeg"},                    {"OggS", 0, "application/ogg"},
    {"OTTO", 0, "font/otf"},                     {"wOFF", 0, "font/woff"},
    {"wOF2", 0, "font/woff2"},                   {"ttcf", 0, "font/collection"},
};
// clang-format on

template <size_t kCount>
bool is_one_of(const std::string_view (&types)[kCount], std::string_view type) {
  return std::any_of(types, types + kCount,
                     [&](std::string_view each) { return equal_ignoring_case(each, type); });
}

bool is_image(std::string_view type) {
  return starts_with_ignoring_case(type, "image/") && !equal_ignoring_case(type, kSvg);
}

// "An XML MIME type" whose name does not say which language.
bool is_some_xml(std::string_view type) {
  return equal_ignoring_case(type, "text/xml") || equal_ignoring_case(type, "application/xml") ||
         (ends_with_ignoring_case(type, "+xml") && !equal_ignoring_case(type, kXhtml) &&
          !equal_ignoring_case(type, kSvg));
}

bool is_apache_bug(std::string_view content_type) {
  return std::find(std::begin(kSaidByApache), std::end(kSaidByApache), content_type) !=
         std::end(kSaidByApache);
}

std::string_view without_bom(std::string_view text) {
  return text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

bool begins_as_html(std::string_view text) {
  text = trimmed(without_bom(text));
  if (text.starts_with("<!--")) return true;
  return std::any_of(std::begin(kTags), std::end(kTags), [&](std::string_view tag) {
    return starts_with_ignoring_case(text, tag) &&
           (text.size() == tag.size() || text[tag.size()] == '>' ||
            is_space(static_cast<unsigned char>(text[tag.size()])));
  });
}

// The picture's type by its signature, or `otherwise`.
std::string_view image_type(std::span<const uint8_t> head, std::string_view otherwise) {
  static constexpr std::string_view kTypes[] = {
      "",          "image/png",    "image/jpeg", "image/gif", "image/webp",
      "image/bmp", "image/x-icon", "",           "image/avif"};
  const std::string_view type = kTypes[static_cast<size_t>(sniff(head))];
  return type.empty() ? otherwise : type;
}

// 7.2
std::string_view text_or_binary(std::string_view text) {
  const bool has_bom = text.starts_with("\xFE\xFF") || text.starts_with("\xFF\xFE") ||
                       text.starts_with("\xEF\xBB\xBF");
  const bool is_binary = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\x1B' &&
           !is_space(static_cast<unsigned char>(c));
  });
  return has_bom || !is_binary ? kPlain : kBinary;
}

// The XML language by the namespaces that the start of the document names.
std::string_view xml_type(std::string_view text, std::string_view otherwise) {
  if (text.find("http://www.w3.org/1999/xhtml") != text.npos) return kXhtml;
  return text.find("http://www.w3.org/2000/svg") != text.npos ? kSvg : otherwise;
}

// 7.1
std::string_view unknown_type(std::span<const uint8_t> head, std::string_view text) {
  if (begins_as_html(text)) return kHtml;
  if (trimmed(without_bom(text)).starts_with("<?xml")) return xml_type(text, "text/xml");
  if (trimmed(without_bom(text)).starts_with("<svg")) return kSvg;
  const std::string_view image = image_type(head, {});
  if (!image.empty()) return image;
  for (const Signature& signature : kSignatures)
    if (text.size() > signature.offset &&
        text.substr(signature.offset).starts_with(signature.bytes))
      return signature.type;
  return text_or_binary(text);
}

}  // namespace

bool needs_sniffing(std::string_view content_type) {
  const std::string_view type = essence_of(content_type);
  return is_one_of(kAnything, type) || is_apache_bug(content_type) || is_image(type) ||
         is_some_xml(type);
}

bool may_be_gzip(std::string_view type) { return equal_ignoring_case(essence_of(type), kSvg); }

std::string_view computed_type(std::string_view content_type, std::span<const uint8_t> head) {
  const std::string_view type = essence_of(content_type);
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  if (is_one_of(kAnything, type)) return unknown_type(head, text);
  if (is_apache_bug(content_type)) return text_or_binary(text);
  if (is_image(type)) return image_type(head, type);
  return is_some_xml(type) ? xml_type(text, type) : type;
}

DocumentKind kind_of_type(std::string_view type) {
  if (equal_ignoring_case(type, kHtml)) return DocumentKind::Html;
  if (equal_ignoring_case(type, kXhtml) || equal_ignoring_case(type, kSvg))
    return DocumentKind::Xml;
  if (is_image(type) && draws_picture_type(type)) return DocumentKind::Picture;
  const bool is_text = starts_with_ignoring_case(type, "text/") || is_one_of(kTexts, type) ||
                       ends_with_ignoring_case(type, "+json") || is_some_xml(type);
  return is_text ? DocumentKind::Text : DocumentKind::None;
}

}  // namespace weft
