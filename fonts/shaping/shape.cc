#include "fonts/shaping/shape.h"

#include <algorithm>

#include "fonts/joining.h"
#include "fonts/sfnt/family_name.h"
#include "fonts/shaping/characters.h"
#include "fonts/shaping/features.h"
#include "render/base/utf8.h"

namespace weft {
namespace {

// Advances are summed in 1/1024 of 1/64 px, so that rounding each to 1/64 px does not add up.
constexpr int kFractionBits = 10;

const SizedFont& sized(const ShapedGlyph& glyph) {
  return static_cast<const SizedFont&>(*glyph.font);
}

constexpr char32_t kFirstJoining = 0x600, kLastArabic = 0x6FF, kLastJoining = 0x8FF;  // Mandaic

/// A mark of the scripts whose letters join.
bool is_joining_mark(char32_t character) {
  return character >= kFirstJoining && character <= kLastJoining &&
         joining_type(character) == JoiningType::Transparent;
}

/// Not punctuation, digits and the like, which all scripts share; roughly.
bool has_script(char32_t c) {
  const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return is_letter || (c >= 0xC0 && (c < 0x2000 || c >= 0x2C00));
}

int64_t exact(const SizedFont& font, int64_t units) {
  return units * font.size().raw() * (int64_t{1} << kFractionBits) / font.units_per_em();
}

}  // namespace

Status Shaper::run() {
  WEFT_TRY_ASSIGN(const FontCollection::Primary primary, fonts_.primary(query_));
  primary_ = primary.font;
  is_first_ = primary.is_first;
  WEFT_TRY(make_capitals());
  Status status = map_characters();
  if (status == Status::Ok) {
    if (scripts_ == FontScripts::Any) join();
    substitute();
    if (options_.right_to_left) reverse();
    status = place();
    if (status == Status::Ok) space();
  }
  if (status != Status::Ok) glyphs_.truncate(first_);
  return status;
}

// CSS Fonts 4, 6.6: petite capitals that are not there are small ones; those, and unicase, are made
// from capitals.
Status Shaper::make_capitals() {
  caps_ = options_.variants.caps;
  if (caps_ == FontCaps::Normal || caps_ == FontCaps::TitlingCaps) return Status::Ok;
  const Substitutions& substitutions = primary_->face().substitutions();
  const auto has = [&](FontCaps caps) {
    const CapsFeatures features = features_of(caps);
    return (!features.lower || substitutions.has(features.lower)) &&
           (!features.upper || substitutions.has(features.upper));
  };
  if (has(caps_)) return Status::Ok;
  if (caps_ == FontCaps::PetiteCaps) caps_ = FontCaps::SmallCaps;
  if (caps_ == FontCaps::AllPetiteCaps) caps_ = FontCaps::AllSmallCaps;
  if (has(caps_) || !options_.makes_small_caps) return Status::Ok;
  shrinks_capitals_ = caps_ == FontCaps::AllSmallCaps || caps_ == FontCaps::Unicase;
  // As Chromium does, to a whole number of pixels.
  const Px size = Px::from_int((primary_->size() * 7 / 10).round());
  WEFT_TRY_ASSIGN(small_, fonts_.resized(*primary_, size));
  return Status::Ok;
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
  const bool is_lower = small_ && caps_ != FontCaps::Unicase && upper_case(character) != character;
  const bool is_shrunk = is_lower || (shrinks_capitals_ && is_capital(character));
  uint16_t glyph = 0;
  WEFT_TRY_ASSIGN(const SizedFont* font,
                  font_for(is_lower ? upper_case(character) : character, glyph));
  if (is_shrunk && font == primary_) font = small_;
  if (character >= kFirstJoining && joins_before(joining_type(character)))
    scripts_ = FontScripts::Any;
  const bool is_mark = is_combining_mark(character) || is_joining_mark(character);
  if (is_mark && glyphs_.size() > first_) offset = glyphs_.back().cluster;
  return glyphs_.push({font, offset, glyph, Px(), Px(), Px()});
}

Result<const SizedFont*> Shaper::font_for(char32_t character, uint16_t& glyph) {
  WEFT_TRY(fonts_.store().make_ready(primary_->face()));
  glyph = primary_->face().glyph_of(character);
  if (!glyph) glyph = primary_->face().glyph_of(equivalent(character));
  if (glyph && is_first_ && primary_->descriptors().covers(character)) return primary_;
  WEFT_TRY_ASSIGN(const SizedFont* font, fonts_.font_with(query_, character));
  if (!font) return primary_;
  WEFT_TRY(fonts_.store().make_ready(font->face()));
  glyph = font->face().glyph_of(character);
  return font;
}

// The forms of letters that join, in the order of the text: each glyph there is of one character.
void Shaper::join() {
  constexpr size_t kNone = SIZE_MAX;
  size_t glyph = first_, letter = kNone;
  bool letter_is_joined = false, joins_on = joins_after(joining_type(options_.before));
  const auto next = [&](JoiningType type, size_t index) {
    const bool joined = joins_on && joins_before(type);
    if (letter != kNone) give_form(letter, letter_is_joined, joined);
    letter = index;
    letter_is_joined = joined;
    joins_on = joins_after(type);
  };
  for (std::string_view rest = text_; !rest.empty();) {
    const char32_t character = next_code_point(rest);
    const JoiningType type = joining_type(character);
    const size_t index = is_invisible(character) ? kNone : glyph++;
    if (type == JoiningType::Transparent) continue;
    next(type, type == JoiningType::None ? kNone : index);
  }
  next(joining_type(options_.after), kNone);
}

void Shaper::give_form(size_t index, bool joined_before, bool joined_after) {
  Substitutions& substitutions = sized(glyphs_[index]).face().substitutions();
  if (substitutions.empty()) return;
  const uint32_t form = joined_before  ? joined_after ? sfnt_tag("medi") : sfnt_tag("fina")
                         : joined_after ? sfnt_tag("init")
                                       : sfnt_tag("isol");
  const FontFeature feature{form, 1};
  substitutions.select({&feature, 1}, FontScripts::Any);
  substitutions.apply(glyphs_.span().subspan(index, 1));
}

// The clusters; marks stay after what they are on.
void Shaper::reverse() {
  std::reverse(glyphs_.begin() + first_, glyphs_.end());
  for (size_t begin = first_, end; begin < glyphs_.size(); begin = end) {
    end = begin + 1;
    while (end < glyphs_.size() && glyphs_[end].cluster == glyphs_[begin].cluster) ++end;
    std::reverse(glyphs_.begin() + begin, glyphs_.begin() + end);
  }
}

// Each stretch of one font.
void Shaper::substitute() {
  const FeatureList features(options_, caps_);
  size_t kept = first_;
  for (size_t begin = first_, end; begin < glyphs_.size(); begin = end) {
    end = begin + 1;
    while (end < glyphs_.size() && glyphs_[end].font == glyphs_[begin].font) ++end;
    size_t count = end - begin;
    Substitutions& substitutions = sized(glyphs_[begin]).face().substitutions();
    if (!substitutions.empty()) {
      substitutions.select(features.span(), scripts_);
      count = substitutions.apply(glyphs_.span().subspan(begin, count));
    }
    std::copy_n(glyphs_.begin() + begin, count, glyphs_.begin() + kept);
    kept += count;
  }
  glyphs_.truncate(kept);
}

Result<int64_t> Shaper::advance_of(size_t index) {
  ShapedGlyph& glyph = glyphs_[index];
  const SizedFont& font = sized(glyph);
  if (is_mark_at(index)) {
    WEFT_TRY_ASSIGN(const int32_t width, fonts_.store().advance(font.face(), glyph.glyph));
    place_mark(index, width);
    return 0;
  }
  const bool has_pair = index + 1 < glyphs_.size() && glyphs_[index + 1].font == glyph.font;
  if (options_.kerning && has_pair) {
    WEFT_TRY_ASSIGN(const PairAdvance pair, fonts_.store().pair_advance(font.face(), glyph.glyph,
                                                                        glyphs_[index + 1].glyph));
    if (pair.placement) glyph.offset_x = font.scaled(pair.placement);
    return exact(font, pair.advance);
  }
  WEFT_TRY_ASSIGN(const int32_t units, fonts_.store().advance(font.face(), glyph.glyph));
  return exact(font, units);
}

// A mark stands where the font has it on the mark before it, or on its letter; where the font does
// not say, and the mark is as wide as a letter, it is drawn back by that much.
void Shaper::place_mark(size_t index, int64_t width) {
  ShapedGlyph& mark = glyphs_[index];
  const SizedFont& font = sized(mark);
  const MarkPositions& marks = font.face().marks();
  size_t base = index - 1;
  std::optional<MarkOffset> offset;
  if (is_mark_at(base)) offset = marks.on_mark(glyphs_[base].glyph, mark.glyph, scripts_);
  if (!offset) {
    while (is_mark_at(base)) --base;
    offset = marks.on_letter(glyphs_[base].glyph, mark.glyph, scripts_);
  }
  mark.offset_x = font.scaled(-width);
  if (!offset || glyphs_[base].font != mark.font) return;
  mark.offset_x = glyphs_[base].offset_x + font.scaled(offset->x);
  mark.offset_y = glyphs_[base].offset_y + font.scaled(offset->y);
  for (size_t i = base; i < index; ++i) mark.offset_x -= glyphs_[i].advance;
}

bool Shaper::is_mark_at(size_t index) const {
  return index > first_ && glyphs_[index - 1].cluster == glyphs_[index].cluster;
}

Status Shaper::place() {
  int64_t carried = 0;
  for (size_t i = first_; i < glyphs_.size(); ++i) {
    WEFT_TRY_ASSIGN(const int64_t advance, advance_of(i));
    carried += advance;
    const int64_t rounded = (carried + (1 << (kFractionBits - 1))) >> kFractionBits;
    carried -= rounded * (int64_t{1} << kFractionBits);
    glyphs_[i].advance = Px::from_raw(rounded);
  }
  return Status::Ok;
}

// As in Chromium letters of the scripts that join are not spaced, and what has no script goes with
// what is before it.
void Shaper::space() {
  if (options_.letter_spacing == Px() && options_.word_spacing == Px()) return;
  bool joins = false;
  std::string_view rest = text_;
  for (size_t k = first_; k < glyphs_.size(); ++k) {
    const size_t i = options_.right_to_left ? glyphs_.size() - 1 - (k - first_) : k;
    const uint32_t cluster = glyphs_[i].cluster;
    while (text_.size() - rest.size() <= cluster) {
      const char32_t c = next_code_point(rest);
      if (c >= kFirstJoining && (c <= kLastArabic || joining_type(c) != JoiningType::None))
        joins = true;
      else if (has_script(c)) joins = false;
    }
    if (i + 1 < glyphs_.size() && is_mark_at(i + 1)) continue;
    std::string_view at = text_.substr(cluster);
    if (!joins) glyphs_[i].advance = glyphs_[i].advance + options_.letter_spacing;
    if (is_word_separator(next_code_point(at)))
      glyphs_[i].advance = glyphs_[i].advance + options_.word_spacing;
  }
}

}  // namespace weft
