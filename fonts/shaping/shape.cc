#include "fonts/shaping/shape.h"

#include <algorithm>

#include "fonts/sfnt/family_name.h"
#include "fonts/shaping/characters.h"
#include "render/base/utf8.h"

namespace weft {
namespace {

// Advances are summed in 1/1024 of 1/64 px, so that rounding each to 1/64 px does not add up.
constexpr int kFractionBits = 10;

const SizedFont& sized(const ShapedGlyph& glyph) {
  return static_cast<const SizedFont&>(*glyph.font);
}

int64_t exact(const SizedFont& font, int64_t units) {
  return units * font.size().raw() * (int64_t{1} << kFractionBits) / font.units_per_em();
}

}  // namespace

Status Shaper::run() {
  WEFT_TRY_ASSIGN(primary_, fonts_.primary(query_));
  if (options_.small_caps) {
    WEFT_TRY_ASSIGN(small_, fonts_.resized(*primary_, query_.size * 7 / 10));
  }
  Status status = map_characters();
  if (status == Status::Ok && options_.ligatures && options_.letter_spacing == Px())
    form_ligatures();
  if (status == Status::Ok) status = place();
  if (status != Status::Ok) glyphs_.truncate(first_);
  return status;
}

Status Shaper::map_characters() {
  std::string_view rest = text_;
  while (!rest.empty()) {
    const auto offset = static_cast<uint32_t>(text_.size() - rest.size());
    const char32_t character = next_code_point(rest);
    if (!is_invisible(character)) WEFT_TRY(map_character(character, offset));
  }
  return Status::Ok;
}

Status Shaper::map_character(char32_t character, uint32_t offset) {
  const char32_t capital = small_ ? upper_case(character) : character;
  uint16_t glyph = 0;
  WEFT_TRY_ASSIGN(const SizedFont* font, font_for(capital, glyph));
  if (capital != character && font == primary_) font = small_;
  if (is_combining_mark(character) && glyphs_.size() > first_) offset = glyphs_.back().cluster;
  return glyphs_.push({font, offset, glyph, Px(), Px(), Px()});
}

Result<const SizedFont*> Shaper::font_for(char32_t character, uint16_t& glyph) {
  WEFT_TRY(fonts_.store().make_ready(primary_->face()));
  glyph = primary_->face().glyph_of(character);
  if (!glyph) glyph = primary_->face().glyph_of(equivalent(character));
  if (glyph) return primary_;
  WEFT_TRY_ASSIGN(const SizedFont* font, fonts_.font_with(query_, character));
  if (!font) return primary_;
  WEFT_TRY(fonts_.store().make_ready(font->face()));
  glyph = font->face().glyph_of(character);
  return font;
}

uint16_t Shaper::ligature_at(size_t index, uint16_t& components) const {
  const SizedFont& font = sized(glyphs_[index]);
  components = 1;
  if (font.face().ligatures().empty()) return glyphs_[index].glyph;
  std::array<uint16_t, Ligatures::kMaxComponents> following;
  size_t count = 0;
  for (size_t i = index; i < glyphs_.size() && count < following.size() && glyphs_[i].font == &font;
       ++i)
    following[count++] = glyphs_[i].glyph;
  const Ligature ligature = font.face().ligatures().of({following.data(), count});
  if (ligature.components) components = ligature.components;
  return ligature.components ? ligature.glyph : glyphs_[index].glyph;
}

void Shaper::form_ligatures() {
  size_t kept = first_;
  for (size_t i = first_; i < glyphs_.size(); ++kept) {
    uint16_t components = 1;
    ShapedGlyph glyph = glyphs_[i];
    glyph.glyph = ligature_at(i, components);
    glyphs_[kept] = glyph;
    i += components;
  }
  glyphs_.truncate(kept);
}

Result<int64_t> Shaper::advance_of(size_t index) {
  ShapedGlyph& glyph = glyphs_[index];
  const SizedFont& font = sized(glyph);
  WEFT_TRY_ASSIGN(int64_t units, fonts_.store().advance(font.face(), glyph.glyph));
  if (is_mark_at(index)) {
    // A mark stands over the glyph before it; where it is as wide as one, it is drawn back by that
    // much.
    glyph.offset_x = font.scaled(-units);
    return 0;
  }
  const Kerning& kerning = font.face().kerning();
  const bool has_pair = index + 1 < glyphs_.size() && glyphs_[index + 1].font == glyph.font;
  if (options_.kerning && has_pair && !kerning.empty()) {
    const PairAdjustment adjustment = kerning.between(glyph.glyph, glyphs_[index + 1].glyph);
    units += adjustment.advance;
    if (adjustment.placement) glyph.offset_x = font.scaled(adjustment.placement);
  }
  return exact(font, units);
}

bool Shaper::is_mark_at(size_t index) const {
  return index > first_ && glyphs_[index - 1].cluster == glyphs_[index].cluster;
}

Px Shaper::spacing_after(size_t index) const {
  const uint32_t cluster = glyphs_[index].cluster;
  if (index + 1 < glyphs_.size() && is_mark_at(index + 1)) return Px();
  std::string_view at = text_.substr(cluster);
  return options_.letter_spacing +
         (is_word_separator(next_code_point(at)) ? options_.word_spacing : Px());
}

Status Shaper::place() {
  int64_t carried = 0;
  for (size_t i = first_; i < glyphs_.size(); ++i) {
    WEFT_TRY_ASSIGN(const int64_t advance, advance_of(i));
    carried += advance;
    const int64_t rounded = (carried + (1 << (kFractionBits - 1))) >> kFractionBits;
    carried -= rounded * (int64_t{1} << kFractionBits);
    glyphs_[i].advance = Px::from_raw(rounded) + spacing_after(i);
  }
  return Status::Ok;
}

}  // namespace weft
