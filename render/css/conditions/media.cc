// The queries of @media: lists, types, conditions (Media Queries 4, 2 and 3).
#include "render/css/conditions/media.h"

#include "render/css/conditions/media_features.h"

namespace weft {
namespace {

class MediaFeatures final : public ConditionFeatures {
 public:
  explicit MediaFeatures(const MediaEnvironment& environment) : subject_(subject_of(environment)) {}

  Truth feature(std::string_view text) override { return query_feature(text, subject_); }
  bool has_function(std::string_view) const override { return false; }
  Truth function(std::string_view, std::string_view) override { return Truth::Unknown; }

 private:
  FeatureSubject subject_;
};

bool is_reserved(const Token& type) {
  return type.is_ident("not") || type.is_ident("only") || type.is_ident("and") ||
         type.is_ident("or") || type.is_ident("layer");
}

// [not | only]? type [and condition]?
bool type_query(TokenStream& stream, MediaFeatures& features) {
  const bool negative = stream.peek().is_ident("not");
  if (negative || stream.peek().is_ident("only")) {
    stream.next();
    stream.skip_whitespace();
  }
  const Token type = stream.next();
  if (!type.is(TokenType::Ident) || is_reserved(type)) return false;
  Truth result = truth(type.is_ident("all") || type.is_ident("screen"));
  stream.skip_whitespace();
  if (!stream.at_end()) {
    if (!stream.next().is_ident("and")) return false;
    const Truth condition = evaluate_condition(stream, features, Joints::And);
    if (!stream.at_end()) return false;
    if (result == Truth::True) result = condition;
  }
  return result == (negative ? Truth::False : Truth::True);
}

bool query_matches(std::string_view query, const MediaEnvironment& environment) {
  MediaFeatures features(environment);
  TokenStream stream(query);
  stream.skip_whitespace();
  TokenStream ahead = stream;
  const bool negative = ahead.next().is_ident("not");
  ahead.skip_whitespace();
  const bool is_condition = !stream.peek().is(TokenType::Ident) ||
                            (negative && ahead.peek().is(TokenType::OpenParenthesis));
  if (!is_condition) return type_query(stream, features);
  return evaluate_condition(stream, features) == Truth::True && stream.at_end();
}

}  // namespace

MediaEnvironment media_environment(const Screen& screen) {
  const Palette& palette = *screen.palette;
  const bool is_gray = palette.kind == PaletteKind::Gray || palette.inks.size() == 2;
  const bool has_inks = palette.kind == PaletteKind::Indexed && !is_gray;
  MediaEnvironment media;
  media.width_px = screen.width;
  media.height_px = screen.height;
  media.device_pixel_ratio = screen.device_pixel_ratio;
  media.slow_update = screen.slow_update;
  media.prefers_dark = screen.prefers_dark;
  if (palette.kind == PaletteKind::Rgb565) media.color_bits = 5;
  if (palette.kind == PaletteKind::Rgb444) media.color_bits = 4;
  if (has_inks) media.color_bits = 1;
  if (is_gray) media.color_bits = 0;
  if (is_gray) media.monochrome_bits = palette.bits_per_pixel;
  if (has_inks) media.color_index = static_cast<uint16_t>(palette.inks.size());
  return media;
}

bool media_condition_holds(std::string_view condition, const MediaEnvironment& environment) {
  MediaFeatures features(environment);
  TokenStream stream(condition);
  stream.skip_whitespace();
  return evaluate_condition(stream, features) == Truth::True && stream.at_end();
}

bool media_matches(std::string_view query_list, const MediaEnvironment& environment) {
  TokenStream stream(query_list);
  stream.skip_whitespace();
  if (stream.at_end()) return true;
  for (;;) {
    const size_t begin = stream.position();
    while (!stream.at_end() && !stream.peek().is(TokenType::Comma)) stream.next_component();
    if (query_matches(query_list.substr(begin, stream.position() - begin), environment))
      return true;
    if (stream.at_end()) return false;
    stream.next();
  }
}

}  // namespace weft
