#include "render/layout/element_boxes.h"

#include <algorithm>

#include "render/layout/writing_mode.h"

namespace weft {
namespace {

const Element* element_of(const Box& box) {
  const Element* element = box.node ? box.node->as_element() : nullptr;
  const bool own = element && !box.anonymous && box.pseudo == PseudoKind::None;
  return own && element->id != Atom::None ? element : nullptr;
}

IntRect pixels(Point corner, Px width, Px height) {
  return {corner.x.floor(), corner.y.floor(), (corner.x + width).ceil(),
          (corner.y + height).ceil()};
}

}  // namespace

Status find_element_boxes(const Box& root, ElementBoxSink& sink) {
  for (const Box* at = &root; at; at = next_box(*at, root)) {
    const Box& box = *at;
    const bool in_lines =
        box.kind == BoxKind::Inline || box.kind == BoxKind::Text || box.kind == BoxKind::LineBreak;
    if (in_lines || !box.placed) continue;
    const Point corner = offset_in(box, nullptr);
    if (const Element* element = element_of(box))
      WEFT_TRY(sink.take(*element, pixels(corner, box.size.width, box.size.height)));
    if (!box.is_block_container() || !box.inline_content) continue;
    for (const LineBox& line : box.content.lines)
      for (const LineFragment& part : line.fragments) {
        const Element* element =
            part.box && part.box->kind == BoxKind::Inline ? element_of(*part.box) : nullptr;
        if (!element) continue;
        const Rect area = rect_on_panel(box, line, part).moved(corner);
        WEFT_TRY(sink.take(*element, pixels({area.left, area.top}, area.width, area.height)));
      }
  }
  return Status::Ok;
}

Status ElementBoxes::take(const Element& element, const IntRect& box) {
  if (last_ && last_->element == &element) {
    last_->box = united(last_->box, box);
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(const std::string_view id, arena_.copy(document_.atoms->text(element.id)));
  auto* kept = arena_.make<Kept>(Kept{nullptr, &element, id, box});
  if (!kept) return Status::OutOfMemory;
  (last_ ? last_->next : first_) = kept;
  last_ = kept;
  return Status::Ok;
}

Result<IntRect> ElementBoxes::find(std::string_view id) const {
  const Kept* found = nullptr;
  IntRect box;
  for (const Kept* kept = first_; kept; kept = kept->next) {
    if (found ? kept->element != found->element : kept->id != id) continue;
    box = found ? united(box, kept->box) : kept->box;
    found = kept;
  }
  if (!found) return Status::NotFound;
  return box;
}

IntRect united(const IntRect& a, const IntRect& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

}  // namespace weft
