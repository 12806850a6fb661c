#include "render/css/conditions/picture_sources.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/base/ascii.h"
#include "render/base/picture_types.h"
#include "render/css/conditions/condition_values.h"
#include "render/css/conditions/media_features.h"
#include "render/css/selectors/form_state.h"

namespace weft {
namespace {

bool is_white(char c) { return is_space(static_cast<unsigned char>(c)); }

template <typename Predicate>
std::string_view take_while(std::string_view& text, Predicate predicate) {
  const auto end = std::find_if_not(text.begin(), text.end(), predicate);
  const auto count = static_cast<size_t>(end - text.begin());
  const std::string_view taken = text.substr(0, count);
  text.remove_prefix(count);
  return taken;
}

// --- sizes ---------------------------------------------------------------------------------------

// A <source-size-value>: CSS px of a length or a calculation.
std::optional<double> source_size_value(std::string_view text, const FeatureSubject& subject) {
  ConditionValues values(subject.units);
  ValueReader reader(text, values.context());
  double length = 0;
  if (!reader.length(length, Range::NonNegative) || !reader.at_end()) return std::nullopt;
  return length;
}

// One of the list: [media-condition] value. Nothing where it is malformed or does not hold.
std::optional<double> source_size(std::string_view item, const MediaEnvironment& media,
                                  const FeatureSubject& subject) {
  TokenStream stream(item);
  size_t last = 0;
  stream.skip_whitespace();
  while (!stream.at_end()) {
    last = stream.position();
    stream.next_component();
    stream.skip_whitespace();
  }
  const std::optional<double> value = source_size_value(item.substr(last), subject);
  const std::string_view condition = trimmed(item.substr(0, last));
  const bool holds = condition.empty() || media_condition_holds(condition, media);
  return holds ? value : std::nullopt;
}

// The width that a picture is meant to have, in CSS px.
double source_width(std::string_view sizes, const MediaEnvironment& media) {
  const FeatureSubject subject = subject_of(media);
  TokenStream stream(sizes);
  while (!stream.at_end()) {
    const size_t begin = stream.position();
    while (!stream.at_end() && !stream.peek().is(TokenType::Comma)) stream.next_component();
    const auto width = source_size(sizes.substr(begin, stream.position() - begin), media, subject);
    if (width) return *width;
    if (!stream.at_end()) stream.next();
  }
  return media.css_width();
}

// --- srcset --------------------------------------------------------------------------------------

// "480w", "2x" after a URL; each stands at most once.
struct Descriptors {
  std::optional<double> width, density, height;
  bool valid = true;

  void add(std::string_view text) {
    double number = 0;
    const bool is_number = take_number(text.substr(0, text.size() - 1), number) && number >= 0;
    std::optional<double>* const place = text.back() == 'w'   ? &width
                                         : text.back() == 'x' ? &density
                                         : text.back() == 'h' ? &height
                                                              : nullptr;
    const bool is_whole = text.back() == 'x' || number == std::floor(number);
    const bool is_zero_size = text.back() != 'x' && number == 0;
    valid &= place && !*place && is_number && is_whole && !is_zero_size;
    if (place) *place = number;
  }
  bool fits() const { return valid && !(density && (width || height)) && !(height && !width); }

 private:
  // A number alone, without a sign in front.
  static bool take_number(std::string_view text, double& number) {
    if (text.empty() || text.front() == '+') return false;
    TokenStream stream(text);
    const Token token = stream.next();
    number = token.number;
    return token.is(TokenType::Number) && stream.at_end();
  }
};

// The descriptors up to the comma that ends the candidate; what is in ( ) is one, and unknown.
Descriptors take_descriptors(std::string_view& text) {
  Descriptors descriptors;
  while (!text.empty() && text.front() != ',') {
    take_while(text, is_white);
    size_t depth = 0;
    const std::string_view one = take_while(text, [&](char c) {
      depth += c == '(';
      depth -= c == ')' && depth;
      return depth || !(is_white(c) || c == ',');
    });
    if (!one.empty()) descriptors.add(one);
  }
  return descriptors;
}

// Picks as Chromium does: of the two candidates around the panel's density the upper one where the
// panel is below 1 or beyond their geometric mean. The first of equals.
class Choice {
 public:
  explicit Choice(double wanted) : wanted_(wanted) {}
  void offer(std::string_view url, double density) {
    Candidate& place = density < wanted_ ? below_ : above_;
    const bool is_nearer = density < wanted_ ? density > place.density : density < place.density;
    if (place.url.empty() || is_nearer) place = {url, density};
  }
  PictureSource picked() const {
    const bool takes_upper =
        below_.url.empty() ||
        (!above_.url.empty() &&
         (wanted_ <= 1 || wanted_ >= std::sqrt(below_.density * above_.density)));
    const Candidate& best = takes_upper ? above_ : below_;
    return {best.url, static_cast<float>(std::clamp(best.density, kLowest, kHighest))};
  }

 private:
  static constexpr double kLowest = 1.0 / 4096, kHighest = 4096;
  struct Candidate {
    std::string_view url;
    double density = 1;
  };
  double wanted_;
  Candidate below_, above_;
};

PictureSource best_of(std::string_view srcset, std::string_view sizes, std::string_view source,
                      const MediaEnvironment& media) {
  Choice choice(media.device_pixel_ratio);
  double width = -1;  // asked for once there is a "w"
  for (;;) {
    take_while(srcset, [](char c) { return is_white(c) || c == ','; });
    if (srcset.empty()) break;
    std::string_view url = take_while(srcset, [](char c) { return !is_white(c); });
    const bool is_alone = url.ends_with(',');
    while (url.ends_with(',')) url.remove_suffix(1);
    const Descriptors said = is_alone ? Descriptors() : take_descriptors(srcset);
    if (!said.fits()) continue;
    if (said.width && width < 0) width = source_width(sizes, media);
    choice.offer(url, said.width ? *said.width / width : said.density.value_or(1));
  }
  if (width < 0 && !source.empty()) choice.offer(source, 1);
  return choice.picked();
}

}  // namespace

PictureSource source_offer(const Element& source, const MediaEnvironment& media) {
  const std::string_view srcset = value_of(source, Atom::Srcset);
  if (srcset.empty() || !draws_picture_type(value_of(source, Atom::Type)) ||
      !media_matches(value_of(source, Atom::Media), media))
    return {};
  return best_of(srcset, value_of(source, Atom::Sizes), {}, media);
}

PictureSource image_offer(const Element& image, const MediaEnvironment& media) {
  return best_of(value_of(image, Atom::Srcset), value_of(image, Atom::Sizes),
                 trimmed(value_of(image, Atom::Src)), media);
}

/// The <source> that fits before `image` in its <picture>, and its offer; null: none.
static const Element* fitting_source(const Element& image, const MediaEnvironment& media,
                                     PictureSource& offer) {
  const Element* const picture = image.parent ? image.parent->as_element() : nullptr;
  if (picture && picture->is_html(Atom::Picture))
    for (const Node* node = picture->first_child; node && node != &image;
         node = node->next_sibling) {
      const Element* const source = node->as_element();
      if (!source || !source->is_html(Atom::Source)) continue;
      offer = source_offer(*source, media);
      if (!offer.url.empty()) return source;
    }
  return nullptr;
}

PictureSource picture_source(const Element& image, const MediaEnvironment& media) {
  PictureSource offer;
  return fitting_source(image, media, offer) ? offer : image_offer(image, media);
}

const Element& picture_sizer(const Element& image, const MediaEnvironment& media) {
  PictureSource offer;
  const Element* const source = fitting_source(image, media, offer);
  return source && (source->attribute(Atom::Width) || source->attribute(Atom::Height)) ? *source
                                                                                       : image;
}

}  // namespace weft
