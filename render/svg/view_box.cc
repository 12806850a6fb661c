#include "render/svg/view_box.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/number_list.h"

namespace weft {
namespace {

// "Min", "Mid", "Max" as the share of the free room that lies before.
float alignment(std::string_view word) { return word == "Min" ? 0 : word == "Max" ? 1 : 0.5f; }

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  size_t end = 0;
  while (end < text.size() && !is_space(static_cast<uint8_t>(text[end]))) ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

std::optional<ViewBox> parse_view_box(std::string_view text) {
  NumberList numbers(text);
  ViewBox box;
  if (!numbers.take(box.corner.x) || !numbers.take(box.corner.y) || !numbers.take(box.size.x) ||
      !numbers.take(box.size.y) || box.size.x < 0 || box.size.y < 0)
    return std::nullopt;
  return box;
}

Matrix fit_view_box(const ViewBox& box, Vector corner, Vector size, std::string_view preserve) {
  std::string_view align = take_word(preserve);
  const bool is_slice = take_word(preserve) == "slice";
  Vector scale{size.x / box.size.x, size.y / box.size.y};
  Vector free;
  if (align != "none") {
    scale.x = scale.y = is_slice ? std::max(scale.x, scale.y) : std::min(scale.x, scale.y);
    const bool is_word = align.size() == 8 && align[0] == 'x' && align[4] == 'Y';
    const Vector share = is_word
                             ? Vector{alignment(align.substr(1, 3)), alignment(align.substr(5, 3))}
                             : Vector{0.5f, 0.5f};
    free = {(size.x - box.size.x * scale.x) * share.x, (size.y - box.size.y * scale.y) * share.y};
  }
  const Vector at = corner + free;
  return {scale.x, 0, 0, scale.y, at.x - box.corner.x * scale.x, at.y - box.corner.y * scale.y};
}

}  // namespace weft
