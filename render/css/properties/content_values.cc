// The values of generated content and of counters (CSS 2.1 12.2, 12.4).
#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

bool parse_counter(ValueReader& reader, ContentPiece& piece) {
  piece.kind = reader.peek().is_function("counters") ? ContentPiece::Kind::Counters
                                                     : ContentPiece::Kind::Counter;
  ValueReader arguments = reader.arguments();
  if (!arguments.custom_ident(piece.text)) return false;
  if (piece.kind == ContentPiece::Kind::Counters &&
      !(arguments.take_comma() && arguments.string(piece.separator)))
    return false;
  if (arguments.take_comma() &&
      !parse_list_style_type(arguments, piece.list_style, piece.list_style_name))
    return false;
  return arguments.at_end();
}

/// attr(name): its fallback and types are not read.
bool parse_attribute(ValueReader& reader, ContentPiece& piece) {
  ValueReader arguments = reader.arguments();
  piece.kind = ContentPiece::Kind::Attribute;
  return arguments.custom_ident(piece.text) && arguments.at_end();
}

bool parse_content_piece(ValueReader& reader, ContentPiece& piece) {
  using Kind = ContentPiece::Kind;
  static constexpr Keyword kQuotes[] = {
      {"open-quote", static_cast<uint8_t>(Kind::OpenQuote)},
      {"close-quote", static_cast<uint8_t>(Kind::CloseQuote)},
      {"no-open-quote", static_cast<uint8_t>(Kind::NoOpenQuote)},
      {"no-close-quote", static_cast<uint8_t>(Kind::NoCloseQuote)}};
  const Token& token = reader.peek();
  piece.kind = Kind::String;
  if (token.is(TokenType::String)) return reader.string(piece.text);
  if (token.is_function("counter") || token.is_function("counters"))
    return parse_counter(reader, piece);
  if (token.is_function("attr")) return parse_attribute(reader, piece);
  if (reader.keyword(kQuotes, piece.kind)) return true;
  ImageValue image;
  piece.kind = Kind::Image;
  if (!reader.image(image) || image.none()) return false;
  piece.image = reader.one(image);
  return piece.image != nullptr;
}

bool parse_counters(ValueReader& reader, std::span<const CounterChange>& changes, int32_t omitted) {
  changes = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<CounterChange> list = reader.new_list<CounterChange>();
  while (!reader.at_end()) {
    CounterChange change{{}, omitted};
    if (!reader.custom_ident(change.name)) return false;
    ValueReader ahead = reader;
    if (ahead.integer(change.value)) reader = ahead;
    if (!reader.push(list, change)) return false;
  }
  changes = reader.list(list);
  return !list.empty();
}

}  // namespace

bool parse_content(ValueReader& reader, std::span<const ContentPiece>& content, bool& none,
                   bool& normal) {
  content = {};
  none = reader.take_ident("none");
  normal = !none && reader.take_ident("normal");
  if (none || normal) return true;
  ArenaVector<ContentPiece> pieces = reader.new_list<ContentPiece>();
  while (!reader.at_end() && !reader.take_slash()) {
    ContentPiece piece{};
    if (!parse_content_piece(reader, piece) || !reader.push(pieces, piece)) return false;
  }
  std::string_view alternative;
  while (!reader.at_end())
    if (!reader.string(alternative)) return false;
  content = reader.list(pieces);
  return !pieces.empty();
}

bool parse_counter_reset(ValueReader& r, std::span<const CounterChange>& changes) {
  return parse_counters(r, changes, 0);
}
bool parse_counter_set(ValueReader& r, std::span<const CounterChange>& changes) {
  return parse_counters(r, changes, 0);
}
bool parse_counter_increment(ValueReader& r, std::span<const CounterChange>& changes) {
  return parse_counters(r, changes, 1);
}

}  // namespace weft
