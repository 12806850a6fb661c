// The values of animation-* that say how an animation ends (CSS Animations 1, 4), and their
// shorthand.
#include <cmath>

#include "render/css/properties/property_parsers.h"
#include "render/css/properties/shorthand_expander.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

using P = PropertyId;

constexpr Keyword kDirections[] = {
    {"normal", static_cast<uint8_t>(AnimationDirection::Normal)},
    {"reverse", static_cast<uint8_t>(AnimationDirection::Reverse)},
    {"alternate", static_cast<uint8_t>(AnimationDirection::Alternate)},
    {"alternate-reverse", static_cast<uint8_t>(AnimationDirection::AlternateReverse)}};
constexpr Keyword kFills[] = {{"none", static_cast<uint8_t>(AnimationFill::None)},
                              {"forwards", static_cast<uint8_t>(AnimationFill::Forwards)},
                              {"backwards", static_cast<uint8_t>(AnimationFill::Backwards)},
                              {"both", static_cast<uint8_t>(AnimationFill::Both)}};

bool parse_name(ValueReader& reader, std::string_view& name) {
  if (reader.take_ident("none")) return true;
  return reader.peek().is(TokenType::String) ? reader.string(name) : reader.custom_ident(name);
}

bool parse_count(ValueReader& reader, float& count) {
  if (reader.take_ident("infinite", count, INFINITY)) return true;
  double number = 0;
  if (!reader.number(number, Range::NonNegative)) return false;
  count = static_cast<float>(number);
  return true;
}

// --- the shorthand -------------------------------------------------------------------------------

struct ShorthandPart {
  P property;
  std::string_view initial;
};
/// A name may be any word that is none of the others.
constexpr ShorthandPart kParts[] = {{P::AnimationIterationCount, "1"},
                                    {P::AnimationDirection, "normal"},
                                    {P::AnimationFillMode, "none"},
                                    {P::AnimationName, "none"}};

/// What is the same in the end: times, how they pass, and whether they do.
bool take_timing(ValueReader& reader) {
  static constexpr std::string_view kWords[] = {"linear",   "ease",        "ease-in",
                                                "ease-out", "ease-in-out", "step-start",
                                                "step-end", "running",     "paused"};
  static constexpr std::string_view kFunctions[] = {"cubic-bezier", "steps", "linear"};
  for (const std::string_view word : kWords)
    if (reader.take_ident(word)) return true;
  const Token& token = reader.peek();
  if (token.is(TokenType::Dimension)) return reader.next().is(TokenType::Dimension);
  for (const std::string_view name : kFunctions) {
    if (!token.is_function(name)) continue;
    reader.arguments();
    return true;
  }
  return false;
}

/// One animation: its part of each list.
bool take_animation(ShorthandExpander& expander, ArenaVector<char>* lists) {
  std::string_view texts[std::size(kParts)];
  ValueReader& reader = expander.reader();
  do {
    if (take_timing(reader)) continue;
    size_t part = 0;
    while (part < std::size(kParts) &&
           !(texts[part].empty() && expander.take(kParts[part].property, texts[part])))
      ++part;
    if (part == std::size(kParts)) return false;
  } while (!reader.at_end());
  for (size_t part = 0; part < std::size(kParts); ++part) {
    const std::string_view text = texts[part].empty() ? kParts[part].initial : texts[part];
    if (!append_item(reader, lists[part], ", ", text)) return false;
  }
  return true;
}

}  // namespace

bool parse_animation_names(ValueReader& reader, std::span<const std::string_view>& names) {
  return parse_comma_list(reader, names, parse_name);
}

bool parse_animation_iterations(ValueReader& reader, std::span<const float>& counts) {
  return parse_comma_list(reader, counts, parse_count);
}

bool parse_animation_directions(ValueReader& reader,
                                std::span<const AnimationDirection>& directions) {
  return parse_comma_list(reader, directions, [](ValueReader& item, AnimationDirection& direction) {
    return item.keyword(kDirections, direction);
  });
}

bool parse_animation_fills(ValueReader& reader, std::span<const AnimationFill>& fills) {
  return parse_comma_list(reader, fills, [](ValueReader& item, AnimationFill& fill) {
    return item.keyword(kFills, fill);
  });
}

bool expand_animation(ShorthandExpander& expander) {
  ValueReader& reader = expander.reader();
  ArenaVector<char> lists[] = {reader.new_list<char>(), reader.new_list<char>(),
                               reader.new_list<char>(), reader.new_list<char>()};
  static_assert(std::size(lists) == std::size(kParts));
  TokenStream& stream = reader.stream();
  bool is_last = false;
  while (!is_last) {
    ShorthandExpander animation = expander.part(next_item(stream));
    is_last = stream.at_end();
    stream.next();
    if (!take_animation(animation, lists)) return false;
  }
  for (size_t part = 0; part < std::size(kParts); ++part)
    expander.set(kParts[part].property, {lists[part].begin(), lists[part].size()});
  return true;
}

}  // namespace weft
