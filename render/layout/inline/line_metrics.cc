// CSS 2.1 10.8 in two passes: everything but top- and bottom-aligned subtrees makes the line's
// height, then they are put in.
#include "render/layout/inline/line_metrics.h"

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
        quirk_(quirks_mode != QuirksMode::No) {}

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
        unite_strut_of_parent();
        if (!item.extents.empty()) unite(item);
        break;
      case Kind::LineBreak:
      case Kind::Tab:
      case Kind::Hyphen:
      case Kind::Marker: unite_strut_of_parent(); break;
      case Kind::Atomic:
        WEFT_TRY(align(index));
        unite(item);
        break;
      case Kind::Float:
      case Kind::OutOfFlow: break;
    }
    return Status::Ok;
  }

  Status open(uint32_t index) {
    LineItem& item = line_.items[index];
    WEFT_TRY_ASSIGN(const Font* font, measurer_.font(line_.text_style(*item.box)));
    item.extents = font_extents(*font, line_.text_style(*item.box));
    WEFT_TRY(align(index));
    // Line height quirk: an inline box without text and edges does not count.
    if (!quirk_ || item.advance != Px()) unite(item);
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
    const FontMetrics& metrics = font->metrics();
    switch (item.box->box_style().vertical_align) {
      case VerticalAlign::Sub: return parent.font_size / 5 + Px::from_int(1);
      case VerticalAlign::Super: return -(parent.font_size / 3 + Px::from_int(1));
      case VerticalAlign::TextTop: return item.extents.above - metrics.ascent;
      case VerticalAlign::TextBottom: return metrics.descent - item.extents.below;
      case VerticalAlign::Middle:
        return (item.extents.above - item.extents.below) / 2 - metrics.x_height / 2;
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
    line_.height = root_.height();
    line_.baseline = root_.above;
    for (LineItem& item : line_.items) item.baseline += group_baseline(item.group);
  }

  Px group_baseline(uint32_t group) const {
    if (group == LineItem::kRoot) return root_.above;
    const LineItem& leader = line_.items[group];
    return is_bottom(leader) ? line_.height - leader.group_extents.below
                             : leader.group_extents.above;
  }

  Line& line_;
  const Box& container_;
  TextMeasurer& measurer_;
  bool quirk_;
  LineExtents strut_, root_;
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

LineExtents font_extents(const Font& font, const TextStyle& style) {
  const FontMetrics& metrics = font.metrics();
  const Px leading = used_line_height(style, font) - (metrics.ascent + metrics.descent);
  const Px over = Px::from_int((leading / 2).floor());
  return {metrics.ascent + over, metrics.descent + leading - over};
}

Status align_vertically(Line& line, const Box& container, TextMeasurer& measurer,
                        QuirksMode quirks_mode) {
  return VerticalAligner(line, container, measurer, quirks_mode).run();
}

}  // namespace weft
