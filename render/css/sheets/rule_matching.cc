// From compiled selectors to the elements they select: the rarest name of the subject says whom to
// look at.
#include <algorithm>
#include <utility>

#include "render/css/sheets/sheet_context.h"

namespace weft {
namespace {

/// The elements that a complex selector may select: those with a name, or all, whose ancestors have
/// the names that it asks of them.
class Candidates {
 public:
  Candidates(ElementIndex& index, const ComplexSelector& selector)
      : index_(index), above_(names_above(*selector.subject)), subject_(*selector.subject) {}
  /// Before the first one. Errors: OutOfMemory.
  Status find() {
    narrow(index_, subject_);
    WEFT_TRY(narrow_by_ordinal());
    count_ = narrowed_ ? places_.size() : index_.elements().size();
    return Status::Ok;
  }
  /// The next one, or null.
  Element* next() {
    while (at_ < count_) {
      const size_t place = narrowed_ ? places_[at_] : at_;
      ++at_;
      if (index_.may_be_below(place, above_)) return index_.elements()[place];
    }
    return nullptr;
  }

 private:
  // What is above a sibling is above the element.
  static ElementIndex::NameSet names_above(const CompoundSelector& subject) {
    ElementIndex::NameSet names = 0;
    for (const CompoundSelector* at = &subject; at->left; at = at->left) {
      if (at->combinator == Combinator::Slotted || at->combinator == Combinator::Part) break;
      if (at->combinator != Combinator::Descendant && at->combinator != Combinator::Child) continue;
      for (const SimpleSelector* simple = at->left->first; simple; simple = simple->next)
        if (const Atom name = name_of(*simple); name != Atom::None)
          names |= ElementIndex::set_of(name);
    }
    return names;
  }
  // Looks also into an :is() of one selector, which says as much as the selector itself.
  void narrow(const ElementIndex& index, const CompoundSelector& subject) {
    const CompoundSelector* compound = &subject;
    while (compound) {
      const CompoundSelector* inner = nullptr;
      for (const SimpleSelector* simple = compound->first; simple; simple = simple->next) {
        if (const Atom name = name_of(*simple); name != Atom::None) consider(index.with(name));
        if (has_one_selector(*simple)) inner = simple->list->first->subject;
      }
      compound = inner;
    }
  }
  // Where names leave many: a rule for the n-th child looks only at n-th children.
  Status narrow_by_ordinal() {
    constexpr size_t kMany = 32;
    if ((narrowed_ ? places_.size() : index_.elements().size()) < kMany || !index_.has_room())
      return Status::Ok;
    for (const SimpleSelector* simple = subject_.first; simple; simple = simple->next) {
      const NthTest* const test = simple->kind == SimpleSelector::Kind::Nth ? simple->nth : nullptr;
      if (!test || test->step || test->of_type || test->from_end || test->of) continue;
      WEFT_TRY_ASSIGN(const std::span<const uint32_t> places, index_.nth_children(test->offset));
      consider(places);
    }
    return Status::Ok;
  }
  static bool has_one_selector(const SimpleSelector& simple) {
    const bool is_list =
        simple.kind == SimpleSelector::Kind::Is || simple.kind == SimpleSelector::Kind::Nesting;
    return is_list && simple.list->first && !simple.list->first->next;
  }
  static Atom name_of(const SimpleSelector& simple) {
    switch (simple.kind) {
      case SimpleSelector::Kind::Id:
      case SimpleSelector::Kind::Class: return simple.atom;
      case SimpleSelector::Kind::Type:
        if (simple.atom == simple.folded_atom || simple.folded_atom == Atom::None)
          return simple.atom;
        return simple.atom == Atom::None ? simple.folded_atom : Atom::None;
      default: return Atom::None;
    }
  }
  void consider(std::span<const uint32_t> places) {
    if (narrowed_ && places.size() >= places_.size()) return;
    narrowed_ = true;
    places_ = places;
  }

  ElementIndex& index_;
  ElementIndex::NameSet above_;
  const CompoundSelector& subject_;
  std::span<const uint32_t> places_;
  size_t count_ = 0, at_ = 0;
  bool narrowed_ = false;
};

/// Gives the matcher the steps for one rule and takes what it used from the document's.
class StepAllowance {
 public:
  explicit StepAllowance(SheetContext& context)
      : context_(context), allowed_(std::min(context.steps_left, SheetContext::kMaxStepsPerRule)) {
    context.matcher.set_steps(allowed_);
  }
  ~StepAllowance() {
    const size_t used = allowed_ - context_.matcher.steps();
    if (used == allowed_ && context_.steps_left && !std::exchange(context_.is_slow_noted, true))
      context_.notes.note("CSS selectors take too long to match; their rules are applied in part");
    context_.steps_left -= used;
  }
  StepAllowance(const StepAllowance&) = delete;
  StepAllowance& operator=(const StepAllowance&) = delete;

 private:
  SheetContext& context_;
  size_t allowed_;
};

ElementIndex& index_for(SheetContext& context, const ComplexSelector& selector) {
  return selector.subject->combinator == Combinator::Part ? context.parts : context.index;
}

}  // namespace

bool matches_any_element(SheetContext& context, const SelectorList& selectors, const Scope* scope) {
  const StepAllowance allowance(context);
  for (const ComplexSelector* selector = selectors.first; selector; selector = selector->next) {
    Candidates candidates(index_for(context, *selector), *selector);
    if (candidates.find() != Status::Ok) return true;  // link_block() says why
    while (const Element* const element = candidates.next())
      if (match_in_scope(context.matcher, *selector, *element, scope)) return true;
  }
  return false;
}

Status link_block(SheetContext& context, const SelectorList& selectors,
                  const DeclarationBlock& block, MatchPlace place) {
  const StepAllowance allowance(context);
  const uint32_t order = ++context.order;
  for (const ComplexSelector* selector = selectors.first; selector; selector = selector->next) {
    Candidates candidates(index_for(context, *selector), *selector);
    WEFT_TRY(candidates.find());
    while (Element* const element = candidates.next()) {
      if (!can_have(*element, selector->pseudo)) continue;
      const std::optional<uint8_t> proximity =
          match_in_scope(context.matcher, *selector, *element, place.scope);
      if (!proximity) continue;
      WEFT_TRY(context.matches.add(*element, {.block = &block,
                                              .order = order,
                                              .specificity = selector->specificity,
                                              .layer = place.layer,
                                              .origin = place.origin,
                                              .pseudo = static_cast<uint8_t>(selector->pseudo),
                                              .proximity = *proximity,
                                              .container_rule = place.container_rule}));
    }
  }
  return Status::Ok;
}

Status finish_sheets(SheetContext& context) {
  WEFT_TRY(context.custom.settle(context));
  WEFT_TRY(context.layers.rank());
  if (context.sources) WEFT_TRY(context.layers.describe(*context.sources));
  context.matches.rank(context.layers);
  return Status::Ok;
}

}  // namespace weft
