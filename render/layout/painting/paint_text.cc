// Text fragments -> glyph runs, with their shadows, strokes and decoration lines (CSS Text
// Decoration 3).
#include "render/base/utf8.h"
#include "render/filter/blurred_group.h"
#include "render/layout/inline/emphasis.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/inline/upright_text.h"
#include "render/layout/painting/painting.h"
#include "render/paint/ink_gaps.h"
#include "render/paint/turn.h"

namespace weft {
namespace {

struct Fragment {
  const LineBox& line_box;
  const LineFragment& line;
  const Box& box;
  Point origin;  // of the block container: in lines that run down, of their axes
  Point corner;  // of the fragment, in page coordinates
  Px baseline;
  const Clip* clip;
  WritingMode mode;  // in the axes of whose lines all of this is,
  Matrix to_page;    // from there to the page
  const TextStyle& text_style() const { return *style_on_line(box, line.rank()).text; }
};

// The glyphs of the fragment, in the scratch arena.
Status shape(Painting& painting, const Fragment& fragment, ArenaVector<ShapedGlyph>& glyphs,
             std::string_view* text) {
  return shape_fragment(painting.context.fonts, fragment.line, painting.scratch, glyphs, text);
}

// One run a font and height, since a run has one of each.
struct Run {
  const Font* font;
  std::span<GlyphPosition> glyphs;
  Px right;              // where the pen is after the last
  bool upright = false;  // in a line that runs down: of one glyph, from the middle of the line
  Px left = {};          // upright: where the pen is
  Px lift = {};          // above the baseline: of marks
};

// The room that the fragment has after its i-th glyph where it is justified.
Px justification_after(const Fragment& fragment, const ArenaVector<ShapedGlyph>& glyphs,
                       std::string_view text, size_t i) {
  const Px room = fragment.line.justification;
  if (room == Px()) return room;
  const uint32_t cluster = glyphs[i].cluster;
  const bool ends_cluster = i + 1 == glyphs.size() || glyphs[i + 1].cluster != cluster;
  return ends_cluster && expands_after(text, cluster, fragment.text_style()) ? room : Px();
}

Result<std::span<const Run>> make_runs(Painting& painting, const Fragment& fragment,
                                       const ArenaVector<ShapedGlyph>& glyphs,
                                       std::string_view text) {
  auto positions = painting.list.arena().make_array<GlyphPosition>(glyphs.size());
  if (!positions.data()) return Status::OutOfMemory;
  ArenaVector<Run> runs(painting.scratch);
  Px pen = fragment.corner.x;
  size_t start = 0;
  const TextStyle& style = fragment.text_style();
  const bool may_be_upright = has_central_baseline(style);
  const auto is_upright = [&](size_t i) {
    return may_be_upright && stands_upright(style, glyphs[i], text);
  };
  for (size_t i = 0; i < glyphs.size(); ++i) {
    positions[i] = {glyphs[i].glyph, pen + glyphs[i].offset_x};
    const Px at = pen;
    pen += glyphs[i].advance + justification_after(fragment, glyphs, text, i);
    const bool upright = is_upright(i);
    const bool goes_on = i + 1 < glyphs.size() && glyphs[i + 1].font == glyphs[i].font &&
                         glyphs[i + 1].offset_y == glyphs[i].offset_y;
    if (!upright && goes_on && !is_upright(i + 1)) continue;
    WEFT_TRY(runs.push({glyphs[i].font, positions.subspan(start, i + 1 - start), pen, upright, at,
                        glyphs[i].offset_y}));
    start = i + 1;
  }
  return std::span<const Run>(runs.span());
}

IntRect bounds_of_shadows(const IntRect& text, std::span<const GlyphOffset> shadows) {
  IntRect all{INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
  for (const GlyphOffset& shadow : shadows)
    all = all.united({text.left + shadow.x.floor(), text.top + shadow.y,
                      text.right + shadow.x.ceil(), text.bottom + shadow.y});
  return all;
}

Status add_run(Painting& painting, const Fragment& fragment, const Run& run, Color color,
               std::span<const GlyphOffset> shadows, bool is_shadow) {
  const FontMetrics& metrics = run.font->metrics();
  const int32_t baseline = (fragment.baseline - run.lift).round();
  const Px reach = run.font->size();  // ink may leave the advance box by so much
  const IntRect own{(run.glyphs.front().x - reach).floor(),
                    baseline - (metrics.ascent + reach / 4).ceil(), (run.right + reach).ceil(),
                    baseline + (metrics.descent + reach / 4).ceil()};
  DisplayItem item;
  item.dither = dither_hint(fragment.box);
  item.kind = ItemKind::Glyphs;
  item.bounds = shadows.empty() ? own : bounds_of_shadows(own, shadows);
  item.glyphs = painting.list.arena().make<GlyphRun>(run.font, color, baseline, run.glyphs, shadows,
                                                     is_shadow);
  return item.glyphs ? painting.list.add(item, fragment.clip) : Status::OutOfMemory;
}

// `is_shadow`: they need not be told from their ground, even where they are no shadows.
Status add_runs(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                Color color, std::span<const GlyphOffset> shadows, bool is_shadow) {
  if (color.alpha == 0) return Status::Ok;
  for (const Run& run : runs)
    if (!run.upright) WEFT_TRY(add_run(painting, fragment, run, color, shadows, is_shadow));
  return Status::Ok;
}

// The outlines of the glyphs, stroked: half of the line lies outside of them.
Status add_stroke(Painting& painting, const Fragment& fragment, std::span<const Run> runs) {
  const TextStyle& style = fragment.text_style();
  const Color color = painting.masks_with_text ? kBlack : style.text_stroke_color;
  if (style.text_stroke_width == Px() || color.alpha == 0) return Status::Ok;
  Stroke stroke;
  stroke.width = style.text_stroke_width.to_float();
  for (const Run& run : runs) {
    const auto baseline = static_cast<float>((fragment.baseline - run.lift).round());
    Arena scratch(painting.context.scratch, PaintContext::kScratchBytes);
    PathBuilder path(scratch);
    for (const GlyphPosition& glyph : run.glyphs)
      WEFT_TRY(add_glyph_outline(painting.context.fonts, *run.font, glyph.glyph,
                                 Matrix::translation(glyph.x.to_float(), baseline), path));
    if (path.empty()) continue;
    WEFT_TRY(add_stroked_path(painting, path.path(), stroke, color, fragment.clip,
                              dither_hint(fragment.box)));
  }
  return Status::Ok;
}

// --- decoration lines ----------------------------------------------------------------------------

enum DecorationLine : uint8_t { kUnderline = 1, kOverline = 2, kLineThrough = 4 };

// auto is a tenth of the font size, what is left of a pixel dropped.
Px thickness_of(const TextDecoration& decoration, const Font& font) {
  if (decoration.thickness.is_auto())
    return max(Px::from_int(1), Px::from_int((font.size() / 10).floor()));
  const Px thickness =
      decoration.thickness.resolve_or(font.size(), font.metrics().underline_thickness);
  return max(Px::from_int(1), Px::from_int(thickness.round()));
}

// The top of a line, from the baseline down. `is_below`: an underline keeps below the em box.
Px line_offset(const TextDecoration& decoration, uint8_t line, const Font& font, Px thickness,
               bool is_below) {
  const FontMetrics& metrics = font.metrics();
  if (line == kOverline) return -metrics.ascent - thickness;  // it grows away from the text
  if (line == kLineThrough) return -metrics.strikeout_position - thickness / 2;
  if (is_below) return metrics.descent + Px::from_int(1);
  if (decoration.underline_offset.is_size())
    return decoration.underline_offset.resolve(font.size());
  const Px exact = decoration.thickness.is_auto() ? font.size() / 10 : thickness;
  return max(Px::from_int(1), Px::from_int((exact / 2).ceil()));
}

// The waves of the whole line, where `rect` is its part.
Status add_wavy_piece(Painting& painting, const Fragment& fragment,
                      const TextDecoration& decoration, uint8_t line, const Rect& rect) {
  const Px thickness = rect.height;
  const float apart = thickness.to_float() + 1, down = line == kUnderline  ? apart
                                                       : line == kOverline ? -apart
                                                                           : 0;
  const float left = fragment.corner.x.to_float();
  Arena scratch(painting.context.scratch, PaintContext::kScratchBytes);
  PathBuilder path(scratch);
  WEFT_TRY(add_wave({left, rect.top.to_float() + down + 0.5f}, (rect.left + rect.width).to_float(),
                    thickness.to_float(), path));
  const Px reach = thickness * 4 + Px::from_int(4);
  const Rect seen = rect.inset({-reach, Px(), -reach, Px()});
  WEFT_TRY_ASSIGN(const Clip* const clip,
                  shape_clip(painting, {to_rect(snapped(seen)), {}, {}}, fragment.clip));
  Stroke stroke;
  stroke.width = thickness.to_float();
  return add_stroked_path(painting, path.path(), stroke,
                          painting.masks_with_text ? kBlack : decoration.color, clip,
                          dither_hint(fragment.box));
}

/// A decoration line, or its piece between two gaps.
Status add_piece(Painting& painting, const Fragment& fragment, const TextDecoration& decoration,
                 uint8_t line, const Rect& rect) {
  const Px thickness = rect.height;
  const Color color = painting.masks_with_text ? kBlack : decoration.color;
  BorderPaint* border = nullptr;
  using Style = TextDecoration::Style;
  if (decoration.style == Style::Wavy)
    return add_wavy_piece(painting, fragment, decoration, line, rect);
  const bool broken = decoration.style == Style::Dotted || decoration.style == Style::Dashed;
  if (!broken) {
    WEFT_TRY(add_fill(painting, {to_rect(snapped(rect)), {}, {}}, color, fragment.clip,
                      dither_hint(fragment.box)));
    if (decoration.style != Style::Double) return Status::Ok;
    const Px apart = thickness + Px::from_int(1);
    const Rect second = rect.moved({Px(), line == kOverline ? -apart : apart});
    return add_fill(painting, {to_rect(snapped(second)), {}, {}}, color, fragment.clip,
                    dither_hint(fragment.box));
  }
  border = painting.list.arena().make<BorderPaint>();
  if (!border) return Status::OutOfMemory;
  border->outer.rect = to_rect(snapped(rect));
  border->widths.top = thickness;
  border->colors[0] = color;
  border->strokes[0] =
      decoration.style == Style::Dotted ? BorderStroke::Dotted : BorderStroke::Dashed;
  DisplayItem item;
  item.kind = ItemKind::Border;
  item.bounds = snapped(border->outer.rect);
  item.border = border;
  return painting.list.add(item, fragment.clip);
}

/// A line under or over text keeps away from glyphs that it would cross, by its thickness.
Status add_line(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                const TextDecoration& decoration, uint8_t line, Px top, Px thickness) {
  const Rect rect{fragment.corner.x, Px::from_int(top.round()), fragment.line.width, thickness};
  const bool skips = line != kLineThrough && fragment.text_style().skip_ink != SkipInk::None;
  constexpr Px kFarthest = Px::from_int(13);
  const Px apart = min(thickness, kFarthest), upper = rect.top - fragment.baseline;
  Px from = rect.left;
  for (const Run& run : runs) {
    for (size_t i = 0; skips && !run.upright && i < run.glyphs.size(); ++i) {
      const GlyphPosition& glyph = run.glyphs[i];
      WEFT_TRY_ASSIGN(const InkSpan ink, ink_between(painting.context.fonts, *run.font, glyph.glyph,
                                                     upper, upper + rect.height));
      if (is_empty(ink)) continue;
      const Px end = glyph.x + ink.left - apart;
      if (end > from)
        WEFT_TRY(add_piece(painting, fragment, decoration, line,
                           {from, rect.top, end - from, rect.height}));
      from = max(from, glyph.x + ink.right + apart);
    }
  }
  const Px rest = rect.left + rect.width - from;
  return rest > Px()
             ? add_piece(painting, fragment, decoration, line, {from, rect.top, rest, rect.height})
             : Status::Ok;
}

// Decorations propagate from a box to the text in it, but not into what is out of the flow or an
// inline block (3.1).
const Box* decorating_parent(const Box& box) {
  if (box.kind == BoxKind::Marker) return nullptr;
  const Element* const own = own_element(box);
  if (own && own->is_html(Atom::Rt)) return nullptr;
  const Element* const element = box.node ? box.node->as_element() : nullptr;
  const bool is_text =
      box.kind == BoxKind::Text || (element && element->is_html(Atom::Img));  // alternative text
  const bool stops = box.kind != BoxKind::Inline && !is_text && !box.anonymous &&
                     (box.inline_level || box.floating || box.out_of_flow);
  return stops ? nullptr : box.parent;
}

// The baseline of a decorating box on the fragment's line, however the text in it is aligned.
Px baseline_of(const Box& box, const Fragment& fragment) {
  for (const LineFragment& other : fragment.line_box.fragments)
    if (other.box == &box && other.kind == LineFragment::Kind::InlineBox)
      return fragment.origin.y + other.baseline;
  return fragment.origin.y + fragment.line_box.baseline;
}

Status add_decorations_of(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                          const Box& box, const ComputedStyle& style, uint8_t lines) {
  TextDecoration decoration = style.rare->decoration;
  if (!(decoration.lines & lines)) return Status::Ok;
  if (decoration.current_color && !style.text->text_fill_current_color)
    decoration.color = style.text->text_fill_color;
  const auto font = painting.context.fonts.find(font_query(*style.text));
  if (font.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!font.ok()) return Status::Ok;
  const Px thickness = thickness_of(decoration, *font.value());
  const Px baseline = baseline_of(box, fragment);
  for (const uint8_t line : {kUnderline, kOverline, kLineThrough})
    if (decoration.lines & lines & line)
      WEFT_TRY(add_line(painting, fragment, runs, decoration, line,
                        baseline + line_offset(decoration, line, *font.value(), thickness,
                                               has_central_baseline(fragment.text_style())),
                        thickness));
  return Status::Ok;
}

// The inline boxes that `box` split and left: they decorate it, too.
Status add_decorations_of_split(Painting& painting, const Fragment& fragment,
                                std::span<const Run> runs, const Box& box, uint8_t lines) {
  if (!box.node || box.anonymous || box.pseudo != PseudoKind::None || !decorating_parent(box))
    return Status::Ok;
  const Box* outer = box.parent;
  while (outer && (outer->anonymous || !outer->node)) outer = outer->parent;
  for (const Node* node = box.node->parent; node && node->is_element(); node = node->parent) {
    const ComputedStyle* const style = node->as_element()->style;
    if ((outer && node == outer->node) || !style || style->box->display != Display::Inline) break;
    WEFT_TRY(add_decorations_of(painting, fragment, runs, box, *style, lines));
  }
  return Status::Ok;
}

Status add_decorations(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                       uint8_t lines) {
  const Box* box = fragment.box.parent;
  for (; box && box->kind == BoxKind::Inline; box = decorating_parent(*box))
    WEFT_TRY(add_decorations_of(painting, fragment, runs, *box,
                                style_on_line(*box, fragment.line.rank()), lines));
  // ::first-line lies between the container and what is in its lines.
  if (box && fragment.line.on_first_line)
    WEFT_TRY(add_decorations_of(painting, fragment, runs, *box,
                                style_on_line(*box, LineRank::First), lines));
  for (; box; box = decorating_parent(*box)) {
    if (box->anonymous) continue;
    WEFT_TRY(add_decorations_of(painting, fragment, runs, *box, *box->style, lines));
    WEFT_TRY(add_decorations_of_split(painting, fragment, runs, *box, lines));
  }
  return Status::Ok;
}

// Half of the blur of a shadow (CSS Backgrounds 3, 7.1.1), in device pixels: of a length in the
// space of the turn.
float deviation_on_device(const DisplayList& list, Px blur) {
  const float deviation = blur.to_float() / 2;
  if (!list.turn()) return deviation;
  return deviation * list.turn()->to_device.affine.mean_scale();
}

// Shadows of one colour and blur.
Status add_shadows(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                   std::span<const Shadow> shadows) {
  const auto offsets = painting.list.arena().make_array<GlyphOffset>(shadows.size());
  if (!offsets.data()) return Status::OutOfMemory;
  for (size_t i = 0; i < shadows.size(); ++i) {
    const Shadow& shadow = shadows[shadows.size() - 1 - i];
    const Point offset = distance_in_lines(fragment.mode, {shadow.x, shadow.y});
    offsets[i] = {offset.x, (fragment.baseline + offset.y).round() - fragment.baseline.round()};
  }
  FilteredGroup group;
  WEFT_TRY(begin_blurred_group(painting.list, deviation_on_device(painting.list, shadows[0].blur),
                               fragment.clip, group));
  Fragment caster = fragment;
  if (group.is_open()) caster.clip = nullptr;
  WEFT_TRY(add_runs(painting, caster, runs, shadows[0].color_in(fragment.text_style().color),
                    offsets, true));
  return group.end(painting.list);
}

// The first lies on top. Hard ones of one colour are painted as one.
Status paint_shadows(Painting& painting, const Fragment& fragment, std::span<const Run> runs) {
  const std::span<const Shadow> shadows = fragment.text_style().text_shadow;
  const Color text = fragment.text_style().color;
  for (size_t end = shadows.size(); end > 0;) {
    size_t begin = end - 1;
    const Shadow& last = shadows[begin];
    const auto is_like_last = [&](const Shadow& shadow) {
      return shadow.blur == Px() && shadow.color_in(text) == last.color_in(text);
    };
    while (last.blur == Px() && begin > 0 && is_like_last(shadows[begin - 1])) --begin;
    if (last.color_in(text).alpha)
      WEFT_TRY(add_shadows(painting, fragment, runs, shadows.subspan(begin, end - begin)));
    end = begin;
  }
  return Status::Ok;
}

Status paint_glyphs(Painting& painting, const Fragment& fragment, std::span<const Run> runs,
                    Color color) {
  const TextStyle& style = fragment.text_style();
  if (painting.masks_with_text) {
    WEFT_TRY(add_runs(painting, fragment, runs, kBlack, {}, true));
    return add_stroke(painting, fragment, runs);
  }
  WEFT_TRY(paint_shadows(painting, fragment, runs));
  if (style.paint_order.strokes_first()) WEFT_TRY(add_stroke(painting, fragment, runs));
  WEFT_TRY(add_runs(painting, fragment, runs, color, {}, false));
  return style.paint_order.strokes_first() ? Status::Ok : add_stroke(painting, fragment, runs);
}

Color text_color(const Fragment& fragment) {
  const TextStyle& style = fragment.text_style();
  return style.text_fill_current_color ? style.color : style.text_fill_color;
}

// Calls `paint` with the fragment in the axes of its line, which are turned where it runs down.
template <typename Paint>
Status in_line(Painting& painting, const Fragment& fragment, Paint paint) {
  if (!is_vertical(fragment.mode)) return paint(fragment);
  TurnedSpace space(painting.list, painting.context.fonts, painting.context.scratch);
  WEFT_TRY_ASSIGN(const bool is_seen, space.enter(fragment.to_page, fragment.clip));
  if (!is_seen) return Status::Ok;
  Fragment turned = fragment;
  turned.clip = nullptr;
  return paint(turned);
}

// A glyph that stands upright in a line that runs down, its em box around a place in the line:
// `from_middle` is where its pen is from there.
Status paint_upright(Painting& painting, const Fragment& fragment, const Run& run, Vector middle,
                     Px from_middle, Color color) {
  const auto position = painting.list.arena().make<GlyphPosition>(run.glyphs.front());
  if (!position) return Status::OutOfMemory;
  const Vector at = fragment.to_page.point(middle);
  const FontMetrics& metrics = run.font->metrics();
  const Px x = Px::from_double(static_cast<double>(at.x));
  position->x = x + from_middle;
  Fragment upright = fragment;
  upright.baseline =
      Px::from_double(static_cast<double>(at.y)) + (metrics.ascent - metrics.descent) / 2;
  upright.mode = WritingMode::HorizontalTb;
  const Run one{run.font, {position, 1}, x + run.font->size() / 2};
  return paint_glyphs(painting, upright, {&one, 1}, color);
}

Status paint_upright_runs(Painting& painting, const Fragment& fragment, std::span<const Run> runs) {
  const Px middle = fragment.corner.y + fragment.line.height / 2;
  for (const Run& run : runs) {
    if (!run.upright) continue;
    const Px along = run.left + run.font->metrics().upright_advance / 2;
    WEFT_TRY(paint_upright(painting, fragment, run, {along.to_float(), middle.to_float()},
                           run.glyphs.front().x - run.left, text_color(fragment)));
  }
  return Status::Ok;
}

// --- emphasis marks ------------------------------------------------------------------------------

struct Mark {
  const Font* font = nullptr;
  uint16_t glyph = 0;
  Px middle;    // of its ink, from the pen
  Px baseline;  // from that of the text
  bool upright = false;
};

// As in Chromium, of a font of half the size.
Result<Mark> mark_of(Painting& painting, const Fragment& fragment, const Font& font) {
  const TextStyle& style = fragment.text_style();
  const char32_t character = emphasis_character(style);
  char bytes[4];
  FontQuery query = font_query(style);
  query.size = query.size / 2;
  ArenaVector<ShapedGlyph> glyphs(painting.scratch);
  WEFT_TRY(painting.context.fonts.shape(query, {bytes, encode_utf8(character, bytes)}, {}, glyphs));
  Mark mark;
  if (glyphs.empty() || !glyphs[0].font) return mark;
  mark.font = glyphs[0].font;
  mark.glyph = glyphs[0].glyph;
  mark.upright = stands_upright(style, character);
  const FontMetrics& metrics = mark.font->metrics();
  const Px far = font.size() * 4;
  WEFT_TRY_ASSIGN(const InkSpan ink,
                  ink_between(painting.context.fonts, *mark.font, mark.glyph, -far, far));
  mark.middle = is_empty(ink) ? glyphs[0].advance / 2 : (ink.left + ink.right) / 2;
  mark.baseline = emphasis_is_below(style) ? font.metrics().descent + metrics.ascent
                                           : -font.metrics().ascent - metrics.descent;
  return mark;
}

// Each is over or under the middle of a character.
Status add_marks(Painting& painting, const Fragment& fragment,
                 const ArenaVector<ShapedGlyph>& glyphs, std::string_view text) {
  const TextStyle& style = fragment.text_style();
  WEFT_TRY_ASSIGN(const Font* const font, painting.context.fonts.find(font_query(style)));
  WEFT_TRY_ASSIGN(const Mark mark, mark_of(painting, fragment, *font));
  if (!mark.font) return Status::Ok;
  const auto positions = painting.list.arena().make_array<GlyphPosition>(glyphs.size());
  if (!positions.data()) return Status::OutOfMemory;
  const FontMetrics& metrics = mark.font->metrics();
  const Color color = painting.masks_with_text       ? kBlack
                      : style.emphasis_current_color ? text_color(fragment)
                                                     : style.emphasis_color;
  Fragment marks = fragment;
  marks.baseline = fragment.baseline + mark.baseline;
  const Px across = marks.baseline - (metrics.ascent - metrics.descent) / 2;
  size_t count = 0;
  Px pen = fragment.corner.x;
  for (size_t i = 0; i < glyphs.size(); ++i) {
    const ShapedGlyph& glyph = glyphs[i];
    const Px advance = glyph.advance + justification_after(fragment, glyphs, text, i);
    const Px middle = pen + (advance - style.letter_spacing) / 2;
    pen += advance;
    std::string_view rest = text.substr(glyph.cluster);
    if (glyph.advance == Px() || !takes_emphasis(next_code_point(rest))) continue;
    positions[count] = {mark.glyph, middle - mark.middle};
    const Run one{mark.font, positions.subspan(count, 1), middle};
    if (mark.upright)
      WEFT_TRY(paint_upright(painting, marks, one, {middle.to_float(), across.to_float()},
                             -mark.middle, color));
    else ++count;
  }
  if (!count) return Status::Ok;
  const Run run{mark.font, positions.first(count), pen};
  return in_line(painting, marks, [&](const Fragment& place) {
    return paint_glyphs(painting, place, {&run, 1}, color);
  });
}

// The glyphs that are painted along the line, with all that goes with them.
Status paint_along(Painting& painting, const Fragment& fragment, std::span<const Run> runs) {
  WEFT_TRY(add_decorations(painting, fragment, runs, kUnderline | kOverline));
  if (!runs.empty()) WEFT_TRY(paint_glyphs(painting, fragment, runs, text_color(fragment)));
  return add_decorations(painting, fragment, runs, kLineThrough);
}

Status paint_fragment(Painting& painting, const Fragment& fragment) {
  ArenaVector<ShapedGlyph> glyphs(painting.scratch);
  std::string_view text;
  WEFT_TRY(shape(painting, fragment, glyphs, &text));
  std::span<const Run> runs;
  if (!glyphs.empty()) {
    WEFT_TRY_ASSIGN(runs, make_runs(painting, fragment, glyphs, text));
  }
  WEFT_TRY(in_line(painting, fragment,
                   [&](const Fragment& place) { return paint_along(painting, place, runs); }));
  if (is_vertical(fragment.mode)) WEFT_TRY(paint_upright_runs(painting, fragment, runs));
  const bool is_marked = !runs.empty() && has_emphasis(fragment.text_style());
  return is_marked ? add_marks(painting, fragment, glyphs, text) : Status::Ok;
}

}  // namespace

Status paint_text_fragment(Painting& painting, const Box& container, const LineBox& line_box,
                           const LineFragment& line, Point origin, const Clip* clip) {
  const WritingMode mode = inner_mode(container);
  Matrix to_page;
  if (is_vertical(mode)) {
    to_page = Matrix::translation(origin.x.to_float(), origin.y.to_float()) *
              line_matrix(container, line_box);
    origin = {};
  }
  const Fragment fragment{line_box,
                          line,
                          *line.box,
                          origin,
                          {origin.x + line.left, origin.y + line.top},
                          origin.y + line.baseline,
                          clip,
                          mode,
                          to_page};
  const Status status = paint_fragment(painting, fragment);
  painting.scratch.clear();
  return status;
}

}  // namespace weft
