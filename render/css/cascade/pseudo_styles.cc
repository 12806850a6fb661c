// CSS Pseudo-Elements 4: ::first-line (2.1), ::before and its like (4), ::first-letter (2.2).
#include "render/css/cascade/pseudo_styles.h"

#include <utility>

#include "render/css/cascade/element_style.h"
#include "render/css/cascade/first_lines.h"

namespace weft {
namespace {

/// The pseudo-elements that some of `matches` speak of.
class PseudoSet {
 public:
  explicit PseudoSet(const MatchList* matches) {
    for (; matches; matches = matches->next) bits_ |= 1u << matches->match->pseudo;
  }
  bool has(PseudoKind kind) const { return bits_ >> static_cast<unsigned>(kind) & 1; }
  bool has_parts() const { return bits_ & kParts; }

 private:
  static constexpr uint32_t kParts = (2u << static_cast<unsigned>(PseudoKind::Knob)) -
                                     (1u << static_cast<unsigned>(PseudoKind::Placeholder));
  uint32_t bits_ = 0;
};
static_assert(static_cast<unsigned>(PseudoKind::Count) <= 32);

/// Rules that speak of a pseudo-element: of the element itself, or of a block around it.
struct PseudoRules {
  const MatchList* matches;
  PseudoKind pseudo;
};

class PseudoComputation {
 public:
  PseudoComputation(CascadeContext& context, Element& element, const InheritedStyle& parent,
                    InheritedStyle& inherited)
      : context_(context),
        element_(element),
        parent_(parent),
        inherited_(inherited),
        role_(first_line_role(*element.style->box)),
        present_(element.matches) {}

  Status compute_first_line();
  Status compute_generated();
  Status compute_parts();
  Status compute_first_letter();

 private:
  bool is_block() const {
    return role_ == FirstLineRole::Block || role_ == FirstLineRole::OwnBlock;
  }
  Status add(PseudoKind kind, PseudoRules rules, const ComputedStyle* parent);
  Status keep(PseudoKind kind, const ComputedStyle* style);

  CascadeContext& context_;
  Element& element_;
  const InheritedStyle& parent_;
  InheritedStyle& inherited_;  // what the element hands down
  const FirstLineRole role_;
  const PseudoSet present_;
};

/// 2.1: the rules of the innermost block count, and what is in the line inherits from their
/// outcome.
Status PseudoComputation::compute_first_line() {
  inherited_.first_line = nullptr;
  inherited_.first_line_rules = nullptr;
  StyleSubject subject{element_, element_.matches, PseudoKind::None, ElementRole::Other};
  InheritedStyle from = parent_;
  if (is_block()) {
    if (role_ == FirstLineRole::Block) inherited_.first_line_rules = parent_.first_line_rules;
    if (present_.has(PseudoKind::FirstLine)) inherited_.first_line_rules = element_.matches;
    if (!inherited_.first_line_rules) return Status::Ok;
    from.style = element_.style;
    subject.matches = inherited_.first_line_rules;
    subject.pseudo = PseudoKind::FirstLine;
  } else {
    if (role_ != FirstLineRole::InLine || !parent_.first_line) return Status::Ok;
    from.style = parent_.first_line;
  }
  WEFT_TRY_ASSIGN(const ElementStyle made, compute_style(context_, subject, from));
  inherited_.first_line = made.style;
  return keep(PseudoKind::FirstLine, made.style);
}

/// 4: ::before and ::after once more where the element lies in a first line.
Status PseudoComputation::compute_generated() {
  for (const PseudoKind kind : {PseudoKind::Before, PseudoKind::After, PseudoKind::Marker})
    if (present_.has(kind)) WEFT_TRY(add(kind, {element_.matches, kind}, inherited_.style));
  if (!inherited_.first_line) return Status::Ok;
  for (const auto& [kind, rules] : {std::pair(PseudoKind::FirstLineBefore, PseudoKind::Before),
                                    std::pair(PseudoKind::FirstLineAfter, PseudoKind::After)})
    if (present_.has(rules)) WEFT_TRY(add(kind, {element_.matches, rules}, inherited_.first_line));
  return Status::Ok;
}

/// The parts of a control, which inherit from it.
Status PseudoComputation::compute_parts() {
  if (!present_.has_parts()) return Status::Ok;
  for (auto kind = PseudoKind::Placeholder; is_part(kind);
       kind = static_cast<PseudoKind>(static_cast<uint8_t>(kind) + 1))
    if (present_.has(kind)) WEFT_TRY(add(kind, {element_.matches, kind}, inherited_.style));
  return Status::Ok;
}

/// 2.2: the rules of the innermost block count; the first letter inherits from the innermost
/// element around it, on its first line.
Status PseudoComputation::compute_first_letter() {
  const bool takes_part = role_ == FirstLineRole::InLine || role_ == FirstLineRole::Block;
  const bool is_reached = takes_part && parent_.first_letter_rules && comes_first(element_);
  inherited_.first_letter_rules = is_reached ? parent_.first_letter_rules : nullptr;
  if (is_block() && present_.has(PseudoKind::FirstLetter))
    inherited_.first_letter_rules = element_.matches;
  if (!inherited_.first_letter_rules) return Status::Ok;
  const bool on_line = inherited_.first_line;
  const PseudoRules rules{inherited_.first_letter_rules, PseudoKind::FirstLetter};
  WEFT_TRY(add(PseudoKind::FirstLetter, rules, on_line ? inherited_.first_line : inherited_.style));
  const ComputedStyle* const before =
      pseudo_style(element_, on_line ? PseudoKind::FirstLineBefore : PseudoKind::Before);
  return before ? add(PseudoKind::FirstLetterBefore, rules, before) : Status::Ok;
}

/// Keeps as `kind` the style that `rules` give to a child of `parent`.
Status PseudoComputation::add(PseudoKind kind, PseudoRules rules, const ComputedStyle* parent) {
  const bool is_generated = rules.pseudo == PseudoKind::Before || rules.pseudo == PseudoKind::After;
  const bool is_block_part = is_part(kind) && kind != PseudoKind::FileButton;
  const ElementRole role = is_block_part || (is_generated && inherited_.children_are_items)
                               ? ElementRole::Item
                               : ElementRole::Other;
  InheritedStyle from = inherited_;
  from.style = parent;
  WEFT_TRY_ASSIGN(const ElementStyle made,
                  compute_style(context_, {element_, rules.matches, rules.pseudo, role}, from));
  if (is_generated && made.style->rare->content_none) return Status::Ok;
  return keep(kind, made.style);
}

Status PseudoComputation::keep(PseudoKind kind, const ComputedStyle* style) {
  const auto* made =
      context_.arena.make<PseudoStyle>(kind, present_.has(kind), style, element_.pseudo_styles);
  if (!made) return Status::OutOfMemory;
  element_.pseudo_styles = made;
  return Status::Ok;
}

}  // namespace

Status compute_pseudo_styles(CascadeContext& context, Element& element,
                             const InheritedStyle& parent, InheritedStyle& inherited) {
  element.pseudo_styles = nullptr;
  PseudoComputation computation(context, element, parent, inherited);
  WEFT_TRY(computation.compute_first_line());
  WEFT_TRY(computation.compute_generated());
  WEFT_TRY(computation.compute_parts());
  return computation.compute_first_letter();
}

}  // namespace weft
