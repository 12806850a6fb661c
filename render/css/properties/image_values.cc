// <image>: url(), image-set() and cross-fade() (CSS Images 4); and <position>.
#include <algorithm>
#include <cmath>

#include "render/base/picture_types.h"
#include "render/css/values/gradient_parser.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

bool at_item_end(ValueReader& reader) {
  return reader.at_end() || reader.peek().is(TokenType::Comma);
}

// --- url() and image-set() -----------------------------------------------------------------------

/// "@123", as css_value.h explains, or a url that nothing could resolve.
bool parse_url(ValueReader& reader, ImageValue& image) {
  const Token token = reader.next();
  if (!token.text.starts_with('@')) {
    image.url = reader.text(token.text, token.has_escapes);
    return !image.url.empty();
  }
  uint32_t atom = 0;
  for (const char c : token.text.substr(1)) {
    if (!is_digit(static_cast<unsigned char>(c)) || atom > 65535) return false;
    atom = atom * 10 + static_cast<uint32_t>(c - '0');
  }
  if (atom >= reader.context().atoms.size()) return false;
  image.url = reader.context().atoms.text(static_cast<Atom>(atom));
  return true;
}

struct ImageOption {
  ImageValue image;
  double resolution = 1;
  bool is_drawn = true;  // by its type
};

/// type("image/png")
bool parse_type(ValueReader& reader, bool& is_drawn) {
  ValueReader argument = reader.arguments();
  std::string_view type;
  if (!argument.string(type) || !argument.at_end()) return false;
  is_drawn = draws_picture_type(type);
  return true;
}

/// One "image 2x type(…)".
bool parse_option(ValueReader& reader, ImageOption& option) {
  if (!reader.image(option.image)) return false;
  while (!at_item_end(reader)) {
    Numeric value;
    if (reader.peek().is_function("type")) {
      if (!parse_type(reader, option.is_drawn)) return false;
    } else if (!reader.numeric(value) || value.dimension != Dimension::Resolution) {
      return false;
    } else {
      option.resolution = value.value;
    }
  }
  return true;
}

/// Of those that can be drawn, the smallest image that is enough for the panel's pixels, else the
/// largest; no image when there is none.
bool parse_image_set(ValueReader& reader, ImageValue& image) {
  ValueReader arguments = reader.arguments();
  const double wanted = reader.context().units.device_pixel_ratio;
  double best = -1;
  do {
    ImageOption option;
    if (!parse_option(arguments, option)) return false;
    const double resolution = option.resolution;
    const bool better =
        best < 0 || (best < wanted ? resolution > best : resolution >= wanted && resolution < best);
    if (!better || !option.is_drawn) continue;
    best = resolution;
    image = option.image;
    if (resolution > 0) image.density = static_cast<float>(resolution);
  } while (arguments.take_comma());
  return arguments.at_end();
}

// --- cross-fade() --------------------------------------------------------------------------------

constexpr float kNoShare = -1;

/// Takes a percentage if one stands in front; false when it is out of range.
bool take_share(ValueReader& reader, float& share) {
  ValueReader ahead = reader;
  Numeric value;
  if (!ahead.numeric(value) || !value.is_percentage()) return true;
  reader = ahead;
  const double said = value.from_math ? std::clamp(value.percent, 0.0, 100.0) : value.percent;
  share = static_cast<float>(said / 100);
  return said >= 0 && said <= 100;
}

/// <image> | <color>, which becomes a gradient of one stop.
bool parse_image_or_color(ValueReader& reader, FadedImage& faded) {
  ValueReader ahead = reader;
  if (ahead.image(faded.image)) {
    reader = ahead;
    return true;
  }
  ColorStop stop;
  if (!reader.color(stop.color)) return false;
  Gradient gradient;
  gradient.stops = {reader.one(stop), 1};
  faded.is_color = true;
  faded.image = {};
  faded.image.gradient = gradient.stops.data() ? reader.one(gradient) : nullptr;
  return faded.image.gradient != nullptr;
}

/// What is not said is shared evenly; together they are no more than all.
void share_out(std::span<FadedImage> images) {
  float said = 0, unsaid = 0, sum = 0;
  for (const FadedImage& one : images) (one.share < 0 ? unsaid : said) += std::abs(one.share);
  for (FadedImage& one : images) {
    if (one.share < 0) one.share = std::max(1 - said, 0.0f) / unsaid;
    sum += one.share;
  }
  for (FadedImage& one : images) one.share /= std::max(sum, 1.0f);
}

bool keep_cross_fade(ValueReader& reader, const ArenaVector<FadedImage>& images,
                     ImageValue& image) {
  image = {};
  image.cross_fade = reader.one(CrossFade{reader.list(images)});
  return image.cross_fade != nullptr;
}

/// cross-fade([ [ <image> | <color> ] && <percentage>? ]#)
bool parse_cross_fade(ValueReader& reader, ImageValue& image) {
  ValueReader arguments = reader.arguments();
  ArenaVector<FadedImage> images = reader.new_list<FadedImage>();
  do {
    FadedImage faded;
    faded.share = kNoShare;
    if (!take_share(arguments, faded.share) || !parse_image_or_color(arguments, faded) ||
        (faded.share < 0 && !take_share(arguments, faded.share)) || !reader.push(images, faded))
      return false;
  } while (arguments.take_comma());
  share_out(images.span());
  return arguments.at_end() && keep_cross_fade(reader, images, image);
}

/// -webkit-cross-fade([ <image> | none ], [ <image> | none ], [ <number> | <percentage> ])
bool parse_old_cross_fade(ValueReader& reader, ImageValue& image) {
  ValueReader arguments = reader.arguments();
  ArenaVector<FadedImage> images = reader.new_list<FadedImage>();
  for (int i = 0; i < 2; ++i) {
    FadedImage faded;
    if (!(arguments.take_ident("none") || arguments.image(faded.image)) ||
        !arguments.take_comma() || !reader.push(images, faded))
      return false;
  }
  double share = 0;
  if (!arguments.number_or_percent(share) || !arguments.at_end()) return false;
  images[1].share = static_cast<float>(std::clamp(share, 0.0, 1.0));
  images[0].share = 1 - images[1].share;
  return keep_cross_fade(reader, images, image);
}

// --- functions -----------------------------------------------------------------------------------

struct ImageFunction {
  std::string_view name;
  bool (*parse)(ValueReader&, ImageValue&);
};

constexpr ImageFunction kFunctions[] = {
    {"image-set", parse_image_set},
    {"-webkit-image-set", parse_image_set},
    {"cross-fade", parse_cross_fade},
    {"-webkit-cross-fade", parse_old_cross_fade},
};

// --- positions -----------------------------------------------------------------------------------

bool is_edge(const Token& token, std::string_view near, std::string_view far) {
  return token.is_ident(near) || token.is_ident(far);
}

/// One component of a position: a keyword or a length.
struct PositionPart {
  enum class Kind : uint8_t { Horizontal, Vertical, Center, Length } kind = Kind::Length;
  std::string_view text;
};

bool take_part(ValueReader& reader, PositionPart& part) {
  using Kind = PositionPart::Kind;
  const Token& token = reader.peek();
  const size_t begin = reader.stream().position();
  if (is_edge(token, "left", "right")) part.kind = Kind::Horizontal;
  else if (is_edge(token, "top", "bottom")) part.kind = Kind::Vertical;
  else if (token.is_ident("center")) part.kind = Kind::Center;
  else part.kind = Kind::Length;
  if (part.kind != Kind::Length) {
    reader.next();
  } else {
    ValueReader ahead = reader;
    Length length;
    if (!ahead.length_percentage(length)) return false;
    reader = ahead;
  }
  part.text = reader.text_since(begin);
  return true;
}

/// One axis with its edge, "right" or "right 10px": `count` parts are taken from `parts`.
std::string_view axis_text(const PositionPart* parts, size_t left, size_t& count) {
  count = left > 1 && parts[0].kind != PositionPart::Kind::Center &&
                  parts[1].kind == PositionPart::Kind::Length
              ? 2
              : 1;
  const char* end = parts[count - 1].text.data() + parts[count - 1].text.size();
  return {parts[0].text.data(), static_cast<size_t>(end - parts[0].text.data())};
}

bool two_parts(const PositionPart* parts, std::string_view& x, std::string_view& y) {
  using Kind = PositionPart::Kind;
  const bool swapped = parts[0].kind == Kind::Vertical || parts[1].kind == Kind::Horizontal;
  const PositionPart& horizontal = parts[swapped ? 1 : 0];
  const PositionPart& vertical = parts[swapped ? 0 : 1];
  x = horizontal.text;
  y = vertical.text;
  const bool keywords = parts[0].kind != Kind::Length && parts[1].kind != Kind::Length;
  return horizontal.kind != Kind::Vertical && vertical.kind != Kind::Horizontal &&
         (!swapped || keywords);
}

/// Three or four parts: edges with offsets, each beginning with a keyword.
bool edge_parts(const PositionPart* parts, size_t count, std::string_view& x, std::string_view& y) {
  using Kind = PositionPart::Kind;
  size_t first = 0, second = 0;
  const std::string_view a = axis_text(parts, count, first);
  if (first >= count || parts[0].kind == Kind::Length || parts[first].kind == Kind::Length)
    return false;
  const std::string_view b = axis_text(parts + first, count - first, second);
  if (first + second != count) return false;
  const bool swapped = parts[0].kind == Kind::Vertical || parts[first].kind == Kind::Horizontal;
  x = swapped ? b : a;
  y = swapped ? a : b;
  return parts[0].kind != parts[first].kind && !(swapped && parts[0].kind == Kind::Horizontal);
}

}  // namespace

bool ValueReader::position_texts(std::string_view& x, std::string_view& y, size_t most_parts,
                                 ThreeParts three_parts) {
  PositionPart parts[4];
  size_t count = 0;
  while (count < most_parts && take_part(*this, parts[count])) ++count;
  x = y = "center";
  if (count == 0 || (count == 3 && three_parts == ThreeParts::Refused)) return false;
  if (count == 1) {
    (parts[0].kind == PositionPart::Kind::Vertical ? y : x) = parts[0].text;
    return true;
  }
  return count == 2 ? two_parts(parts, x, y) : edge_parts(parts, count, x, y);
}

bool ValueReader::position_axis(std::string_view near, std::string_view far, Length& value) {
  const bool from_far = peek().is_ident(far);
  if (take_ident("center", value, Length::percent(50))) return true;
  const bool edge = from_far || peek().is_ident(near);
  if (!edge) return length_percentage(value);
  next();
  value = Length::percent(from_far ? 100 : 0);
  ValueReader ahead = *this;
  Numeric offset;
  if (!ahead.numeric(offset)) return true;
  *this = ahead;
  if (!from_far) return to_length(offset, Range::All, value);
  return rest_of({&offset, 1}, value);
}

bool ValueReader::rest_of(std::span<const Numeric> lengths, Length& rest) {
  Numeric sum;
  sum.percent = 100;
  sum.has_percent = true;
  for (const Numeric& length : lengths) {
    if (length.node) return false;
    sum.percent -= length.percent;
    sum.value -= length.value;
  }
  if (sum.value != 0) sum.dimension = Dimension::Length;
  return to_length(sum, Range::All, rest);
}

bool ValueReader::position(Length& x, Length& y, size_t most_parts) {
  std::string_view x_text, y_text;
  if (!position_texts(x_text, y_text, most_parts, ThreeParts::Refused)) return false;
  ValueReader horizontal(x_text, *context_), vertical(y_text, *context_);
  return horizontal.position_axis("left", "right", x) && vertical.position_axis("top", "bottom", y);
}

bool ValueReader::image(ImageValue& value) {
  const Token& token = peek();
  if (token.is(TokenType::Url)) return parse_url(*this, value);
  if (!token.is(TokenType::Function) || context_->color_depth > 4) return false;
  if (is_gradient(token)) return parse_gradient(*this, value);
  for (const ImageFunction& function : kFunctions) {
    if (!token.is_function(function.name)) continue;
    ++context_->color_depth;
    const bool valid = function.parse(*this, value);
    --context_->color_depth;
    return valid;
  }
  return false;
}

}  // namespace weft
