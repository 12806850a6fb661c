// The walk over the styled document that makes its boxes. Explicit stacks instead of recursion: one
// record an open element and one an open box, in an arena that goes with the walk.
#include "render/layout/boxes/box_builder.h"

#include "render/layout/boxes/box_fixup.h"
#include "render/layout/boxes/element_content.h"
#include "render/layout/boxes/first_parts.h"
#include "render/layout/boxes/generated_content.h"

namespace weft {

namespace {

class BoxBuilder {
 public:
  explicit BoxBuilder(const BoxTreeInput& input)
      : input_(input),
        factory_(input),
        generated_(factory_),
        scratch_(input.arena.budget(), 1024),
        elements_(scratch_),
        boxes_(scratch_) {}

  Result<Box*> build() { return build(input_.document.root()); }

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
  Result<Box*> build(const Element* html) {
    WEFT_TRY_ASSIGN(Box* const root, make_root(html));
    WEFT_TRY(boxes_.push({root, nullptr}));
    if (html) WEFT_TRY(walk(*html));
    WEFT_TRY(fix_up(factory_, *root).status());
    WEFT_TRY(make_first_parts(factory_, *root));
    WEFT_TRY(show_broken_pictures(factory_, *root));
    return root;
  }

  /// An element whose children are being walked.
  struct OpenElement {
    const Element* element;
    bool has_box;  ///< False for display: contents.
  };
  struct OpenBox {
    Box* box;   ///< The box that children are appended to: for a table its grid.
    Box* last;  ///< Its last child.
  };

  /// The initial containing block.
  Result<Box*> make_root(const Element* html) {
    const ComputedStyle& initial = initial_style();
    const TextStyle* text = html && html->style ? html->style->text : initial.text;
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
    if (const Element* element = node.as_element()) return enter_element(*element);
    if (!node.is_text()) return false;
    WEFT_TRY(add_text(static_cast<const Text&>(node)));
    return false;
  }

  Result<bool> enter_element(const Element& element) {
    const ComputedStyle* const style =
        root_style_ && !elements_.size() ? root_style_ : element.style;
    if (!style || style->box->display == Display::None) return false;
    WEFT_TRY(generated_.enter(element, *style, depth()));
    if (style->box->display == Display::Contents) {
      WEFT_TRY(elements_.push({&element, false}));
      WEFT_TRY(add_pseudo_element(element, PseudoKind::Before));
      return true;
    }
    WEFT_TRY_ASSIGN(Box* const box, factory_.make(*style, &element, PseudoKind::None));
    if (!elements_.size()) make_root_element(*box);
    WEFT_TRY_ASSIGN(const ElementContent content, fill_element(factory_, *box, element));
    if (content != ElementContent::Nothing) append(*box);
    if (content != ElementContent::Children) return false;
    WEFT_TRY(elements_.push({&element, true}));
    WEFT_TRY(boxes_.push({&BoxFactory::content_of(*box), nullptr}));
    if (box->list_item) WEFT_TRY(add_marker(*box));
    WEFT_TRY(add_pseudo_element(element, PseudoKind::Before));
    return true;
  }

  /// The root element is in flow, block-level, and establishes a formatting context.
  static void make_root_element(Box& box) {
    box.independent = true;
    box.floating = box.inline_level = false;
  }

  Status leave() {
    const OpenElement open = elements_.back();
    WEFT_TRY(add_pseudo_element(*open.element, PseudoKind::After));
    elements_.pop();
    generated_.leave(depth());
    if (!open.has_box) return Status::Ok;
    Box* box = boxes_.back().box;
    boxes_.pop();
    if (box->kind == BoxKind::TableGrid) box = box->parent;
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
    const OpenBox& open = boxes_.back();
    const ComputedStyle& style = *elements_.back().element->style;
    // White space that begins a line, an item or a part of a table shows nothing: it gets no box
    // that fix_up() would drop.
    const bool begins = open.last ? open.last->in_flow() && !open.last->inline_level &&
                                        open.last->kind != BoxKind::Marker
                                  : open.box->kind != BoxKind::Inline;
    if (begins && is_collapsible_space(text.text, *style.text)) return Status::Ok;
    WEFT_TRY_ASSIGN(Box* const box, factory_.text(text.text, style, &text));
    append(*box);
    return Status::Ok;
  }

  const BoxTreeInput& input_;
  BoxFactory factory_;
  GeneratedContent generated_;
  Arena scratch_;
  ArenaVector<OpenElement> elements_;
  ArenaVector<OpenBox> boxes_;
  const ComputedStyle* root_style_ = nullptr;  // where it is not that of its element
};

}  // namespace

Result<Box*> build_boxes(const BoxTreeInput& input) { return BoxBuilder(input).build(); }

Result<Box*> build_boxes_of(const BoxTreeInput& input, const Element& element, Size size) {
  return BoxBuilder(input).build_of(element, size);
}

}  // namespace weft
