// Reads the values that many properties are made of, from the text of one value, and computes them
// at once: lengths become device px, colours RGBA. Everything answers true when it took something
// valid; on false the place is undefined and the whole value is wrong (or memory ran out:
// ValueContext::status).
#pragma once

#include <type_traits>

#include "render/base/ascii.h"
#include "render/css/style/computed_style.h"
#include "render/css/syntax/tokenizer.h"
#include "render/css/syntax/value_pool.h"
#include "render/css/values/calc.h"
#include "render/css/values/length_units.h"
#include "render/html/atoms.h"

namespace weft {

/// A channel of the colour that a relative colour starts from.
struct ChannelKeyword {
  std::string_view name;
  double value = 0;
};

/// The surroundings that values are computed in. One per computed element, or per declaration that
/// is only checked.
struct ValueContext {
  ValueContext(Arena& scratch_arena, AtomTable& atom_table)
      : scratch(scratch_arena), atoms(atom_table) {}
  Arena& scratch;  ///< Memory for the value in hand.
  AtomTable& atoms;
  ValuePool* pool = nullptr;  ///< Results live here; null: the value is only checked, results die
                              ///< with `scratch`.
  LengthUnits units;
  Color current_color = kBlack;
  Color accent_color = kTransparent;  ///< Of the parent; transparent: the engine's own.
  bool dark_scheme = false;           ///< System colours and light-dark() are those of the dark.
  bool unitless_lengths = false;      ///< Quirk: "10" is 10px …
  bool hashless_colors = false;       ///< … and "fff" is #fff.
  bool font_relative = false;         ///< Set when a length in em, ex, ch was read.
  bool reads_attributes = false;      ///< Set when a value came from an attribute of the element.
  std::span<const ChannelKeyword>
      channels;                ///< Names that are numbers, in the components of a relative colour.
  uint8_t color_depth = 0;     ///< The number of colour and image functions that are open.
  Status status = Status::Ok;  ///< OutOfMemory once it happened.
};

enum class Range : uint8_t { All, NonNegative };

struct Keyword {
  std::string_view name;
  uint8_t value;
};

class ValueReader {
 public:
  static constexpr size_t kMaxListItems = 1000;  ///< More items in a list than any page means.

  ValueReader(std::string_view text, ValueContext& context) : stream_(text), context_(&context) {}
  ValueReader(const TokenStream& stream, ValueContext& context)
      : stream_(stream), context_(&context) {}

  ValueContext& context() { return *context_; }
  TokenStream& stream() { return stream_; }

  // --- tokens, white space skipped ---------------------------------------------------------------
  const Token& peek() {
    stream_.skip_whitespace();
    return stream_.peek();
  }
  Token next() {
    stream_.skip_whitespace();
    return stream_.next();
  }
  bool at_end() { return peek().is(TokenType::End); }
  /// Takes the identifier `name` (lower case) if it stands in front.
  bool take_ident(std::string_view name);
  /// The same, and then sets `value` to the identifier's `meaning`.
  template <typename T>
  bool take_ident(std::string_view name, T& value, const std::type_identity_t<T>& meaning) {
    if (!take_ident(name)) return false;
    value = meaning;
    return true;
  }
  bool take_comma();
  bool take_slash();
  /// Takes the function in front and gives a reader of its arguments.
  ValueReader arguments() {
    peek();
    return ValueReader(stream_.next_block(), *context_);
  }

  // --- values ------------------------------------------------------------------------------------
  /// The identifier in front, if the table has it.
  bool keyword(std::span<const Keyword> table, uint8_t& value);
  template <typename E>
  requires std::is_enum_v<E>
  bool keyword(std::span<const Keyword> table, E& value) {
    uint8_t number = 0;
    if (!keyword(table, number)) return false;
    value = static_cast<E>(number);
    return true;
  }
  /// A number, percentage, dimension or math function.
  bool numeric(Numeric& value);
  /// The name of a number in front: one of ValueContext::channels.
  bool channel(Numeric& value);
  /// The same, if it is a number; percentages are refused.
  bool number(double& value, Range range = Range::All);
  bool integer(int32_t& value);
  /// A number, or a percentage as a fraction of 1.
  bool number_or_percent(double& value);
  /// Degrees; also the number 0 where CSS allows it.
  bool angle(double& degrees, bool unitless_zero = true);
  /// Takes an angle with its unit if one stands in front.
  bool take_angle(double& degrees);
  bool length(double& device_px, Range range = Range::All);
  bool length_px(Px& value, Range range = Range::All);
  bool length_percentage(Length& value, Range range = Range::All);
  bool color(Color& value);
  /// none is not an image; url(), image-set(), cross-fade(), gradients.
  bool image(ImageValue& value);
  /// Any identifier but css-wide keywords and `default`; its text as text() gives it.
  bool custom_ident(std::string_view& name);
  bool string(std::string_view& text);
  enum class ThreeParts : uint8_t { Taken, Refused };
  /// <position>: x and y from the left and top. `most_parts`: 2 when no edge may have an offset.
  /// Three parts are a position of backgrounds alone, which position_texts() reads.
  bool position(Length& x, Length& y, size_t most_parts = 4);
  /// The texts of its two axes, as background-position-x and -y take them; views of the text or
  /// static.
  bool position_texts(std::string_view& x, std::string_view& y, size_t most_parts = 4,
                      ThreeParts three_parts = ThreeParts::Taken);
  /// One axis: "right 10px", "center", "20%". `near` and `far` are its keywords.
  bool position_axis(std::string_view near, std::string_view far, Length& value);
  /// The text as written from `begin`, a stream().position(), to here.
  std::string_view text_since(size_t begin) const {
    return trimmed(stream_.text().substr(begin, stream_.position() - begin));
  }

  // --- keeping -----------------------------------------------------------------------------------
  /// `raw` without its escapes, kept as long as results live. Empty when memory ran out.
  std::string_view text(std::string_view raw, bool has_escapes);
  /// The same of `written`, as it is; false when memory ran out.
  bool keep(std::string_view written, std::string_view& kept) {
    kept = text(written, false);
    return context_->status == Status::Ok;
  }
  template <typename T>
  std::span<const T> list(const ArenaVector<T>& values) {
    if (!context_->pool) return values.span();
    return kept(context_->pool->intern(values.span()));
  }
  template <typename T>
  const T* one(const T& value) {
    if (context_->pool) return kept(context_->pool->intern(std::span<const T>(&value, 1))).data();
    const T* copy = context_->scratch.make<T>(value);
    if (!copy) context_->status = Status::OutOfMemory;
    return copy;
  }
  template <typename T>
  ArenaVector<T> new_list() {
    return ArenaVector<T>(context_->scratch);
  }
  /// Adds to a list; false when memory ran out or the list is longer than any page needs.
  template <typename T>
  bool push(ArenaVector<T>& values, const T& value) {
    if (values.size() >= kMaxListItems) return false;
    return ok(values.push(value));
  }
  /// Notes a Status: false when it is an error.
  bool ok(Status status) {
    if (status != Status::Ok) context_->status = status;
    return status == Status::Ok;
  }
  /// 100% less the sum of `lengths`, which are lengths or percentages; false for calculations that
  /// are no sum.
  bool rest_of(std::span<const Numeric> lengths, Length& rest);
  /// `length` of a calculation, kept. px may be clamped to `range`.
  bool to_length(const Numeric& numeric, Range range, Length& length);

 private:
  template <typename T>
  std::span<const T> kept(const Result<std::span<const T>>& result) {
    if (!ok(result.status())) return {};
    return result.value();
  }

  TokenStream stream_;
  ValueContext* context_;
};

/// Reads the alternatives of an enum by its table in keywords.cc.
template <typename E>
bool parse_keyword(ValueReader& reader, E& value) {
  return reader.keyword(keywords_of(value), value);
}

/// Reads `item(reader, T&)` separated by commas. T is value-initialised each time.
template <typename T, typename Item>
bool parse_comma_list(ValueReader& reader, ArenaVector<T>& values, Item item) {
  do {
    T value{};
    if (!item(reader, value) || !reader.push(values, value)) return false;
  } while (reader.take_comma());
  return true;
}
/// The same, kept as long as results live.
template <typename T, typename Item>
bool parse_comma_list(ValueReader& reader, std::span<const T>& values, Item item) {
  ArenaVector<T> list = reader.new_list<T>();
  if (!parse_comma_list(reader, list, item)) return false;
  values = reader.list(list);
  return true;
}

/// One to four values of `item(reader, Length&)`, for the sides as margin has them.
template <typename Item>
bool parse_sides(ValueReader& reader, Length (&sides)[4], Item item) {
  size_t count = 0;
  while (count < 4) {
    ValueReader ahead = reader;
    if (ahead.at_end() || !item(ahead, sides[count])) break;
    reader = ahead;
    ++count;
  }
  if (count == 0) return false;
  if (count < 2) sides[1] = sides[0];
  if (count < 3) sides[2] = sides[0];
  if (count < 4) sides[3] = sides[1];
  return true;
}

}  // namespace weft
