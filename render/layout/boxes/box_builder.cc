// The walk over the styled document that makes its boxes. Explicit stacks instead of recursion: one
// record an open element and one an open box, in an arena that goes with the walk.
#include "render/layout/boxes/box_builder.h"

#include <algorithm>

#include "render/layout/boxes/below_cut.h"
#include "render/layout/boxes/box_fixup.h"
#include "render/layout/boxes/combined_text.h"
#include "render/layout/boxes/details.h"
#include "render/layout/boxes/element_content.h"
#include "render/layout/boxes/fieldset.h"
#include "render/layout/boxes/first_parts.h"
#include "render/layout/boxes/generated_content.h"

namespace weft {

namespace {

class BoxBuilder {
 public:
  BoxBuilder(const BoxTreeInput& input, Horizon& horizon)
      : input_(input),
        horizon_(horizon),
        factory_(input),
        generated_(factory_),
        scratch_(input.arena.budget(), 1024),
        elements_(scratch_),
        boxes_(scratch_),
        below_(scratch_) {}

  Result<Box*> build() {
    const Element* const html = input_.document.root();
    if (html && html->style) WEFT_TRY(take_principal_direction(*html));
    return build(html);
  }

  Result<Box*> build_of(const Element& element, Size size) {
    auto* const style = input_.arena.make<ComputedStyle>(*element.style);
    auto* const box = input_.arena.make<BoxStyle>(*element.style->box);
    if (!style || !box) return Status::OutOfMemory;
    box->display = box->original_display = Display::Block;
    box->width = Length::fixed(size.width);
    box->height = Length::fixed(size.height);
    box->box_sizing = BoxSizing::BorderBox;
    box->position = Position::Relative;
    style->box = box;
    style->rare = initial_style().rare;  // its effects are not those of the box
    root_style_ = style;
    return build(&element);
  }

 private:
  /// CSS Writing Modes 4, 8: the direction of the page is that of its body.
  Status take_principal_direction(const Element& html) {
    const Element* const body = principal_element(html);
    if (!body || body->style->box->display == Display::None) return Status::Ok;
    const Direction direction = body->style->text->direction;
    const bool is_contained = html.style->box->contain || body->style->box->contain;
    if (is_contained || direction == html.style->text->direction) return Status::Ok;
    auto* const style = input_.arena.make<ComputedStyle>(*html.style);
    auto* const text = input_.arena.make<TextStyle>(*html.style->text);
    if (!style || !text) return Status::OutOfMemory;
    text->direction = direction;
    style->text = text;
    root_style_ = style;
    return Status::Ok;
  }

  Result<Box*> build(const Element* html) {
    WEFT_TRY_ASSIGN(Box* const root, make_root(html));
    WEFT_TRY(boxes_.push({root, nullptr}));
    if (html) WEFT_TRY(walk(*html));
    WEFT_TRY(fix_up(factory_, *root).status());
    WEFT_TRY(make_first_parts(factory_, *root));
    WEFT_TRY(show_broken_pictures(factory_, *root));
    horizon_.reach = below_.reach();
    return root;
  }

  /// An element whose children are being walked.
  struct OpenElement {
    const Element* element;
    bool has_box;  ///< False for display: contents, and below the cut.
    bool is_open_ended = false;
    bool is_below = false;
    bool is_apart = false;         ///< Comes after the cut and has its boxes all the same.
    bool is_labelled = false;      ///< <details>: its summary came, or a label in its place.
    bool has_content_box = false;  ///< <details>: the box of what is not the summary is open.
  };
  struct OpenBox {
    Box* box;   ///< The box that children are appended to: for a table its grid.
    Box* last;  ///< Its last child.
  };

  /// Whose direction and writing mode are those of the page: the body (CSS Writing Modes 4, 8).
  static const Element* principal_element(const Element& html) {
    for (const Node* node = html.first_child; node; node = node->next_sibling) {
      const Element* const element = node->as_element();
      if (element && element->is_html(Atom::Body) && element->style) return element;
    }
    return nullptr;
  }

  /// The initial containing block.
  Result<Box*> make_root(const Element* html) {
    const ComputedStyle& initial = initial_style();
    const TextStyle* text = root_style_           ? root_style_->text
                            : html && html->style ? html->style->text
                                                  : initial.text;
    const Element* const body =
        html && html->is_html(Atom::Html) ? principal_element(*html) : nullptr;
    if (body && body->style->text->writing_mode != text->writing_mode) text = body->style->text;
    WEFT_TRY_ASSIGN(const ComputedStyle* const style,
                    factory_.anonymous_style(text, Display::Block));
    WEFT_TRY_ASSIGN(Box* const root, factory_.make(*style, nullptr, PseudoKind::None));
    root->anonymous = root->independent = true;
    return root;
  }

  Status walk(const Element& html) {
    const Node* node = &html;
    while (node) {
      WEFT_TRY_ASSIGN(const bool descends, enter(*node));
      if (descends && node->first_child) {
        node = node->first_child;
        continue;
      }
      if (descends) WEFT_TRY(leave());
      while (node != &html && !node->next_sibling) {
        node = node->parent;
        WEFT_TRY(leave());
      }
      node = node == &html ? nullptr : node->next_sibling;
    }
    return Status::Ok;
  }

  /// True when the children of `node` are to be walked and leave() called after them.
  Result<bool> enter(const Node& node) {
    if (is_in_closed_details(node)) return false;
    WEFT_TRY(enter_details(node));
    if (const Element* element = node.as_element()) return enter_element(*element);
    if (!node.is_text()) return false;
    WEFT_TRY(add_text(static_cast<const Text&>(node)));
    return false;
  }

  Result<bool> enter_element(const Element& element) {
    const ComputedStyle* const style =
        root_style_ && !elements_.size() ? root_style_ : element.style;
    if (!style || style->box->display == Display::None) return false;
    const bool is_contents = style->box->display == Display::Contents;
    if (is_contents && vanishes_unboxed(element)) return false;
    WEFT_TRY(generated_.enter(element, *style, depth()));
    content_ += kContentOfElement;
    if (may_cut(*style)) WEFT_TRY(cut());
    bool is_apart = !elements_.empty() && elements_.back().is_apart;
    if (is_below()) {
      WEFT_TRY_ASSIGN(is_apart, below_.enter(element, *style, around_cut()));
      if (!is_apart) return walk_below(element);
    } else {
      note_dependents(element, *style);
    }
    if (is_contents) {
      WEFT_TRY(elements_.push({&element, false, true, false, is_apart}));
      WEFT_TRY(begin_children(element));
      return true;
    }
    WEFT_TRY_ASSIGN(Box* const box, factory_.make(*style, &element, PseudoKind::None));
    if (!elements_.size()) make_root_element(*box);
    if (skips_content(*box)) {
      append(*box);
      return false;
    }
    WEFT_TRY_ASSIGN(const ElementContent content, fill_element(factory_, *box, element));
    if (content != ElementContent::Nothing) append(*box);
    if (content != ElementContent::Children) return false;
    WEFT_TRY(elements_.push({&element, true, is_open_ended(element, *style), false, is_apart}));
    Box& inside = BoxFactory::content_of(*box);
    WEFT_TRY(boxes_.push({&inside, inside.first_child}));  // a label stands in it at most
    if (box->list_item) WEFT_TRY(add_marker(*box));
    WEFT_TRY(begin_children(element));
    return true;
  }

  /// What stands before the children of `element`.
  Status begin_children(const Element& element) {
    WEFT_TRY(add_pseudo_element(element, PseudoKind::Before));
    if (!element.is_html(Atom::Details) || has_summary(element)) return Status::Ok;
    WEFT_TRY_ASSIGN(Box* const label, details_label(factory_, generated_, element));
    append(*label);
    elements_.back().is_labelled = true;
    return Status::Ok;
  }

  /// What follows the summary of a <details> is in a block (HTML Standard, 15.5.5).
  Status enter_details(const Node& node) {
    if (elements_.empty() || !elements_.back().element->is_html(Atom::Details)) return Status::Ok;
    OpenElement& open = elements_.back();
    const Element* const element = node.as_element();
    const bool is_summary = !open.is_labelled && element && element->is_html(Atom::Summary);
    if (!is_summary && (!open.is_labelled || open.has_content_box || is_below())) return Status::Ok;
    open.is_labelled = true;
    if (is_summary) return Status::Ok;
    WEFT_TRY_ASSIGN(Box* const box, factory_.anonymous(*boxes_.back().box, BoxKind::Block));
    append(*box);
    open.has_content_box = true;
    return boxes_.push({box, nullptr});
  }

  Status leave_details() {
    if (!elements_.back().has_content_box) return Status::Ok;
    Box& box = *boxes_.back().box;
    boxes_.pop();
    return fix_up(factory_, box).status();
  }

  /// content-visibility: hidden, which speaks of what size containment holds for. Of a replaced
  /// element, which has no boxes in it, painting sees to that.
  static bool skips_content(const Box& box) {
    return box.kind != BoxKind::Replaced && (containment(box) & kContainSize) &&
           box.box_style().content_visibility == ContentVisibility::Hidden;
  }

  /// The root element is in flow, block-level, and establishes a formatting context.
  static void make_root_element(Box& box) {
    box.independent = true;
    box.floating = box.inline_level = false;
  }

  Status leave() {
    WEFT_TRY(leave_details());
    const OpenElement open = elements_.back();
    if (open.is_below) {
      below_.leave();
    } else {
      WEFT_TRY(add_pseudo_element(*open.element, PseudoKind::After));
    }
    elements_.pop();
    generated_.leave(depth());
    if (!open.has_box) return Status::Ok;
    Box* box = boxes_.back().box;
    boxes_.pop();
    if (box->kind == BoxKind::TableGrid) box = box->parent;
    if (open.element->is_html(Atom::Fieldset)) WEFT_TRY(arrange_fieldset(factory_, *box));
    WEFT_TRY_ASSIGN(boxes_.back().last, fix_up(factory_, *box));
    return Status::Ok;
  }

  /// The depth of the element that is entered next.
  unsigned depth() const { return static_cast<unsigned>(elements_.size()); }

  void append(Box& child) {
    OpenBox& open = boxes_.back();
    child.parent = open.box;
    (open.last ? open.last->next_sibling : open.box->first_child) = &child;
    open.last = &child;
  }

  Status add_pseudo_element(const Element& element, PseudoKind kind) {
    WEFT_TRY_ASSIGN(Box* const box, generated_.pseudo_element(element, kind, depth()));
    if (box) append(*box);
    return Status::Ok;
  }

  Status add_marker(const Box& item) {
    WEFT_TRY_ASSIGN(Box* const marker, generated_.marker(item));
    if (marker) append(*marker);
    return Status::Ok;
  }

  Status add_text(const Text& text) {
    if (is_below()) return Status::Ok;
    content_ += text.text.size();
    const OpenBox& open = boxes_.back();
    const ComputedStyle& style = *elements_.back().element->style;
    // White space that begins a line, an item or a part of a table shows nothing: it gets no box
    // that fix_up() would drop.
    const bool begins = open.last ? open.last->in_flow() && !open.last->inline_level &&
                                        open.last->kind != BoxKind::Marker
                                  : open.box->kind != BoxKind::Inline;
    if (begins && is_collapsible_space(text.text, *style.text)) return Status::Ok;
    const bool combined = is_combined(*style.text) && !is_collapsible_space(text.text, *style.text);
    WEFT_TRY_ASSIGN(Box* const box, combined ? make_combined_text(factory_, text.text, style, &text)
                                             : factory_.text(text.text, style, &text));
    const bool has_line = elements_.back().has_box || style.text == open.box->style->text ||
                          is_collapsible_space(text.text, *style.text);
    if (has_line) {
      append(*box);
      return Status::Ok;
    }
    // Text of an element without a box is as high as that element says.
    WEFT_TRY_ASSIGN(const ComputedStyle* const inherited,
                    factory_.anonymous_style(style.text, Display::Inline));
    WEFT_TRY_ASSIGN(Box* const around, factory_.make(*inherited, nullptr, PseudoKind::None));
    around->anonymous = true;
    around->append(*box);
    append(*around);
    return Status::Ok;
  }

  // --- the cut -----------------------------------------------------------------------------------

  /// Whether the walk is at what makes no boxes.
  bool is_below() const { return horizon_.cut && !elements_.empty() && !elements_.back().is_apart; }

  /// Whether there is enough before an element with that style, and the flow may end before it.
  bool may_cut(const ComputedStyle& style) const {
    if (horizon_.cut || content_ < horizon_.content || elements_.empty()) return false;
    return is_block_in_flow(*style.box) &&
           std::all_of(elements_.begin(), elements_.end(),
                       [](const OpenElement& open) { return open.is_open_ended; });
  }

  static bool is_block_in_flow(const BoxStyle& style) {
    const bool is_block = style.display == Display::Block || style.display == Display::FlowRoot ||
                          style.display == Display::ListItem || style.display == Display::Flex ||
                          style.display == Display::Grid || style.display == Display::Table;
    return is_block && style.floating == Float::None && style.position != Position::Absolute &&
           style.position != Position::Fixed;
  }

  Status cut() {
    WEFT_TRY_ASSIGN(Box* const box, factory_.anonymous(*boxes_.back().box, BoxKind::Block));
    box->opens = false;
    append(*box);
    horizon_.cut = box;
    for (const OpenElement& open : elements_) below_.surround(*open.element);
    return Status::Ok;
  }

  Result<bool> walk_below(const Element& element) {
    WEFT_TRY(elements_.push({&element, false, false, true, false}));
    if (element.name_space != Namespace::Svg) return true;
    WEFT_TRY(leave());
    return false;
  }

  /// What is in positioned elements that the cut is in: the nearest holds what is absolute.
  BelowCut::Around around_cut() const {
    const bool is_positioned =
        std::any_of(elements_.begin(), elements_.end(), [](const OpenElement& open) {
          return open.has_box && open.element->style->box->position != Position::Static;
        });
    return is_positioned ? BelowCut::Around::PositionedBox : BelowCut::Around::Page;
  }

  /// A box that holds one out of flow which depends on its height is not open-ended.
  void note_dependents(const Element& element, const ComputedStyle& style) {
    const bool is_dependent =
        style.box->position == Position::Absolute && depends_on_container_height(style);
    const bool holds_own = style.box->position != Position::Static || holds_fixed(style);
    if (!is_dependent && (holds_own || !has_dependent_pseudo_element(element))) return;
    for (size_t depth = elements_.size(); depth-- > 0;) {
      const ComputedStyle& around = *elements_[depth].element->style;
      if (around.box->position == Position::Static && !holds_fixed(around)) continue;
      elements_[depth].is_open_ended = false;
      return;
    }
  }

  static constexpr size_t kContentOfElement = 16;

  const BoxTreeInput& input_;
  Horizon& horizon_;
  BoxFactory factory_;
  GeneratedContent generated_;
  Arena scratch_;
  ArenaVector<OpenElement> elements_;
  ArenaVector<OpenBox> boxes_;
  const ComputedStyle* root_style_ = nullptr;  // where it is not that of its element
  BelowCut below_;
  size_t content_ = 0;  // before the cut, as Horizon::content counts
};

}  // namespace

Result<Box*> build_boxes(const BoxTreeInput& input, Horizon& horizon) {
  return BoxBuilder(input, horizon).build();
}

Result<Box*> build_boxes_of(const BoxTreeInput& input, const Element& element, Size size) {
  Horizon endless;
  return BoxBuilder(input, endless).build_of(element, size);
}

}  // namespace weft
