// @import, and sheets by URL: read at the place where they are named, in order (CSS Cascade 5, 2).
#include "render/base/ascii.h"
#include "render/base/media_type.h"
#include "render/base/printable_url.h"
#include "render/css/conditions/condition.h"
#include "render/css/sheets/style_sheet.h"
#include "render/html/encoding.h"

namespace weft {
namespace {

/// The prelude of an @import.
struct ImportText {
  std::string_view url;
  bool url_has_escapes = false;
  bool layered = false;
  std::string_view layer;  // empty: a nameless one
  bool conditional = false;
  std::string_view supports;  // when conditional
  std::string_view media;
};

bool is_identifier_function(const TokenStream& stream, std::string_view name) {
  return stream.peek().is_function(name);
}

// url | string [layer | layer(name)]? [supports(condition)]? media-query-list?
bool parse_import(std::string_view prelude, ImportText& import) {
  TokenStream stream(prelude);
  stream.skip_whitespace();
  TokenStream function = stream.peek().is_function("url") ? stream.next_block() : TokenStream({});
  function.skip_whitespace();
  const Token url = function.at_end() ? stream.next() : function.next();
  if (!url.is(TokenType::String) && !url.is(TokenType::Url)) return false;
  import.url = url.text;
  import.url_has_escapes = url.has_escapes;
  stream.skip_whitespace();
  if (stream.peek().is_ident("layer")) {
    import.layered = true;
    stream.next();
  } else if (is_identifier_function(stream, "layer")) {
    import.layered = true;
    import.layer = trimmed(stream.next_block().rest());
  }
  stream.skip_whitespace();
  if (is_identifier_function(stream, "supports")) {
    import.conditional = true;
    import.supports = stream.next_block().rest();
  }
  stream.skip_whitespace();
  import.media = stream.rest();
  return true;
}

bool is_css_type(std::string_view content_type) {
  const std::string_view essence = essence_of(content_type);
  return essence.empty() || equal_ignoring_case(essence, "text/css");
}

// A page does without its sheet, but not without memory.
Status swallowed(Status status) { return status == Status::OutOfMemory ? status : Status::Ok; }

Status read_sheet(SheetContext& context, Resource& resource, StyleSheet::Source source) {
  WEFT_TRY_ASSIGN(const std::string_view url, resource.url());
  WEFT_TRY_ASSIGN(const std::string_view content_type, resource.content_type());
  if (context.document.quirks_mode != QuirksMode::Quirks && !is_css_type(content_type)) {
    context.notes.notef("%s is not text/css and is not used as a style sheet",
                        PrintableUrl(url).text());
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(source.url, context.rule_arena.copy(url));
  WEFT_TRY_ASSIGN(const Owned<DecodedStream> stream,
                  make_owned<DecodedStream>(context.budget, resource, SniffKind::Css, content_type,
                                            find_encoding(source.charset) != Encoding::None
                                                ? source.charset
                                                : context.encoding_label));
  WEFT_TRY_ASSIGN(const Owned<StyleSheet> sheet,
                  make_owned<StyleSheet>(context.budget, context, source, *stream));
  return sheet->read();
}

}  // namespace

Status read_remote_sheet(SheetContext& context, Owned<Resource> resource,
                         const StyleSheet::Source& source) {
  const Status status = read_sheet(context, *resource, source);
  if (status != Status::Ok)
    context.notes.notef("style sheet %s: %s", PrintableUrl(source.url).text(), status_name(status));
  return swallowed(status);
}

Status StyleSheet::read_import(std::string_view prelude) {
  if (rules_begun_ || depth_) {
    if (diagnostics()) diagnostics()->drop_rule(number_, scanner_.line(), scanner_.text());
    return Status::Ok;
  }
  ImportText text;
  if (!parse_import(prelude, text)) return Status::Ok;
  uint16_t layer = frame().layer;
  if (text.layered) {
    WEFT_TRY_ASSIGN(layer, context_.layers.declare(layer, text.layer));
  }
  if (text.conditional && !supports_matches(text.supports, SupportsForm::Import, values_,
                                            selector_context(), context_.scratch))
    return Status::Ok;
  if (!media_matches(text.media, context_.environment)) return Status::Ok;
  WEFT_TRY_ASSIGN(const std::string_view url,
                  unescape(text.url, text.url_has_escapes, context_.rule_arena));
  return import(url, layer);
}

Status StyleSheet::import(std::string_view url, uint16_t layer) {
  if (source_.import_depth == kMaxImportDepth || context_.imports == kMaxImports) {
    note("too many @import rules; this one is dropped");
    return Status::Ok;
  }
  ++context_.imports;
  const Result<std::string_view> absolute =
      context_.resources.resolve(url, source_.url, context_.rule_arena);
  if (!absolute.ok()) return swallowed(absolute.status());
  Result<Owned<Resource>> resource =
      context_.resources.open(absolute.value(), ResourceKind::StyleSheet);
  if (!resource.ok()) return swallowed(resource.status());
  const auto depth = static_cast<uint8_t>(source_.import_depth + 1);
  return read_remote_sheet(
      context_, std::move(resource.value()),
      {absolute.value(), source_.origin, layer, depth, 0, source_.scoping_root});
}

}  // namespace weft
