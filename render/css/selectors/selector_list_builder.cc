// Items are parsed as far as they are there; one that may go on is forgotten until more of it is.
#include "render/css/selectors/selector_list_builder.h"

#include "render/css/selectors/selector_parser.h"

namespace weft {

Status SelectorListBuilder::begin() {
  if (list_) return Status::Ok;
  list_ = scratch_->make(SelectorList{});
  if (!list_) return Status::OutOfMemory;
  tail_ = &list_->first;
  return Status::Ok;
}

Result<size_t> SelectorListBuilder::add_front(std::string_view text,
                                              const SelectorContext& context) {
  WEFT_TRY(begin());
  SelectorParser parser(text.substr(0, text.rfind(',') + 1), context, *scratch_);
  for (size_t taken = 0;; taken = parser.reader.position()) {
    const Scratch::Mark before = scratch_->mark();
    const uint32_t specificity = list_->specificity;
    const ComplexSelector** const tail = tail_;
    const Status parsed = parse_list_item(parser, ListKind::Rule, *list_, tail_);
    if (parsed == Status::OutOfMemory) return parsed;
    if (parsed == Status::Ok && parser.reader.take(',')) continue;
    list_->specificity = specificity;
    tail_ = tail;
    *tail_ = nullptr;
    scratch_->rewind(before);
    return taken;
  }
}

Result<const SelectorList*> SelectorListBuilder::finish(std::string_view text,
                                                        const SelectorContext& context) {
  WEFT_TRY(begin());
  SelectorParser parser(text, context, *scratch_);
  do {
    WEFT_TRY(parse_list_item(parser, ListKind::Rule, *list_, tail_));
  } while (parser.reader.take(','));
  if (!parser.reader.at_end()) return Status::Corrupt;
  return static_cast<const SelectorList*>(list_);
}

}  // namespace weft
