// A selector list whose text comes in parts: what selects nothing takes no memory, however long the
// list is.
#pragma once

#include "render/css/selectors/selector.h"

namespace weft {

class SelectorListBuilder {
 public:
  /// Lists are in `scratch`.
  explicit SelectorListBuilder(Scratch& scratch) : scratch_(&scratch), mark_(scratch.mark()) {}

  /// Adds the items in front of `text` that end in a comma: the bytes that they take with it.
  /// Whether the next one is right is not known yet. Errors: OutOfMemory.
  Result<size_t> add_front(std::string_view text, const SelectorContext& context);
  /// Adds what is left of the text; as compile_selectors().
  Result<const SelectorList*> finish(std::string_view text, const SelectorContext& context);
  /// Whether no selector is in the list yet.
  bool empty() const { return !list_ || !list_->first; }
  /// Where `scratch` was before the list.
  Scratch::Mark mark() const { return mark_; }

 private:
  Status begin();

  Scratch* scratch_;
  Scratch::Mark mark_;
  SelectorList* list_ = nullptr;
  const ComplexSelector** tail_ = nullptr;
};

}  // namespace weft
