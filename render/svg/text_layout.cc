#include "render/svg/text_layout.h"

#include <algorithm>

#include "fonts/joining.h"
#include "render/base/ascii.h"
#include "render/base/upright_characters.h"
#include "render/base/utf8.h"
#include "render/css/cascade/use_trees.h"
#include "render/css/style/font_query.h"
#include "render/svg/path_data.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;
constexpr uint32_t kVerticalForms = 0x76657274;  // 'vert'

// The writing mode is that of the <text>.
bool is_written_vertically(const Element& text) {
  return text.style->text->writing_mode != WritingMode::HorizontalTb;
}

TextOrientation orientation_of(const TextStyle& style) {
  const bool is_sideways = style.writing_mode == WritingMode::SidewaysRl ||
                           style.writing_mode == WritingMode::SidewaysLr;
  return is_sideways ? TextOrientation::Sideways : style.text_orientation;
}

// Whether fonts have a form of `c` for lines that run down, without which it would be turned (UAX
// #50, "Tr"), roughly.
bool has_vertical_form(char32_t c) {
  return (c >= 0x3008 && c <= 0x30FF) || (c >= 0xFE59 && c <= 0xFE5E) ||
         (c >= 0xFF08 && c <= 0xFF60) || c == 0xFFE3;
}

float share_before(const TextPiece& piece) {
  const TextAnchor anchor = piece.element->style->svg->text_anchor;
  if (anchor == TextAnchor::Middle) return 0.5f;
  const bool is_rtl = piece.element->style->text->direction == Direction::Rtl;
  return (anchor == TextAnchor::End) != is_rtl ? 1 : 0;
}

// Whether `next` stands behind `piece` in the same font, so that both are shaped together.
bool goes_on(const TextPiece& piece, const TextPiece& next) {
  if (next.has_x || next.has_y || next.path != piece.path) return false;
  if (next.right_to_left != piece.right_to_left) return false;
  if (piece.right_to_left ? next.end != piece.begin : next.begin != piece.end) return false;
  const TextStyle &one = *piece.element->style->text, &other = *next.element->style->text;
  if (&one == &other) return true;
  TextStyle recolored = other;
  recolored.color = one.color;
  return recolored == one;
}

}  // namespace

TextLayout::TextLayout(SvgDrawing& drawing, const SvgPlace& place)
    : drawing_(drawing),
      place_(place),
      arena_(drawing.scene.scratch, SvgDrawing::kScratchBytes),
      text_(arena_, place.units),
      glyphs_(arena_),
      scale_(place.matrix.mean_scale()) {}

Result<bool> TextLayout::run(const Element& text) {
  if (!(scale_ > 1e-4f)) return false;
  is_vertical_ = is_written_vertically(text);
  orientation_ = orientation_of(*text.style->text);
  WEFT_TRY(text_.read(text));
  const std::span<TextPiece> pieces = text_.pieces();
  if (pieces.empty()) return false;
  for (size_t i = 0; i < pieces.size();) {
    size_t end = i + 1;
    while (end < pieces.size() && !begins_chunk(pieces[end], pieces[i])) ++end;
    WEFT_TRY(shape_chunk(pieces.subspan(i, end - i)));
    i = end;
  }
  for (const TextStretch& one : text_.stretches()) stretch(one);
  WEFT_TRY(place_chunks());
  return true;
}

void TextLayout::add_box(const Matrix& matrix, Box2& box) const {
  for (const TextPiece& piece : pieces()) {
    const FontMetrics* const metrics = metrics_of(piece);
    if (!metrics) continue;
    const Matrix own = matrix * matrix_of(piece);
    for (const float x : {0.f, piece.advance})
      for (const float y : {-user(metrics->ascent), user(metrics->descent)})
        box.include(own.point({x, y}));
  }
}

// --- glyphs --------------------------------------------------------------------------------------

// Pieces that go on from each other are shaped together, for the kerning between them. Letters join
// those of the same chunk.
Status TextLayout::shape_chunk(std::span<TextPiece> pieces) {
  size_t first = SIZE_MAX, last = 0;
  for (const TextPiece& piece : pieces) {
    first = std::min(first, piece.begin);
    last = std::max(last, piece.end);
  }
  for (size_t i = 0; i < pieces.size();) {
    size_t end = i + 1;
    while (end < pieces.size() && goes_on(pieces[end - 1], pieces[end])) ++end;
    WEFT_TRY(shape(pieces.subspan(i, end - i), first, last));
    i = end;
  }
  return Status::Ok;
}

Status TextLayout::shape(std::span<TextPiece> pieces, size_t chunk_begin, size_t chunk_end) {
  TextStyle style = *pieces.front().element->style->text;
  const double factor = static_cast<double>(scale_ / place_.units.device);
  style.set_font_size(static_cast<double>(style.exact_font_size) * factor);
  style.letter_spacing = Px::from_double(style.letter_spacing.to_double() * factor);
  style.word_spacing = Px::from_double(style.word_spacing.to_double() * factor);
  size_t next = glyphs_.size();
  const size_t begin = std::min(pieces.front().begin, pieces.back().begin),
               end = std::max(pieces.front().end, pieces.back().end);
  if (style.font_size > Px()) {
    const std::string_view text = text_.text().substr(begin, end - begin);
    ShapeOptions options = shape_options(style);
    options.right_to_left = pieces.front().right_to_left;
    options.before = last_letter(text_.text().substr(chunk_begin, begin - chunk_begin));
    options.after = first_letter(text_.text().substr(end, chunk_end - end));
    ArenaVector<FontFeature> features(arena_);
    if (is_vertical_) {
      WEFT_TRY(features.append(options.features));
      WEFT_TRY(features.push({kVerticalForms}));
      options.features = features.span();
    }
    const Status status = drawing_.scene.fonts.shape(font_query(style), text, options, glyphs_);
    if (status != Status::Ok && status != Status::NotFound) return status;
  }
  for (size_t i = next; i < glyphs_.size(); ++i) {
    glyphs_[i].cluster += static_cast<uint32_t>(begin);
    if (is_vertical_ && stands_upright(glyphs_[i])) set_upright(glyphs_[i], style);
  }
  for (TextPiece& piece : pieces) {
    piece.first_glyph = next;
    while (next < glyphs_.size() && glyphs_[next].cluster >= piece.begin &&
           glyphs_[next].cluster < piece.end)
      piece.advance += user(glyphs_[next++].advance);
    piece.glyph_count = next - piece.first_glyph;
  }
  return Status::Ok;
}

bool TextLayout::stands_upright(const ShapedGlyph& glyph) const {
  if (orientation_ != TextOrientation::Mixed) return orientation_ == TextOrientation::Upright;
  std::string_view rest = text_.text().substr(glyph.cluster);
  const char32_t c = next_code_point(rest);
  return is_upright_character(c) || has_vertical_form(c);
}

// The middle of the glyph stands on the line, and it advances by its height.
void TextLayout::set_upright(ShapedGlyph& glyph, const TextStyle& style) const {
  const bool is_space = text_.text()[glyph.cluster] == ' ';
  const Px spacing = style.letter_spacing + (is_space ? style.word_spacing : Px());
  glyph.offset_x -= (glyph.advance - spacing) / 2;
  glyph.advance = glyph.font->metrics().upright_advance + spacing;
}

// What is missing goes behind each glyph but the last, or into the glyphs (11.5, step 5). As in
// Chromium, what follows a part stands as far behind it.
void TextLayout::stretch(const TextStretch& stretch) {
  const std::span<TextPiece> pieces =
      text_.pieces().subspan(stretch.begin, stretch.end - stretch.begin);
  float length = 0;
  size_t count = 0;
  for (const TextPiece& piece : pieces) {
    length += piece.advance;
    count += piece.glyph_count;
  }
  if (stretch.has_glyphs) {
    const float factor = length > 0 ? stretch.length / length : 1;
    for (TextPiece& piece : pieces) {
      piece.stretch *= factor;
      piece.advance *= factor;
    }
    return;
  }
  if (count < 2) return;
  const float more = (stretch.length - length) / static_cast<float>(count - 1);
  const Px each = Px::from_double(static_cast<double>(more * scale_));
  for (TextPiece& piece : pieces)
    for (size_t i = 0; i < piece.glyph_count && count > 1; ++i, --count) {
      glyphs_[piece.first_glyph + i].advance += each;
      piece.advance += more;
    }
  if (stretch.is_part) pieces.back().advance += more;
}

// --- places --------------------------------------------------------------------------------------

Status TextLayout::place_chunks() {
  const std::span<TextPiece> pieces = text_.pieces();
  Vector pen, moved;  // moved: by all dx and dy so far
  const Element* path_before = nullptr;
  for (size_t i = 0; i < pieces.size();) {
    TextPiece& first = pieces[i];
    size_t end = i + 1;
    while (end < pieces.size() && !begins_chunk(pieces[end], first)) ++end;
    float length = 0;
    for (size_t k = i; k < end; ++k)
      length += pieces[k].advance + (k > i ? along(pieces[k].shift) : 0);
    if (first.path) {
      WEFT_TRY(follow(*first.path));
      const bool is_moved = is_vertical_ ? first.has_y : first.has_x;
      across(pen) = across(moved);
      along(pen) = is_moved ? along(first.at) : 0;
    } else {
      // What follows a path begins at its end.
      Vector direction;
      if (path_before && walk_) walk_->at(walk_->length(), pen, direction);
      if (first.has_x) pen.x = first.at.x;
      if (first.has_y) pen.y = first.at.y;
    }
    path_before = first.path;
    along(pen) -= length * share_before(first);
    for (; i < end; ++i) {
      pen = pen + pieces[i].shift;
      moved = moved + pieces[i].shift;
      pieces[i].at = pen;
      along(pen) += pieces[i].advance;
    }
  }
  return Status::Ok;
}

// Takes the path of a <textPath>: its own, else that of the <path> that it refers to.
Status TextLayout::follow(const Element& text_path) {
  if (followed_ == &text_path) return Status::Ok;
  followed_ = &text_path;
  walk_.emplace(arena_);
  start_offset_ = 0;
  PathBuilder shape(arena_);
  Matrix matrix;
  float unit = 1;
  if (const std::string_view* const data = text_path.attribute(Atom::Path)) {
    WEFT_TRY(add_path_data(*data, shape));
  } else {
    const std::string_view* const reference = reference_of(text_path);
    const Element* const target =
        reference ? find_referenced(drawing_.document(place_), *reference) : nullptr;
    if (!target || target->name != Atom::Path || !is_shape(*target) || !target->style)
      return Status::Ok;
    WEFT_TRY(add_shape(*target, place_.units, shape));
    matrix = transform_of(*target, place_.units);
    unit = length_of(*target, Atom::PathLength, place_.units, SvgAxis::X, 0);
  }
  WEFT_TRY(walk_->add(shape.path(), matrix));
  SvgUnits along_path = place_.units;
  along_path.viewport.x = walk_->length();
  const std::string_view offset = attribute_text(text_path, Atom::StartOffset);
  start_offset_ = along_path.length(offset, SvgAxis::X, 0);
  if (unit > 0 && unit != 1 && !trimmed(offset).ends_with('%'))
    start_offset_ *= walk_->length() / unit;
  return Status::Ok;
}

// False: it is beyond its path.
bool TextLayout::place_glyph(const TextPiece& piece, const ShapedGlyph& glyph, float pen,
                             Matrix& matrix) {
  const float advance = user(glyph.advance) * piece.stretch;
  const bool is_upright = is_vertical_ && stands_upright(glyph);
  if (piece.path) {
    // The middle of each glyph stands on the path (11.8.3).
    Vector point = piece.at, way;
    const float middle = start_offset_ + along(point) + pen + advance / 2;
    const float away = is_vertical_ ? -point.x : point.y;
    if (!walk_->at(middle, point, way)) return false;
    matrix = Matrix{way.x, way.y, -way.y, way.x, point.x, point.y} *
             Matrix::rotation(piece.degrees * kRadian) *
             Matrix::translation(-advance / 2, away + baseline_of(piece) - lift_of(piece));
  } else {
    matrix = matrix_of(piece) * Matrix::translation(pen, 0);
  }
  if (is_upright) {
    // Turned back into the line that runs down.
    const FontMetrics& metrics = glyph.font->metrics();
    const float half = user(metrics.upright_advance) / 2,
                middle = (user(metrics.ascent) - user(metrics.descent)) / 2;
    matrix = matrix * Matrix::translation(0, -baseline_of(piece)) *
             Matrix::rotation(-90 * kRadian) * Matrix::translation(0, half + middle);
  }
  if (piece.stretch != 1)
    matrix = matrix *
             (is_upright ? Matrix::scaling(1, piece.stretch) : Matrix::scaling(piece.stretch, 1));
  return true;
}

Matrix TextLayout::matrix_of(const TextPiece& piece) const {
  Matrix matrix = Matrix::translation(piece.at.x, piece.at.y);
  if (is_vertical_) matrix = matrix * Matrix::rotation(90 * kRadian);
  matrix = matrix * Matrix::translation(0, baseline_of(piece) - lift_of(piece));
  return piece.degrees == 0 ? matrix : matrix * Matrix::rotation(piece.degrees * kRadian);
}

const FontMetrics* TextLayout::metrics_of(const TextPiece& piece) const {
  const auto glyphs = glyphs_of(piece);
  return glyphs.empty() ? nullptr : &glyphs.front().font->metrics();
}

// The distance of the baseline from the one that dominates.
float TextLayout::baseline_of(const TextPiece& piece) const {
  const FontMetrics* const metrics = metrics_of(piece);
  if (!metrics) return 0;
  const float ascent = user(metrics->ascent), descent = user(metrics->descent);
  const SvgStyle& style = *piece.element->style->svg;
  const bool is_aligned = style.own.alignment_baseline != DominantBaseline::Auto;
  switch (is_aligned ? style.own.alignment_baseline : style.dominant_baseline) {
    case DominantBaseline::Auto:
      return is_vertical_ && orientation_ != TextOrientation::Sideways ? (ascent - descent) / 2 : 0;
    case DominantBaseline::Alphabetic: return 0;
    case DominantBaseline::Middle: return user(metrics->x_height) / 2;
    case DominantBaseline::Central: return (ascent - descent) / 2;
    case DominantBaseline::Hanging: return ascent * 0.8f;
    case DominantBaseline::Mathematical: return ascent / 2;
    case DominantBaseline::TextTop: return ascent;
    case DominantBaseline::Ideographic:
    case DominantBaseline::TextBottom: return -descent;
  }
  return 0;
}

// How far baseline-shift lifts a piece: all shifts of the text and in it together.
float TextLayout::lift_of(const TextPiece& piece) const {
  const FontMetrics* const metrics = metrics_of(piece);
  if (!metrics) return 0;
  const float font_size = std::max(user(glyphs_of(piece).front().font->size()), 1e-6f);
  float lift = 0;
  for (const Node* node = piece.element; node; node = node->parent) {
    const Element* const element = node->as_element();
    if (!element || !element->style) break;
    const SvgStyle::Own& own = element->style->svg->own;
    const float size = element->style->text->exact_font_size / place_.units.device;
    // The height of the font, in the size of the element that is shifted.
    const float height = (user(metrics->ascent) + user(metrics->descent)) * size / font_size;
    if (own.baseline_shift == BaselineShift::Super) lift += height / 2;
    else if (own.baseline_shift == BaselineShift::Sub) lift -= height / 2;
    else if (own.baseline_shift_length.kind == SvgLength::Kind::Percent)
      lift += own.baseline_shift_length.value / 100 * size +
              own.baseline_shift_length.more / place_.units.device;
    else lift += place_.units.length(own.baseline_shift_length, SvgAxis::Y, 0);
    if (element->name == Atom::Text) break;
  }
  return lift;
}

}  // namespace weft
