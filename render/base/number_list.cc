#include "render/base/number_list.h"

#include <algorithm>
#include <cmath>

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr float kLargest = 3e38f;

bool digit_at(std::string_view text, size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

bool space_at(std::string_view text) {
  return !text.empty() && is_space(static_cast<unsigned char>(text[0]));
}

}  // namespace

bool take_number(std::string_view& text, float& number) {
  size_t at = 0;
  const bool is_negative = !text.empty() && text[0] == '-';
  if (is_negative || (!text.empty() && text[0] == '+')) ++at;
  if (!digit_at(text, at) && !(at < text.size() && text[at] == '.' && digit_at(text, at + 1)))
    return false;
  double value = 0;
  int scale = 0;
  for (; digit_at(text, at); ++at) value = value * 10 + (text[at] - '0');
  if (at < text.size() && text[at] == '.' && digit_at(text, at + 1))
    for (++at; digit_at(text, at); ++at, --scale) value = value * 10 + (text[at] - '0');
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const bool has_sign = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+');
    size_t end = at + 1 + has_sign;
    if (digit_at(text, end)) {
      int exponent = 0;
      for (; digit_at(text, end); ++end)
        exponent = std::min(exponent * 10 + (text[end] - '0'), 999);
      scale += text[at + 1] == '-' ? -exponent : exponent;
      at = end;
    }
  }
  if (scale != 0) value *= std::pow(10.0, scale);
  if (!(value < kLargest)) value = kLargest;
  number = static_cast<float>(is_negative ? -value : value);
  text.remove_prefix(at);
  return true;
}

void NumberList::skip_space() {
  while (space_at(rest_)) rest_.remove_prefix(1);
}

void NumberList::skip_separator() {
  skip_space();
  if (!may_have_comma_ || rest_.empty() || rest_[0] != ',') return;
  rest_.remove_prefix(1);
  skip_space();
}

bool NumberList::take(float& number) {
  const std::string_view before = rest_;
  skip_separator();
  if (!take_number(rest_, number)) {
    rest_ = before;
    return false;
  }
  may_have_comma_ = true;
  return true;
}

bool NumberList::take_flag(bool& flag) {
  const std::string_view before = rest_;
  skip_separator();
  if (rest_.empty() || (rest_[0] != '0' && rest_[0] != '1')) {
    rest_ = before;
    return false;
  }
  flag = rest_[0] == '1';
  rest_.remove_prefix(1);
  may_have_comma_ = true;
  return true;
}

char NumberList::take_letter() {
  skip_space();
  if (rest_.empty() || !is_alpha(static_cast<unsigned char>(rest_[0]))) return 0;
  const char letter = rest_[0];
  rest_.remove_prefix(1);
  may_have_comma_ = false;
  return letter;
}

bool NumberList::ended() {
  skip_space();
  return rest_.empty();
}

}  // namespace weft
