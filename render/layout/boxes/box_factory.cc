// The box that a display value makes (CSS Display 3, 2), and anonymous boxes.
#include "render/layout/boxes/box_factory.h"

#include <algorithm>
#include <array>

#include "render/base/ascii.h"
#include "render/base/url_fragment.h"
#include "render/layout/found_image.h"
#include "render/layout/scrolling.h"

namespace weft {

namespace {

struct DisplayRow {
  BoxKind kind;
  bool inline_level, independent;
};

/// In the order of Display.
constexpr DisplayRow kDisplays[] = {
    {BoxKind::Block, false, false},          // None
    {BoxKind::Block, false, false},          // Contents
    {BoxKind::Inline, true, false},          // Inline
    {BoxKind::Block, false, false},          // Block
    {BoxKind::Block, false, true},           // FlowRoot
    {BoxKind::Block, true, true},            // InlineBlock
    {BoxKind::Block, false, false},          // ListItem
    {BoxKind::Inline, true, false},          // InlineListItem
    {BoxKind::Flex, false, true},            // Flex
    {BoxKind::Flex, true, true},             // InlineFlex
    {BoxKind::Grid, false, true},            // Grid
    {BoxKind::Grid, true, true},             // InlineGrid
    {BoxKind::Table, false, true},           // Table
    {BoxKind::Table, true, true},            // InlineTable
    {BoxKind::TableRowGroup, false, false},  // TableRowGroup
    {BoxKind::TableRowGroup, false, false},  // TableHeaderGroup
    {BoxKind::TableRowGroup, false, false},  // TableFooterGroup
    {BoxKind::TableRow, false, false},       // TableRow
    {BoxKind::TableCell, false, true},       // TableCell
    {BoxKind::TableColumn, false, false},    // TableColumnGroup
    {BoxKind::TableColumn, false, false},    // TableColumn
    {BoxKind::Block, false, true},           // TableCaption
};
static_assert(std::size(kDisplays) == static_cast<size_t>(Display::TableCaption) + 1);

constexpr Display display_of(BoxKind kind) {
  switch (kind) {
    case BoxKind::Table: return Display::Table;
    case BoxKind::TableGrid: return Display::Table;
    case BoxKind::TableRowGroup: return Display::TableRowGroup;
    case BoxKind::TableRow: return Display::TableRow;
    case BoxKind::TableCell: return Display::TableCell;
    default: return Display::Block;
  }
}

constexpr BoxStyle box_style_of(Display display) {
  BoxStyle style;
  style.display = style.original_display = display;
  return style;
}

/// The box groups of anonymous boxes, by display, in flash.
constexpr auto kAnonymousStyles = [] {
  std::array<BoxStyle, std::size(kDisplays)> styles{};
  for (size_t i = 0; i < styles.size(); ++i) styles[i] = box_style_of(static_cast<Display>(i));
  return styles;
}();

/// A fieldset is a block, flex or grid container of its own context whatever its display says (HTML
/// Standard, 15.3.13).
constexpr Display fieldset_display(Display display) {
  switch (display) {
    case Display::Inline:
    case Display::InlineListItem:
    case Display::InlineTable:
    case Display::InlineBlock: return Display::InlineBlock;
    case Display::Flex:
    case Display::InlineFlex:
    case Display::Grid:
    case Display::InlineGrid: return display;
    default: return Display::FlowRoot;
  }
}

Display display_of(const BoxStyle& style, const Node* node, PseudoKind pseudo) {
  const Element* const element = node && pseudo == PseudoKind::None ? node->as_element() : nullptr;
  return element && element->is_html(Atom::Fieldset) ? fieldset_display(style.display)
                                                     : style.display;
}

/// Whether its lines run otherwise than those around it (CSS Writing Modes 4, 3.1). Those of the
/// page run as the body's do (8).
bool turns_lines(const ComputedStyle& style, const Box& box) {
  const Node* const around =
      box.node && box.pseudo == PseudoKind::None ? box.node->parent : box.node;
  const Element* const element = around ? around->as_element() : nullptr;
  const bool is_page = element && element->is_html(Atom::Html) && box.node->as_element() &&
                       box.node->as_element()->is_html(Atom::Body);
  return element && element->style && !is_page &&
         element->style->text->writing_mode != style.text->writing_mode;
}

/// Whether a block container establishes a formatting context of its own (CSS 2.1 9.4.1 and later
/// modules).
bool establishes_context(const ComputedStyle& style, const Box& box) {
  const BoxStyle& of_box = *style.box;
  const bool scrolling = (scrolls(of_box.overflow_x) || scrolls(of_box.overflow_y)) &&
                         !overflow_is_viewports(box.node);
  return box.floating || box.out_of_flow || scrolling || makes_columns(style) ||
         spans_columns(style) || of_box.container_type != ContainerType::Normal ||
         (containment_of(of_box) & (kContainLayout | kContainPaint)) ||
         style.flex->align_content != Alignment::Normal || turns_lines(style, box);
}

}  // namespace

Result<Box*> BoxFactory::allocate(const ComputedStyle& style, const Node* node, BoxKind kind) {
  void* memory = input_.arena.allocate(sizeof(Box), alignof(Box));
  if (!memory) return Status::OutOfMemory;
  Box* box = ::new (memory) Box();
  box->style = &style;
  box->node = node;
  box->kind = kind;
  if (box->is_block_container()) box->content = {};
  if (kind == BoxKind::Replaced) box->image = nullptr;
  if (kind == BoxKind::Grid) box->subgrid = nullptr;
  if (box->is_block_container() && makes_columns(style)) box->columns = nullptr;
  return box;
}

Result<Box*> BoxFactory::make(const ComputedStyle& style, const Node* node, PseudoKind pseudo) {
  const BoxStyle& of_box = *style.box;
  const Display display = display_of(of_box, node, pseudo);
  const DisplayRow& row = kDisplays[static_cast<size_t>(display)];
  WEFT_TRY_ASSIGN(Box* const box, allocate(style, node, row.kind));
  box->pseudo = pseudo;
  box->out_of_flow = of_box.position == Position::Absolute || of_box.position == Position::Fixed;
  box->floating = !box->out_of_flow && of_box.floating != Float::None;
  box->inline_level = row.inline_level && box->in_flow();
  box->independent =
      row.independent || (row.kind == BoxKind::Block && establishes_context(style, *box));
  box->list_item = display == of_box.display &&
                   (display == Display::ListItem || display == Display::InlineListItem ||
                    of_box.original_display == Display::ListItem);
  WEFT_TRY(expect_pictures(style));
  if (row.kind != BoxKind::Table) return box;
  WEFT_TRY_ASSIGN(Box* const grid, allocate(style, node, BoxKind::TableGrid));
  grid->pseudo = pseudo;
  grid->independent = true;
  box->append(*grid);
  return box;
}

// Of the background: which of them are painted is known when it is.
Status BoxFactory::expect_pictures(const ComputedStyle& style) {
  for (const BackgroundLayer& layer : style.surface->background)
    if (layer.image.url.starts_with("http")) WEFT_TRY(input_.images.expect(layer.image.url));
  return Status::Ok;
}

Box& BoxFactory::content_of(Box& box) {
  if (box.kind != BoxKind::Table) return box;
  Box* grid = box.first_child;
  while (grid->kind != BoxKind::TableGrid) grid = grid->next_sibling;
  return *grid;
}

Result<const ComputedStyle*> BoxFactory::anonymous_style(const TextStyle* text, Display display) {
  const BoxStyle* box = &kAnonymousStyles[static_cast<size_t>(display)];
  if (last_anonymous_ && last_anonymous_->text == text && last_anonymous_->box == box)
    return last_anonymous_;
  const ComputedStyle& initial = initial_style();
  last_anonymous_ =
      input_.arena.make<ComputedStyle>(text, box, initial.surface, initial.flex, initial.rare);
  if (!last_anonymous_) return Status::OutOfMemory;
  return last_anonymous_;
}

Result<const TextStyle*> BoxFactory::untransformed_text_style(const TextStyle* text) {
  if (text->text_transform == TextTransform::None) return text;
  TextStyle* style = input_.arena.make<TextStyle>(*text);
  if (!style) return Status::OutOfMemory;
  style->text_transform = TextTransform::None;
  return style;
}

Result<const TextStyle*> BoxFactory::marker_text_style(const TextStyle* text) {
  if (last_marker_from_ == text) return last_marker_;
  TextStyle* style = input_.arena.make<TextStyle>(*text);
  if (!style) return Status::OutOfMemory;
  style->white_space_collapse = WhiteSpaceCollapse::Preserve;
  style->text_wrap = TextWrap::NoWrap;
  style->text_transform = TextTransform::None;
  style->text_indent = Length::zero();
  style->text_align = TextAlign::Start;
  style->font_numeric = FontVariants::kTabularNumbers;
  last_marker_from_ = text;
  last_marker_ = style;
  return last_marker_;
}

Result<const TextStyle*> BoxFactory::ruby_text_style(const TextStyle* text) {
  for (size_t i = 0; i < std::size(last_ruby_); ++i)
    if (last_ruby_from_[i] == text) return last_ruby_[i];
  TextStyle* style = input_.arena.make<TextStyle>(*text);
  if (!style) return Status::OutOfMemory;
  style->line_height = Length::normal();
  style->text_indent = Length::zero();
  style->text_align = text->ruby_align == RubyAlign::Start ? TextAlign::Start : TextAlign::Center;
  last_ruby_from_[0] = std::exchange(last_ruby_from_[1], text);
  last_ruby_[0] = std::exchange(last_ruby_[1], style);
  return style;
}

Result<const ComputedStyle*> BoxFactory::style_positioned_as(const ComputedStyle& style,
                                                             const BoxStyle& positioned) {
  BoxStyle* box = input_.arena.make<BoxStyle>(*style.box);
  if (!box) return Status::OutOfMemory;
  box->position = positioned.position;
  box->top = positioned.top;
  box->right = positioned.right;
  box->bottom = positioned.bottom;
  box->left = positioned.left;
  box->z_index = positioned.z_index;
  box->z_index_auto = positioned.z_index_auto;
  const ComputedStyle* made =
      input_.arena.make<ComputedStyle>(style.text, box, style.surface, style.flex, style.rare);
  if (!made) return Status::OutOfMemory;
  return made;
}

Result<Box*> BoxFactory::anonymous(const Box& parent, BoxKind kind) {
  WEFT_TRY_ASSIGN(const ComputedStyle* const style,
                  anonymous_style(parent.style->text, display_of(kind)));
  WEFT_TRY_ASSIGN(Box* const box, allocate(*style, nullptr, kind));
  box->anonymous = true;
  box->independent = kind == BoxKind::TableCell || kind == BoxKind::Table;
  if (kind != BoxKind::Table) return box;
  box->inline_level = parent.kind == BoxKind::Inline;
  WEFT_TRY_ASSIGN(Box* const grid, allocate(*style, nullptr, BoxKind::TableGrid));
  grid->anonymous = grid->independent = true;
  box->append(*grid);
  return box;
}

Result<Box*> BoxFactory::text(std::string_view text, const ComputedStyle& style, const Node* node) {
  WEFT_TRY_ASSIGN(Box* const box, allocate(style, node, BoxKind::Text));
  box->text = text;
  box->inline_level = true;
  return box;
}

Status BoxFactory::replace(Box& box, std::string_view url, float density) {
  box.kind = BoxKind::Replaced;
  box.image = nullptr;
  if (trimmed(url).empty()) return Status::Ok;
  const Result<std::string_view> absolute =
      resolve_with_fragment(input_.resources, trimmed(url), input_.base_url, input_.arena);
  if (!absolute.ok())
    return absolute.status() == Status::OutOfMemory ? Status::OutOfMemory : Status::Ok;
  WEFT_TRY_ASSIGN(box.image,
                  input_.images.find(absolute.value(), picture_view(*box.style, density)));
  return input_.images.prefetch(*box.image);
}

Status BoxFactory::show(Box& box, const ImageValue& image, Size area) {
  if (!image.url.empty()) return replace(box, image.url, image.density);
  WEFT_TRY(replace(box, {}));
  const ComputedStyle& style = *box.style;
  WEFT_TRY_ASSIGN(
      const FoundImage found,
      find_image(input_.images, image, style, css_unit(*style.text), area_in_content(image, area)));
  const std::span<const BackgroundLayer> own = style.surface->background;
  const size_t count = std::max<size_t>(own.size(), 1) + 1;
  auto* const size = input_.arena.make<BoxStyle>(*style.box);
  auto* const surface = input_.arena.make<SurfaceStyle>(*style.surface);
  const auto layers = input_.arena.make_array<BackgroundLayer>(count);
  if (!size || !surface || layers.size() != count) return Status::OutOfMemory;
  const Size shown = found.is_missing ? Size{} : found.concrete(area);
  if (size->width.is_auto()) size->width = Length::fixed(shown.width);
  if (size->height.is_auto()) size->height = Length::fixed(shown.height);
  BackgroundLayer& content = layers[0];
  content.image = image;
  content.size_width = content.size_height = Length::percent(100);
  content.origin = content.clip = BackgroundBox::ContentBox;
  layers[1].clip = surface->background_color_clip;
  std::copy(own.begin(), own.end(), layers.begin() + 1);
  surface->background = layers;
  box.anonymous = false;  // it has a background of its own
  box.style = input_.arena.make<ComputedStyle>(style.text, size, surface, style.flex, style.rare);
  return box.style ? Status::Ok : Status::OutOfMemory;
}

}  // namespace weft
