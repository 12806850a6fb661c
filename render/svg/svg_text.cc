// Text (SVG 2, 11): runs of characters that go on from each other, in chunks that are anchored.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/cascade/use_trees.h"
#include "render/css/style/font_query.h"
#include "render/paint/outline_paths.h"
#include "render/svg/drawing.h"
#include "render/svg/path_walk.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

constexpr size_t kMostBytes = 65536;  // of one text

/// The positions that an element gives its characters.
struct Positions {
  enum Kind : uint8_t { X, Y, Dx, Dy, Rotate, kCount };
  std::span<const float> lists[kCount];
  size_t start = 0;  // its first character
};

/// Characters that go on from each other in one style.
struct Piece {
  const Element* element = nullptr;
  size_t begin = 0, end = 0;  // bytes
  bool has_x = false, has_y = false;
  Vector at, shift;  // user units
  float degrees = 0;
  const Element* path = nullptr;  // the <textPath> around it
  // Once it is shaped:
  size_t first_glyph = 0, glyph_count = 0;
  float advance = 0;  // user units
};

bool preserves_space(const Element& element) {
  if (element.style->text->white_space_collapse != WhiteSpaceCollapse::Collapse) return true;
  for (const Node* node = &element; node; node = node->parent) {
    const Element* const around = node->as_element();
    if (!around) break;
    for (const Attribute* one = around->attributes; one; one = one->next)
      if (one->name_space == AttributeNamespace::Xml && one->value == "preserve") return true;
    for (const Attribute* one = around->attributes; one; one = one->next)
      if (one->name_space == AttributeNamespace::Xml && one->value == "default") return false;
  }
  return false;
}

class TextPainter {
 public:
  TextPainter(SvgDrawing& drawing, const SvgPlace& place)
      : drawing_(drawing),
        place_(place),
        arena_(drawing.scene.scratch, SvgDrawing::kScratchBytes),
        text_(arena_),
        pieces_(arena_),
        glyphs_(arena_),
        open_(arena_) {
    const float area = std::fabs(place.matrix.determinant());
    scale_ = std::sqrt(area);
  }

  /// Reads and places everything. False: there is nothing to be seen.
  Result<bool> layout(const Element& text) {
    if (!(scale_ > 1e-4f)) return false;
    WEFT_TRY(collect(text, 0));
    // White space at the end is none.
    if (!pieces_.empty() && !text_.empty() && text_.back() == ' ' &&
        !preserves_space(*pieces_.back().element) && pieces_.back().end > pieces_.back().begin) {
      --pieces_.back().end;
    }
    if (pieces_.empty()) return false;
    for (size_t i = 0; i < pieces_.size();) {
      size_t end = i + 1;
      while (end < pieces_.size() && pieces_[end].element == pieces_[i].element) ++end;
      WEFT_TRY(shape(pieces_.span().subspan(i, end - i)));
      i = end;
    }
    stretch(text);
    place_chunks();
    return true;
  }

  void add_box(const Matrix& matrix, Box2& box) const {
    for (const Piece& piece : pieces_) {
      const Matrix own = matrix * matrix_of(piece);
      const Vector extent = extent_of(piece);
      for (const float x : {0.f, piece.advance})
        for (const float y : {-extent.x, extent.y}) box.include(own.point({x, y}));
    }
  }

  Status paint() {
    Box2 box;
    add_box({}, box);
    for (const Piece& piece : pieces_) WEFT_TRY(paint(piece, box));
    return Status::Ok;
  }

 private:
  // --- characters --------------------------------------------------------------------------------

  Status collect(const Element& element, int depth) {
    if (depth > SvgDrawing::kMostDepth || !element.style ||
        element.style->box->display == Display::None)
      return Status::Ok;
    WEFT_TRY(open(element));
    for (const Node* node = element.first_child; node; node = node->next_sibling) {
      if (node->is_text()) WEFT_TRY(add_text(element, static_cast<const Text*>(node)->text));
      const Element* const child = node->as_element();
      const bool is_part =
          child && child->name_space == Namespace::Svg &&
          (child->name == Atom::Tspan || child->name == Atom::A || child->name == Atom::TextPath);
      if (!is_part) continue;
      const Element* const around = path_;
      if (child->name == Atom::TextPath) path_ = child;
      WEFT_TRY(collect(*child, depth + 1));
      path_ = around;
    }
    open_.pop();
    return Status::Ok;
  }

  Status open(const Element& element) {
    static constexpr Atom kAttributes[] = {Atom::X, Atom::Y, Atom::Dx, Atom::Dy, Atom::Rotate};
    static constexpr SvgAxis kAxes[] = {SvgAxis::X, SvgAxis::Y, SvgAxis::X, SvgAxis::Y,
                                        SvgAxis::Both};
    Positions positions;
    positions.start = characters_;
    for (size_t i = 0; i < Positions::kCount; ++i) {
      ArenaVector<float> list(arena_);
      std::string_view rest = attribute_text(element, kAttributes[i]);
      for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest))
        WEFT_TRY(list.push(place_.units.length(word, kAxes[i], 0)));
      positions.lists[i] = list.span();
    }
    return open_.push(positions);
  }

  static std::string_view take_word(std::string_view& rest) {
    const auto separates = [](char c) { return c == ',' || is_space(static_cast<uint8_t>(c)); };
    while (!rest.empty() && separates(rest.front())) rest.remove_prefix(1);
    size_t end = 0;
    while (end < rest.size() && !separates(rest[end])) ++end;
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
  }

  // The position of the current character that the innermost element with one gives it.
  bool position(Positions::Kind kind, float& value) const {
    for (size_t i = open_.size(); i-- > 0;) {
      const std::span<const float> list = open_[i].lists[kind];
      const size_t index = characters_ - open_[i].start;
      if (index < list.size()) {
        value = list[index];
        return true;
      }
      if (kind == Positions::Rotate && !list.empty()) {
        value = list.back();
        return true;
      }
    }
    return false;
  }

  Status add_text(const Element& element, std::string_view text) {
    const bool preserves = preserves_space(element);
    while (!text.empty() && text_.size() < kMostBytes) {
      const std::string_view before = text;
      const char32_t c = next_code_point(text);
      const bool is_white = c < 0x80 && is_space(static_cast<uint8_t>(c));
      if (is_white && !preserves && (text_.empty() || text_.back() == ' ')) continue;
      WEFT_TRY(start_character(element));
      if (is_white) WEFT_TRY(text_.push(' '));
      else
        WEFT_TRY(text_.append(std::span<const char>(before.data(), before.size() - text.size())));
      pieces_.back().end = text_.size();
      ++characters_;
    }
    return Status::Ok;
  }

  Status start_character(const Element& element) {
    Piece piece;
    piece.element = &element;
    piece.path = path_;
    piece.begin = piece.end = text_.size();
    piece.has_x = position(Positions::X, piece.at.x);
    piece.has_y = position(Positions::Y, piece.at.y);
    const bool is_moved_across = position(Positions::Dx, piece.shift.x);
    const bool is_moved = position(Positions::Dy, piece.shift.y) || is_moved_across;
    const bool is_turned = position(Positions::Rotate, piece.degrees) && piece.degrees != 0;
    const bool goes_on = !pieces_.empty() && pieces_.back().element == &element && !piece.has_x &&
                         !piece.has_y && !is_moved && !is_turned && pieces_.back().degrees == 0;
    return goes_on ? Status::Ok : pieces_.push(piece);
  }

  // --- places ------------------------------------------------------------------------------------

  // Pieces of one element are shaped together, for the kerning between them.
  Status shape(std::span<Piece> pieces) {
    TextStyle style = *pieces.front().element->style->text;
    const double factor = static_cast<double>(scale_ / place_.units.device);
    style.font_size = Px::from_double(style.font_size.to_double() * factor);
    style.letter_spacing = Px::from_double(style.letter_spacing.to_double() * factor);
    style.word_spacing = Px::from_double(style.word_spacing.to_double() * factor);
    size_t next = glyphs_.size();
    const size_t begin = pieces.front().begin;
    if (style.font_size > Px()) {
      const std::string_view text(text_.begin() + begin, pieces.back().end - begin);
      const Status status =
          drawing_.scene.fonts.shape(font_query(style), text, shape_options(style), glyphs_);
      if (status != Status::Ok && status != Status::NotFound) return status;
    }
    for (Piece& piece : pieces) {
      piece.first_glyph = next;
      while (next < glyphs_.size() && begin + glyphs_[next].cluster < piece.end) {
        piece.advance += user(glyphs_[next].advance);
        ++next;
      }
      piece.glyph_count = next - piece.first_glyph;
    }
    return Status::Ok;
  }

  float user(Px device) const { return static_cast<float>(device.to_double()) / scale_; }
  std::span<ShapedGlyph> glyphs_of(const Piece& piece) {
    return glyphs_.span().subspan(piece.first_glyph, piece.glyph_count);
  }
  std::span<const ShapedGlyph> glyphs_of(const Piece& piece) const {
    return glyphs_.span().subspan(piece.first_glyph, piece.glyph_count);
  }

  // textLength: what is missing goes behind each glyph.
  void stretch(const Element& text) {
    const float wanted = length_of(text, Atom::TextLength, place_.units, SvgAxis::X, -1);
    if (wanted < 0 || glyphs_.size() < 2) return;
    float length = 0;
    for (const Piece& piece : pieces_) length += piece.advance;
    const float more = (wanted - length) / static_cast<float>(glyphs_.size() - 1);
    const Px each = Px::from_double(static_cast<double>(more * scale_));
    for (Piece& piece : pieces_)
      for (ShapedGlyph& glyph : glyphs_of(piece)) {
        if (&glyph == &glyphs_.back()) continue;
        glyph.advance += each;
        piece.advance += more;
      }
  }

  void place_chunks() {
    Vector pen;
    for (size_t i = 0; i < pieces_.size();) {
      size_t end = i + 1;
      while (end < pieces_.size() && pieces_[end].path == pieces_[i].path &&
             (pieces_[i].path || (!pieces_[end].has_x && !pieces_[end].has_y)))
        ++end;
      float length = 0;
      for (size_t k = i; k < end; ++k)
        length += pieces_[k].advance + (k > i ? pieces_[k].shift.x : 0);
      if (pieces_[i].has_x) pen.x = pieces_[i].at.x;
      if (pieces_[i].has_y) pen.y = pieces_[i].at.y;
      if (pieces_[i].path) pen = {0, 0};
      const TextStyle& style = *pieces_[i].element->style->text;
      const bool is_rtl = style.direction == Direction::Rtl;
      const TextAnchor anchor = pieces_[i].element->style->svg->text_anchor;
      const float share = anchor == TextAnchor::Middle            ? 0.5f
                          : (anchor == TextAnchor::End) != is_rtl ? 1
                                                                  : 0;
      pen.x -= length * share;
      for (; i < end; ++i) {
        pen = pen + pieces_[i].shift;
        pieces_[i].at = pen;
        pen.x += pieces_[i].advance;
      }
    }
  }

  // Ascent and descent.
  Vector extent_of(const Piece& piece) const {
    const auto glyphs = glyphs_of(piece);
    if (glyphs.empty()) return {};
    const FontMetrics& metrics = glyphs.front().font->metrics();
    return {user(metrics.ascent), user(metrics.descent)};
  }

  // The distance of the baseline from the one that dominates.
  float baseline_of(const Piece& piece) const {
    const auto glyphs = glyphs_of(piece);
    if (glyphs.empty()) return 0;
    const FontMetrics& metrics = glyphs.front().font->metrics();
    const float ascent = user(metrics.ascent), descent = user(metrics.descent);
    const SvgStyle& style = *piece.element->style->svg;
    const bool is_aligned = style.own.alignment_baseline != DominantBaseline::Auto;
    switch (is_aligned ? style.own.alignment_baseline : style.dominant_baseline) {
      case DominantBaseline::Auto:
      case DominantBaseline::Alphabetic: return 0;
      case DominantBaseline::Middle: return user(metrics.x_height) / 2;
      case DominantBaseline::Central: return (ascent - descent) / 2;
      case DominantBaseline::Hanging: return ascent * 0.8f;
      case DominantBaseline::Mathematical: return ascent / 2;
      case DominantBaseline::TextTop: return ascent;
      case DominantBaseline::Ideographic:
      case DominantBaseline::TextBottom: return -descent;
    }
    return 0;
  }

  // How far baseline-shift lifts a piece: all shifts around it together.
  float lift_of(const Piece& piece) const {
    const auto glyphs = glyphs_of(piece);
    if (glyphs.empty()) return 0;
    const FontMetrics& metrics = glyphs.front().font->metrics();
    float lift = 0;
    for (const Node* node = piece.element; node; node = node->parent) {
      const Element* const element = node->as_element();
      if (!element || !element->style || element->name == Atom::Text) break;
      const SvgStyle::Own& own = element->style->svg->own;
      const float size =
          static_cast<float>(element->style->text->font_size.to_double()) / place_.units.device;
      // The height of the font, in the size of the element that is shifted.
      const float height = (user(metrics.ascent) + user(metrics.descent)) * size /
                           std::max(user(glyphs.front().font->size()), 1e-6f);
      if (own.baseline_shift == BaselineShift::Super) lift += height / 2;
      else if (own.baseline_shift == BaselineShift::Sub) lift -= height / 2;
      else if (own.baseline_shift_length.kind == SvgLength::Kind::Percent)
        lift += own.baseline_shift_length.value / 100 * size;
      else lift += place_.units.length(own.baseline_shift_length, SvgAxis::Y, 0);
    }
    return lift;
  }

  // From the units of the piece, its pen at the origin, to user units.
  Matrix matrix_of(const Piece& piece) const {
    constexpr float kRadian = 3.14159265f / 180;
    const Matrix at =
        Matrix::translation(piece.at.x, piece.at.y + baseline_of(piece) - lift_of(piece));
    return piece.degrees == 0 ? at : at * Matrix::rotation(piece.degrees * kRadian);
  }

  // --- ink ---------------------------------------------------------------------------------------

  Status paint(const Piece& piece, const Box2& box) {
    const ComputedStyle& style = *piece.element->style;
    if (style.text->visibility != Visibility::Visible || piece.glyph_count == 0) return Status::Ok;
    if (piece.path) return paint_on_path(piece, style, box);
    SvgPlace place = place_;
    const Matrix own = matrix_of(piece);
    place.matrix = place_.matrix * own;
    WEFT_TRY(paint_lines(piece, place));
    const SvgPaint& fill = style.svg->fill;
    const bool is_plain = is_upright(place.matrix) && fill.server.empty() &&
                          style.svg->stroke.kind == SvgPaint::Kind::None &&
                          style.svg->stroke.server.empty();
    if (is_plain) return paint_glyphs(piece, place);
    // The outlines are in the units of the text, which gradients are in, too.
    return paint_outlines(piece, own, style, box);
  }

  bool is_upright(const Matrix& matrix) const {
    const float slack = scale_ * 1e-3f;
    return std::fabs(matrix.b) < slack && std::fabs(matrix.c) < slack && matrix.a > 0 &&
           std::fabs(matrix.a - matrix.d) < slack;
  }

  Status paint_glyphs(const Piece& piece, const SvgPlace& place) {
    const ComputedStyle& style = *piece.element->style;
    const PaintedArea area{place.matrix, {}, place.units};
    WEFT_TRY_ASSIGN(
        const ResolvedPaint paint,
        resolve_paint(drawing_, style.svg->fill, style.svg->fill_opacity, style, area, place));
    if (paint.is_none) return Status::Ok;
    const auto glyphs = glyphs_of(piece);
    const auto positions = drawing_.arena().make_array<GlyphPosition>(glyphs.size());
    if (!positions.data()) return Status::OutOfMemory;
    Px pen = Px::from_double(static_cast<double>(place.matrix.e));
    size_t start = 0;
    for (size_t i = 0; i < glyphs.size(); ++i) {
      positions[i] = {glyphs[i].glyph, pen + glyphs[i].offset_x};
      pen += glyphs[i].advance;
      if (i + 1 < glyphs.size() && glyphs[i + 1].font == glyphs[i].font) continue;
      WEFT_TRY(
          add_run(*glyphs[i].font, positions.subspan(start, i + 1 - start), paint.color, place));
      start = i + 1;
    }
    return Status::Ok;
  }

  Status add_run(const Font& font, std::span<const GlyphPosition> glyphs, Color color,
                 const SvgPlace& place) {
    const FontMetrics& metrics = font.metrics();
    const int32_t baseline = Px::from_double(static_cast<double>(place.matrix.f)).round();
    const Px reach = font.size();  // ink may leave the advance box by so much
    DisplayItem item;
    item.kind = ItemKind::Glyphs;
    item.bounds = {
        (glyphs.front().x - reach).floor(), baseline - (metrics.ascent + reach / 4).ceil(),
        (glyphs.back().x + reach * 2).ceil(), baseline + (metrics.descent + reach / 4).ceil()};
    item.glyphs = drawing_.arena().make<GlyphRun>(&font, color, baseline, glyphs, Px(), false);
    return item.glyphs ? drawing_.list.add(item, place.clip) : Status::OutOfMemory;
  }

  Status paint_outlines(const Piece& piece, const Matrix& own, const ComputedStyle& style,
                        const Box2& box) {
    PathBuilder builder(drawing_.scratch);
    Matrix pen = own * Matrix::scaling(1 / scale_, 1 / scale_);
    for (const ShapedGlyph& glyph : glyphs_of(piece)) {
      WEFT_TRY(add_glyph(glyph, pen, builder));
      pen = pen * Matrix::translation(static_cast<float>(glyph.advance.to_double()), 0);
    }
    WEFT_TRY(paint_outline(drawing_, builder.path(), style, place_, 255, &box));
    drawing_.scratch.clear();
    return Status::Ok;
  }

  // The middle of each glyph stands on the path (11.8.3).
  Status paint_on_path(const Piece& piece, const ComputedStyle& style, const Box2& box) {
    const std::string_view* const reference = reference_of(*piece.path);
    const Element* const target =
        reference ? find_referenced(drawing_.scene.document, *reference) : nullptr;
    if (!target || !is_shape(*target) || !target->style) return Status::Ok;
    PathBuilder shape(arena_);
    WEFT_TRY(add_shape(*target, place_.units, shape));
    PathWalk walk(arena_);
    WEFT_TRY(walk.add(shape.path(), transform_of(*target, place_.units)));
    SvgUnits along = place_.units;
    along.viewport.x = walk.length();
    const float start = length_of(*piece.path, Atom::StartOffset, along, SvgAxis::X, 0);
    const float off = piece.at.y + baseline_of(piece) - lift_of(piece);
    float pen = start + piece.at.x;
    PathBuilder builder(drawing_.scratch);
    for (const ShapedGlyph& glyph : glyphs_of(piece)) {
      const float advance = user(glyph.advance);
      Vector at, way;
      const bool is_on = walk.at(pen + advance / 2, at, way);
      pen += advance;
      if (!is_on) continue;
      const Matrix matrix = Matrix{way.x, way.y, -way.y, way.x, at.x, at.y} *
                            Matrix::translation(-advance / 2, off) *
                            Matrix::scaling(1 / scale_, 1 / scale_);
      WEFT_TRY(add_glyph(glyph, matrix, builder));
    }
    WEFT_TRY(paint_outline(drawing_, builder.path(), style, place_, 255, &box));
    drawing_.scratch.clear();
    return Status::Ok;
  }

  Status add_glyph(const ShapedGlyph& glyph, const Matrix& pen, PathBuilder& builder) {
    const Vector offset{static_cast<float>(glyph.offset_x.to_double()),
                        -static_cast<float>(glyph.offset_y.to_double())};
    return add_glyph_outline(drawing_.scene.fonts, *glyph.font, glyph.glyph,
                             pen * Matrix::translation(offset.x, offset.y), builder);
  }

  // Underline, overline and line through, as part of the fill.
  Status paint_lines(const Piece& piece, const SvgPlace& place) {
    uint8_t lines = 0;
    for (const Node* node = piece.element; node; node = node->parent) {
      const Element* const element = node->as_element();
      if (!element || !element->style) break;
      lines |= element->style->rare->decoration.lines;
      if (element->name == Atom::Text) break;
    }
    if (!lines) return Status::Ok;
    const Font& font = *glyphs_of(piece).front().font;
    const FontMetrics& metrics = font.metrics();
    const float thickness = user(font.size()) / 10;
    const float tops[] = {thickness / 2, -user(metrics.ascent),
                          -user(metrics.strikeout_position) - thickness / 2};
    PathBuilder builder(drawing_.scratch);
    for (size_t i = 0; i < 3; ++i) {
      if (!(lines >> i & 1)) continue;
      WEFT_TRY(builder.move_to({0, tops[i]}));
      WEFT_TRY(builder.line_to({piece.advance, tops[i]}));
      WEFT_TRY(builder.line_to({piece.advance, tops[i] + thickness}));
      WEFT_TRY(builder.line_to({0, tops[i] + thickness}));
      WEFT_TRY(builder.close());
    }
    WEFT_TRY(paint_outline(drawing_, builder.path(), *piece.element->style, place));
    drawing_.scratch.clear();
    return Status::Ok;
  }

  SvgDrawing& drawing_;
  const SvgPlace& place_;
  Arena arena_;
  ArenaVector<char> text_;
  ArenaVector<Piece> pieces_;
  ArenaVector<ShapedGlyph> glyphs_;  // as large as they are on the device
  ArenaVector<Positions> open_;
  size_t characters_ = 0;
  const Element* path_ = nullptr;
  float scale_ = 1;  // device px of a user unit
};

}  // namespace

Status paint_text(SvgDrawing& drawing, const Element& text, const SvgPlace& place) {
  TextPainter painter(drawing, place);
  WEFT_TRY_ASSIGN(const bool is_seen, painter.layout(text));
  return is_seen ? painter.paint() : Status::Ok;
}

Status add_text_box(SvgDrawing& drawing, const Element& text, const Matrix& matrix,
                    const SvgUnits& units, Box2& box) {
  SvgPlace place;
  place.units = units;
  place.matrix = Matrix::scaling(units.device, units.device);
  TextPainter painter(drawing, place);
  WEFT_TRY_ASSIGN(const bool is_seen, painter.layout(text));
  if (is_seen) painter.add_box(matrix, box);
  return Status::Ok;
}

}  // namespace weft
