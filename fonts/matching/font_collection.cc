#include "fonts/matching/font_collection.h"

#include <algorithm>
#include <bit>

#include "fonts/matching/style_match.h"
#include "fonts/sfnt/family_name.h"
#include "fonts/shaping/shape.h"
#include "render/base/files.h"
#include "render/base/printable_url.h"

namespace weft {
namespace {

constexpr const SizedFont* kNoFont = nullptr;
constexpr char32_t kAnyCharacter = 0;

uint64_t key_of(const FontQuery& query) {
  uint64_t key = mix(0x1234567, static_cast<uint64_t>(query.size.raw()));
  key = mix(key, query.weight | (uint64_t{query.stretch_percent} << 16) |
                     (static_cast<uint64_t>(query.slant) << 32) |
                     (uint64_t{query.makes_bold} << 40) | (uint64_t{query.makes_oblique} << 41) |
                     (static_cast<uint64_t>(query.adjusted_metric) << 42) |
                     (uint64_t{query.optical_sizing} << 44));
  key = mix(key, std::bit_cast<uint32_t>(query.size_adjust));
  for (const FontVariation& variation : query.variations)
    key = mix(mix(key, variation.tag), std::bit_cast<uint32_t>(variation.value));
  for (const FontFamily& family : query.families) {
    key = mix(key, static_cast<uint64_t>(family.generic) + 1);
    if (family.generic == GenericFamily::None) key = mix(key, family_hash(family.name));
  }
  return key ^ (key >> 29);
}

/// Whether the family has faces for some characters alone.
bool has_ranges(const KnownFamily& family) {
  const OfferedFace* face = family.faces;
  while (face && face->descriptors.ranges.empty()) face = face->next;
  return face != nullptr;
}

/// Chromium's: a page's face is emboldened from 600 on, a system's when it is more than 200 too
/// light.
Synthesis synthesis_for(const OfferedFace& face, const FontQuery& query) {
  Synthesis synthesis;
  const uint16_t heaviest = face.traits.highest_weight;
  const bool lacks_bold =
      face.is_of_page() ? query.weight >= 600 && heaviest < 600 : query.weight > heaviest + 200;
  synthesis.bold = query.makes_bold && lacks_bold;
  synthesis.oblique = query.makes_oblique && query.slant != FontSlant::Normal &&
                      face.traits.slant == FontSlant::Normal;
  return synthesis;
}

/// What font-size-adjust makes of `size` for a font that has this size (CSS Fonts 4, 5.2).
Px adjusted_size(const SizedFont& font, const FontQuery& query) {
  const FontMetrics& metrics = font.metrics();
  const Px metric = query.adjusted_metric == FontMetric::CapHeight   ? metrics.cap_height
                    : query.adjusted_metric == FontMetric::ZeroWidth ? metrics.zero_advance
                                                                     : metrics.x_height;
  if (query.size_adjust < 0 || metric <= Px()) return font.size();
  const double aspect = metric.to_double() / font.size().to_double();
  return Px::from_double(font.size().to_double() * static_cast<double>(query.size_adjust) / aspect);
}

bool has_axis(const Sfnt& sfnt, uint32_t tag) {
  for (uint32_t i = 0; i < sfnt.axis_count(); ++i)
    if (sfnt.axis(i).tag == tag) return true;
  return false;
}

/// Chromium's font-optical-sizing: auto: a page's face follows the font size, a system's does not.
AxisValues axes_for(const OfferedFace& face, const FontQuery& query) {
  const Result<Sfnt> sfnt = Sfnt::open(face.bytes, face.index);
  if (!sfnt.ok() || sfnt.value().axis_count() == 0) return {};
  const FaceTraits& traits = face.traits;
  const bool has_optical_size =
      query.optical_sizing && face.is_of_page() && has_axis(sfnt.value(), sfnt_tag("opsz"));
  return {std::clamp(query.weight, traits.lowest_weight, traits.highest_weight),
          std::clamp(query.stretch_percent, traits.lowest_stretch, traits.highest_stretch),
          has_optical_size ? static_cast<uint16_t>(std::clamp<int32_t>(query.size.round(), 1, 1000))
                           : uint16_t{0},
          query.variations};
}

/// The distance of the family's best face from the query; UINT32_MAX when it has none. A page's
/// face that could not be had still keeps the family's others from taking its place.
uint32_t least_distance(const KnownFamily& family, const FontQuery& query) {
  uint32_t least = UINT32_MAX;
  for (const OfferedFace* face = family.faces; face; face = face->next)
    if (!face->is_failed || family.origin == FamilyOrigin::Page)
      least = std::min(least, style_distance(face->traits, query));
  return least;
}

bool has_failed(const KnownFamily& family) {
  const OfferedFace* face = family.faces;
  while (face && !face->is_failed) face = face->next;
  return face != nullptr;
}

bool is_woff2(std::span<const uint8_t> bytes) {
  return FontBytes(bytes).u32(0) == sfnt_tag("wOF2");
}

bool is_packed(std::span<const uint8_t> bytes) {
  return FontBytes(bytes).u32(0) == sfnt_tag("wOFF") || is_woff2(bytes);
}

const char* why_unread(std::span<const uint8_t> bytes) {
  return !kReadsWoff2 && is_woff2(bytes) ? "it is WOFF2, which this build does not read"
                                         : "it is no font, or broken";
}

}  // namespace

FontCollection::FontCollection(Budget& budget, Notes& notes)
    : whole_(budget),
      budget_("fonts", budget),
      notes_(notes),
      store_(budget_),
      families_(budget_, notes) {
  whole_.set_reserve(*this);
}

FontCollection::~FontCollection() {
  whole_.forget_reserve(*this);
  remove_page_faces();
}

Status FontCollection::add_face(const FontFaceRule& rule, Resources& resources) {
  WEFT_TRY(families_.add_face(rule, resources));
  forget_choices();
  return Status::Ok;
}

void FontCollection::remove_page_faces() {
  store_.clear();
  families_.clear();
  forget_choices();
}

void FontCollection::forget_choices() {
  primaries_ = {};
  fallbacks_ = {};
}

void FontCollection::fail(OfferedFace& face) {
  face.is_failed = true;
  if (face.is_of_page()) return;
  const std::string_view name = face.path.empty() ? "in memory" : face.path;
  notes_.notef("font file %.*s is not used: it is broken", static_cast<int>(name.size()),
               name.data());
}

/// The font in a page's file, unpacked, if FreeType opens it. Errors: OutOfMemory, Corrupt,
/// Unsupported.
Result<std::span<const uint8_t>> FontCollection::read_page_face(std::span<const uint8_t> bytes) {
  if (is_packed(bytes)) {
    WEFT_TRY_ASSIGN(bytes, store_.unpack(bytes, families_.arena()));
  }
  if (Sfnt::face_count(bytes) == 0) return Status::Unsupported;
  WEFT_TRY(store_.face(bytes, 0, AxisValues{}, families_.arena()).status());
  return bytes;
}

Status FontCollection::map_page_face(OfferedFace& face) {
  constexpr std::string_view kLocal = "local:";
  for (std::string_view url : face.urls) {
    if (url.starts_with(kLocal)) {
      const Status found = map_local_face(face, url.substr(kLocal.size()));
      if (found != Status::NotFound) return found;
      continue;
    }
    const Result<std::span<const uint8_t>> bytes = face.resources->map(url, ResourceKind::Font);
    const Result<std::span<const uint8_t>> font =
        bytes.ok() ? read_page_face(bytes.value()) : bytes;
    if (font.status() == Status::OutOfMemory) return font.status();
    if (font.ok()) {
      face.bytes = font.value();
      return Status::Ok;
    }
    const char* why = bytes.ok() ? why_unread(bytes.value()) : "it cannot be had";
    notes_.notef("font %s is not used: %s", PrintableUrl(url).text(), why);
  }
  return Status::NotFound;
}

/// CSS Fonts 4, 4.3.3: a family's name, or that of one face: the family's and words for its style.
Status FontCollection::map_local_face(OfferedFace& face, std::string_view name) {
  StyleWords style = style_words(name);
  WEFT_TRY_ASSIGN(KnownFamily * family, families_.installed_family(name));
  if (family) style = {};
  if (!family && style.family.size() < name.size()) {
    WEFT_TRY_ASSIGN(family, families_.installed_family(style.family));
  }
  if (!family) return Status::NotFound;
  FontQuery query{};
  query.weight = style.weight;
  query.slant = style.slant;
  const uint32_t distance = least_distance(*family, query);
  for (OfferedFace* own = family->faces; own; own = own->next) {
    if (own->is_failed || style_distance(own->traits, query) != distance) continue;
    const Status mapped = map_face(*own);
    if (mapped == Status::OutOfMemory) return mapped;
    if (mapped != Status::Ok) continue;
    face.bytes = own->bytes;
    face.index = own->index;
    return Status::Ok;
  }
  return Status::NotFound;
}

Status FontCollection::map_face(OfferedFace& face) {
  if (!face.bytes.empty()) return Status::Ok;
  if (face.is_of_page()) return map_page_face(face);
  WEFT_TRY_ASSIGN(MappedFile file, MappedFile::open(face.path));
  face.bytes = file.release();
  return Status::Ok;
}

Result<const SizedFont*> FontCollection::make_font(OfferedFace& face, const FontQuery& query) {
  WEFT_TRY(map_face(face));
  WEFT_TRY_ASSIGN(Face * opened,
                  store_.face(face.bytes, face.index, axes_for(face, query), families_.arena()));
  const Synthesis synthesis = synthesis_for(face, query);
  const Px size = query.size * face.size_percent / 100;
  WEFT_TRY_ASSIGN(const SizedFont* font,
                  store_.font(*opened, size, synthesis, face.descriptors, families_.arena()));
  const Px adjusted = adjusted_size(*font, query);
  return adjusted == size
             ? font
             : store_.font(*opened, adjusted, synthesis, face.descriptors, families_.arena());
}

Result<const SizedFont*> FontCollection::choose(KnownFamily* family, const FontQuery& query,
                                                char32_t character) {
  uint32_t distance = least_distance(*family, query);
  for (;;) {
    if (distance == UINT32_MAX) return kNoFont;
    WEFT_TRY_ASSIGN(const SizedFont* font, choose_among(*family, distance, query, character));
    const uint32_t next = least_distance(*family, query);
    if (font || next == distance) return font;
    distance = next;
  }
}

/// The first of the faces at `distance` that opens and has the character.
Result<const SizedFont*> FontCollection::choose_among(KnownFamily& family, uint32_t distance,
                                                      const FontQuery& query, char32_t character) {
  for (OfferedFace* face = family.faces; face; face = face->next) {
    if (face->is_failed || !face->descriptors.covers(character ? character : U' ') ||
        style_distance(face->traits, query) != distance)
      continue;
    const Result<const SizedFont*> font = make_font(*face, query);
    if (font.status() == Status::OutOfMemory) return font.status();
    if (!font.ok()) {
      fail(*face);
      continue;
    }
    if (character == kAnyCharacter) return font;
    WEFT_TRY(store_.make_ready(font.value()->face()));
    if (font.value()->face().glyph_of(character)) return font;
  }
  return kNoFont;
}

/// The same, and where the page's files of that name cannot be had, the installed family.
Result<const SizedFont*> FontCollection::choose_of(const FontFamily& wanted, KnownFamily& family,
                                                   const FontQuery& query, char32_t character) {
  WEFT_TRY_ASSIGN(const SizedFont* font, choose(&family, query, character));
  if (font || family.origin != FamilyOrigin::Page || !has_failed(family)) return font;
  WEFT_TRY_ASSIGN(KnownFamily* const installed, families_.installed_family(wanted.name));
  return installed ? choose(installed, query, character) : Result(kNoFont);
}

Status FontCollection::without_fonts() {
  if (!has_noted_no_fonts_)
    notes_.note(
        "there is no font: install some (fonts-dejavu-core), or name a folder that has any");
  has_noted_no_fonts_ = true;
  return Status::NotFound;
}

Result<FontCollection::Primary> FontCollection::primary(const FontQuery& query) {
  const uint64_t key = key_of(query);
  RememberedPrimary& remembered = primaries_[key % kRemembered];
  if (remembered.font && remembered.key == key) return Primary(remembered);
  Primary primary;
  for (const FontFamily& wanted : query.families) {
    WEFT_TRY_ASSIGN(KnownFamily * known, families_.family(wanted));
    WEFT_TRY_ASSIGN(primary.font, choose_of(wanted, *known, query, kAnyCharacter));
    if (primary.font) break;
    primary.is_first = primary.is_first && !has_ranges(*known);
  }
  if (!primary.font) {
    WEFT_TRY_ASSIGN(primary.font, choose_default(query, kAnyCharacter));
  }
  if (!primary.font) return without_fonts();
  remembered = {primary, key};
  return primary;
}

Result<const Font*> FontCollection::find(const FontQuery& query) {
  WEFT_TRY_ASSIGN(const Primary found, primary(query));
  return static_cast<const Font*>(found.font);
}

Result<const SizedFont*> FontCollection::choose_default(const FontQuery& query,
                                                        char32_t character) {
  WEFT_TRY_ASSIGN(KnownFamily * known, families_.default_family());
  WEFT_TRY_ASSIGN(const SizedFont* font, choose(known, query, character));
  if (font) return font;
  WEFT_TRY_ASSIGN(known, families_.generic_family(GenericFamily::SansSerif));
  return choose(known, query, character);
}

/// A face that has the character: one that helped out before, else the first of all files.
Result<const SizedFont*> FontCollection::choose_any(const FontQuery& query, char32_t character) {
  if (!families_.may_have(character)) return kNoFont;
  for (KnownFamily* known = families_.first(); known; known = known->next) {
    if (known->origin != FamilyOrigin::Fallback) continue;
    WEFT_TRY_ASSIGN(const SizedFont* font, choose(known, query, character));
    if (font) return font;
  }
  WEFT_TRY_ASSIGN(KnownFamily * found, families_.fallback_for(character));
  return found ? choose(found, query, character) : Result(kNoFont);
}

Result<const SizedFont*> FontCollection::font_with(const FontQuery& query, char32_t character) {
  const uint64_t key = mix(key_of(query), character);
  Remembered& remembered = fallbacks_[(key >> 32) % kRemembered];
  if (remembered.key == key) return remembered.font;
  const SizedFont* font = nullptr;
  for (size_t i = 0; i < query.families.size() && !font; ++i) {
    WEFT_TRY_ASSIGN(KnownFamily * known, families_.family(query.families[i]));
    WEFT_TRY_ASSIGN(font, choose_of(query.families[i], *known, query, character));
  }
  if (!font) {
    WEFT_TRY_ASSIGN(font, choose_default(query, character));
  }
  if (!font) {
    WEFT_TRY_ASSIGN(font, choose_any(query, character));
  }
  remembered = {key, font};
  return font;
}

Result<const SizedFont*> FontCollection::resized(const SizedFont& font, Px size) {
  return store_.font(font.face(), size, font.synthesis(), font.descriptors(), families_.arena());
}

Result<const Font*> FontCollection::resized(const Font& font, Px size) {
  WEFT_TRY_ASSIGN(const SizedFont* const made, resized(static_cast<const SizedFont&>(font), size));
  return static_cast<const Font*>(made);
}

Status FontCollection::shape(const FontQuery& query, std::string_view text,
                             const ShapeOptions& options, ArenaVector<ShapedGlyph>& glyphs) {
  return Shaper(*this, query, text, options, glyphs).run();
}

OutlineRequest FontCollection::outline_request(const SizedFont& font, uint16_t glyph,
                                               uint8_t subpixel, GlyphMode mode) const {
  const bool is_gray = mode == GlyphMode::Gray;
  const uint8_t quarters = is_gray ? static_cast<uint8_t>(subpixel & 3) : uint8_t{0};
  return {.glyph = glyph,
          .subpixel = quarters,
          .mode = mode,
          .size = font.size(),
          .bold = font.synthesis().bold,
          .oblique = font.synthesis().oblique,
          .snapped = is_gray};
}

Result<GlyphBitmap> FontCollection::glyph(const Font& font, uint16_t glyph, uint8_t subpixel,
                                          GlyphMode mode) {
  const auto& sized = static_cast<const SizedFont&>(font);
  return store_.glyph(sized, outline_request(sized, glyph, subpixel, mode));
}

Result<GlyphBitmap> FontCollection::glyph_bounds(const Font& font, uint16_t glyph, uint8_t subpixel,
                                                 GlyphMode mode) {
  const auto& sized = static_cast<const SizedFont&>(font);
  return store_.bounds(sized, outline_request(sized, glyph, subpixel, mode));
}

Result<GlyphBitmap> FontCollection::glyph_near(const Font& font, uint16_t glyph, uint8_t subpixel,
                                               GlyphMode mode, int32_t y) {
  const auto& sized = static_cast<const SizedFont&>(font);
  return store_.near(sized, outline_request(sized, glyph, subpixel, mode), y);
}

Result<GlyphBitmap> FontCollection::glyph_rows(const Font& font, uint16_t glyph, uint8_t subpixel,
                                               GlyphMode mode, int32_t first_row,
                                               int32_t row_count) {
  const auto& sized = static_cast<const SizedFont&>(font);
  return store_.rows(sized, outline_request(sized, glyph, subpixel, mode), first_row, row_count);
}

Status FontCollection::outline(const Font& font, uint16_t glyph, GlyphOutline& outline) {
  const auto& sized = static_cast<const SizedFont&>(font);
  OutlineRequest request = outline_request(sized, glyph, 0, GlyphMode::Gray);
  request.snapped = false;
  return store_.outline(sized, request, outline);
}

}  // namespace weft
