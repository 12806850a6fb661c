// The adoption agency algorithm (HTML Standard 13.2.6.4.7): misnested formatting elements.
#include "render/html/tree_builder.h"

namespace weft {
namespace {
constexpr int kOuterLoops = 8, kInnerLoops = 3;
}

Status TreeBuilder::adoption_agency(Token& token) {
  // 2. The simple case: the element is the current node and no longer formats.
  if (is_current(token.atom) && formatting_.index_of(open_.current()) == FormattingList::kNowhere) {
    open_.pop();
    return Status::Ok;
  }
  // 3. and 4. The outer loop.
  for (int loop = 0; loop < kOuterLoops; ++loop) {
    WEFT_TRY_ASSIGN(const bool goes_on, adopt_once(token));
    if (!goes_on) return Status::Ok;
  }
  return Status::Ok;
}

// One round of the outer loop; false when the algorithm is over.
Result<bool> TreeBuilder::adopt_once(Token& token) {
  // 4.3. The formatting element.
  Element* const formatting = formatting_.last_since_marker(token.atom);
  if (!formatting) {
    if (token.kind == TokenKind::EndTag) WEFT_TRY(end_ordinary(token));
    return false;
  }
  // 4.4. and 4.5. It must be open and in scope.
  const size_t index = open_.index_of(*formatting);
  if (index == OpenElements::kNowhere) {
    formatting_.remove(*formatting);
    return false;
  }
  if (!open_.has_in_scope(*formatting)) return false;
  // 4.7. The furthest block.
  size_t furthest = index + 1;
  while (furthest < open_.size() && !is_in(open_[furthest], TagSet::Special)) ++furthest;
  // 4.8. Without one, it is closed.
  if (furthest == open_.size()) {
    open_.pop_to(index);
    formatting_.remove(*formatting);
    return false;
  }
  WEFT_TRY(adopt(*formatting, index, furthest));
  return true;
}

// Steps 4.9 to 4.19.
Status TreeBuilder::adopt(Element& formatting, size_t formatting_index, size_t furthest_index) {
  if (formatting_index == 0) return Status::Ok;
  Element& furthest = open_[furthest_index];
  Element& common_ancestor = open_[formatting_index - 1];
  // 4.11. A bookmark notes the place of the formatting element in the list.
  size_t bookmark = formatting_.index_of(formatting);
  // 4.13. The inner loop.
  WEFT_TRY_ASSIGN(Element * last, adopt_ancestors(formatting, furthest_index, bookmark));
  // 4.14. The last node that it moved goes to the common ancestor.
  attach(*last, appropriate_place(&common_ancestor));
  // 4.15. to 4.17. A clone of the formatting element takes over the furthest block's children.
  WEFT_TRY_ASSIGN(Element * heir, clone(formatting));
  while (Node* child = furthest.first_child) {
    child->remove();
    heir->append(*child);
  }
  furthest.append(*heir);
  // 4.18. and 4.19. It takes the formatting element's place in the list, and one below the furthest
  // block on the stack.
  const size_t old_index = formatting_.index_of(formatting);
  if (old_index < bookmark) --bookmark;
  formatting_.remove_at(old_index);
  WEFT_TRY(formatting_.insert(bookmark, *heir));
  open_.remove(formatting);
  return open_.insert(open_.index_of(furthest) + 1, *heir);
}

// Step 4.13: clones what is open between the formatting element and the furthest block. The last
// node.
Result<Element*> TreeBuilder::adopt_ancestors(Element& formatting, size_t furthest_index,
                                              size_t& bookmark) {
  Element* const furthest = &open_[furthest_index];
  Element* last = furthest;
  int count = 0;
  for (size_t index = furthest_index - 1; &open_[index] != &formatting; --index) {
    Element& node = open_[index];
    size_t place = formatting_.index_of(node);
    if (++count > kInnerLoops && place != FormattingList::kNowhere) {
      formatting_.remove_at(place);
      if (place < bookmark) --bookmark;
      place = FormattingList::kNowhere;
    }
    if (place == FormattingList::kNowhere) {
      open_.remove(node);
      continue;
    }
    WEFT_TRY_ASSIGN(Element * copy, clone(node));
    formatting_.replace(place, *copy);
    open_.replace(index, *copy);
    if (last == furthest) bookmark = place + 1;
    last->remove();
    copy->append(*last);
    last = copy;
  }
  return last;
}

}  // namespace weft
