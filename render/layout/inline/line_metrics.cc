// CSS 2.1 10.8 in two passes: everything but top- and bottom-aligned subtrees makes the line's
// height, then they are put in.
#include "render/layout/inline/line_metrics.h"

#include "render/layout/inline/emphasis.h"
#include "render/layout/writing_mode.h"

namespace weft {
namespace {

using Kind = LineItem::Kind;

/// A factor such as 1.1 is stored truncated; thousandths bring back what the author wrote.
Px times_factor(Px size, int32_t factor_4096) {
  const int64_t thousandths =
      (static_cast<int64_t>(factor_4096) * 1000 + (factor_4096 >= 0 ? 4095 : -4095)) / 4096;
  const bool exact = thousandths * 4096 / 1000 == factor_4096;
  return exact ? Px::from_raw(size.raw() * thousandths / 1000)
               : Px::from_raw(int64_t{size.raw()} * factor_4096 / 4096);
}

class VerticalAligner {
 public:
  VerticalAligner(Line& line, const Box& container, TextMeasurer& measurer, QuirksMode quirks_mode)
      : line_(line),
        container_(container),
        measurer_(measurer),
        quirk_(quirks_mode != QuirksMode::No && container.kind != BoxKind::Marker) {}

  Status run() {
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(line_.text_style(container_)));
    strut_ = font_extents(*font, line_.text_style(container_));
    if (!quirk_) root_.unite(strut_);
    for (uint32_t i = 0; i < line_.items.size(); ++i) WEFT_TRY(take(i));
    finish();
    return Status::Ok;
  }

 private:
  Status take(uint32_t index) {
    LineItem& item = line_.items[index];
    item.parent = parent_;
    item.group = parent_ == LineItem::kRoot ? LineItem::kRoot : line_.items[parent_].group;
    item.baseline = parent_baseline();
    switch (item.kind) {
      case Kind::Open: return open(index);
      case Kind::Close:
        parent_ = parent_ == LineItem::kRoot ? parent_ : line_.items[parent_].parent;
        break;
      case Kind::Text:
        if (item.length == 0) break;  // white space trimmed from the line's end
        WEFT_TRY(take_text(item));
        unite_strut_of_parent();
        if (!item.extents.empty()) unite(item);
        break;
      case Kind::LineBreak:
        // Line height quirk: it counts where nothing comes before it.
        if (parent_ != LineItem::kRoot || root_.empty()) unite_strut_of_parent();
        break;
      case Kind::Tab:
      case Kind::Hyphen:
      case Kind::Marker: unite_strut_of_parent(); break;
      case Kind::Atomic:
        if (item.box->pseudo == PseudoKind::Marker) unite_strut_of_parent();
        WEFT_TRY(align(index));
        unite(item);
        take_notes(item);
        if (item.group == LineItem::kRoot) text_.unite(item.extents.moved_down(item.baseline));
        break;
      case Kind::Float:
      case Kind::OutOfFlow: break;
    }
    return Status::Ok;
  }

  /// The em box of text, and the emphasis marks on it.
  Status take_text(LineItem& item) {
    if (item.group != LineItem::kRoot) return Status::Ok;
    const TextStyle& style = line_.text_style(*item.box);
    WEFT_TRY_ASSIGN(const Font* const font, measurer_.font(style));
    const LineExtents em = em_box(*font, style);
    text_.unite(em.moved_down(item.baseline));
    if (!has_emphasis(style)) return Status::Ok;
    const bool is_below = emphasis_is_below(style);
    (is_below ? item.note_below : item.note_above) =
        (is_below ? em.below : em.above) + emphasis_height(*font);
    take_notes(item);
    return Status::Ok;
  }

  void take_notes(const LineItem& item) {
    if (item.group != LineItem::kRoot) return;
    notes_.unite(LineExtents{item.note_above, item.note_below}.moved_down(item.baseline));
  }

  Status open(uint32_t index) {
    LineItem& item = line_.items[index];
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(line_.text_style(*item.box)));
    item.extents = font_extents(*font, line_.text_style(*item.box));
    WEFT_TRY(align(index));
    // Line height quirk: an inline box without text and edges does not count.
    if (!quirk_ || (item.advance != Px() && has_inline_edges(*item.box, Px(), QuirksMode::Quirks)))
      unite(item);
    parent_ = index;
    return Status::Ok;
  }

  const Box& parent_box() const {
    return parent_ == LineItem::kRoot ? container_ : *line_.items[parent_].box;
  }
  Px parent_baseline() const {
    return parent_ == LineItem::kRoot ? Px() : line_.items[parent_].baseline;
  }

  /// vertical-align: the baseline of `item` below the baseline of its parent, or a group of its
  /// own.
  Status align(uint32_t index) {
    LineItem& item = line_.items[index];
    const BoxStyle& style = item.box->box_style();
    if (style.vertical_align == VerticalAlign::Baseline) return Status::Ok;
    if (style.vertical_align == VerticalAlign::Top ||
        style.vertical_align == VerticalAlign::Bottom) {
      item.group = index;
      item.baseline = Px();
      return Status::Ok;
    }
    WEFT_TRY_ASSIGN(const Px shift, baseline_shift(item));
    item.baseline += shift;
    return Status::Ok;
  }

  Result<Px> baseline_shift(const LineItem& item) {
    const TextStyle& parent = line_.text_style(parent_box());
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(parent));
    const LineExtents em = em_box(*font, parent);
    switch (item.box->box_style().vertical_align) {
      case VerticalAlign::Sub: return parent.font_size / 5 + Px::from_int(1);
      case VerticalAlign::Super: return -(parent.font_size / 3 + Px::from_int(1));
      case VerticalAlign::TextTop: return item.extents.above - em.above;
      case VerticalAlign::TextBottom: return em.below - item.extents.below;
      case VerticalAlign::Middle:
        return (item.extents.above - item.extents.below) / 2 - font->metrics().x_height / 2;
      case VerticalAlign::BaselineMiddle: return (item.extents.above - item.extents.below) / 2;
      case VerticalAlign::Length: return raise(item);
      case VerticalAlign::Baseline:
      case VerticalAlign::Top:
      case VerticalAlign::Bottom: break;
    }
    return Px();
  }

  Result<Px> raise(const LineItem& item) {
    const TextStyle& style =
        item.kind == Kind::Atomic ? item.box->text_style() : line_.text_style(*item.box);
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(style));
    return -item.box->box_style().vertical_align_length.resolve_or(used_line_height(style, *font),
                                                                   Px());
  }

  void unite(const LineItem& item) {
    LineExtents& group =
        item.group == LineItem::kRoot ? root_ : line_.items[item.group].group_extents;
    group.unite(item.extents.moved_down(item.baseline));
  }

  void unite_strut_of_parent() {
    if (parent_ == LineItem::kRoot) return root_.unite(strut_);
    unite(line_.items[parent_]);
  }

  static bool is_bottom(const LineItem& leader) {
    return leader.box->box_style().vertical_align == VerticalAlign::Bottom;
  }

  void finish() {
    if (root_.empty()) root_ = {Px(), Px()};
    for (const LineItem& item : line_.items)
      if (!item.group_extents.empty() && !is_bottom(item))
        root_.below = max(root_.below, item.group_extents.height() - root_.above);
    for (const LineItem& item : line_.items)
      if (!item.group_extents.empty() && is_bottom(item))
        root_.above = max(root_.above, item.group_extents.height() - root_.below);
    make_room_for_notes();
    for (LineItem& item : line_.items) item.baseline += group_baseline(item.group) + notes_shift_;
  }

  /// As in Chromium, emphasis marks and ruby take the room between lines, and make the line higher
  /// where that does not do.
  void make_room_for_notes() {
    Px below;
    if (!notes_.empty()) {
      notes_shift_ = max(Px(), notes_.above - root_.above - line_.room_above);
      below = max(Px(), notes_.below - root_.below);
    }
    line_.height = root_.height() + notes_shift_ + below;
    line_.baseline = root_.above + notes_shift_;
    line_.room_below =
        text_.empty() ? Px() : max(Px(), root_.below - max(text_.below, notes_.below));
  }

  Px group_baseline(uint32_t group) const {
    if (group == LineItem::kRoot) return root_.above;
    const LineItem& leader = line_.items[group];
    return is_bottom(leader) ? root_.height() - leader.group_extents.below
                             : leader.group_extents.above;
  }

  Line& line_;
  const Box& container_;
  TextMeasurer& measurer_;
  bool quirk_;
  LineExtents strut_, root_;
  LineExtents text_;   // of all em boxes
  LineExtents notes_;  // of emphasis marks and ruby
  Px notes_shift_;     // by which they push the line down
  uint32_t parent_ = LineItem::kRoot;
};

}  // namespace

Px used_line_height(const TextStyle& style, const Font& font) {
  const FontMetrics& metrics = font.metrics();
  if (style.line_height.kind() == Length::Kind::Number)
    return times_factor(style.font_size, style.line_height.factor_4096());
  return style.line_height.resolve_or(style.font_size,
                                      metrics.ascent + metrics.descent + metrics.line_gap);
}

LineExtents em_box(const Font& font, const TextStyle& style) {
  const auto [ascent, descent] = std::pair(font.metrics().ascent, font.metrics().descent);
  if (!has_central_baseline(style)) return {ascent, descent};
  const Px half = Px::from_int(((ascent + descent) / 2).floor());
  return {ascent + descent - half, half};
}

LineExtents font_extents(const Font& font, const TextStyle& style) {
  const LineExtents em = em_box(font, style);
  const Px leading = used_line_height(style, font) - em.height();
  const Px over = Px::from_int((leading / 2).floor());
  return {em.above + over, em.below + leading - over};
}

Status align_vertically(Line& line, const Box& container, TextMeasurer& measurer,
                        QuirksMode quirks_mode) {
  return VerticalAligner(line, container, measurer, quirks_mode).run();
}

}  // namespace weft
