#include "fonts/matching/font_collection.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "fonts/catalog/metric_compatible.h"
#include "fonts/catalog/system_fonts.h"
#include "fonts/matching/style_match.h"
#include "fonts/sfnt/family_name.h"
#include "fonts/shaping/shape.h"
#include "render/base/files.h"
#include "render/base/printable_url.h"

namespace weft {
namespace {

constexpr const SizedFont* kNoFont = nullptr;
constexpr KnownFamily* kNoFamily = nullptr;
constexpr char32_t kAnyCharacter = 0;

// The families that serve the generic ones, serif, sans-serif and monospace, unless the program
// wants others: the usual fonts of a Linux system.
constexpr std::string_view kUsualGeneric[] = {"DejaVu Serif", "DejaVu Sans", "DejaVu Sans Mono"};

constexpr const char* kGenericNames[] = {"serif", "sans-serif", "monospace"};

/// The place of a generic family in these tables.
size_t place_of(GenericFamily generic) {
  switch (generic) {
    case GenericFamily::SansSerif: return 1;
    case GenericFamily::Monospace: return 2;
    case GenericFamily::None:
    case GenericFamily::Serif:
    case GenericFamily::Cursive:
    case GenericFamily::Fantasy: return 0;
  }
  return 0;
}

const char* css_name(GenericFamily generic) {
  if (generic == GenericFamily::Cursive) return "cursive";
  if (generic == GenericFamily::Fantasy) return "fantasy";
  return kGenericNames[place_of(generic)];
}

uint64_t mix(uint64_t hash, uint64_t value) { return (hash ^ value) * 0x9E3779B97F4A7C15u; }

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

/// Appends a face whose file can be read; its path goes to `arena`. Errors: OutOfMemory.
Status add_face_file(const FontFile& file, Arena& arena, ArenaVector<FaceFile>& faces) {
  const Result<MappedFile> mapped = MappedFile::open(file.path);
  if (mapped.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!mapped.ok()) return Status::Ok;
  const Result<Sfnt> sfnt = Sfnt::open(mapped.value().bytes(), file.index);
  if (!sfnt.ok()) return Status::Ok;
  WEFT_TRY_ASSIGN(const std::string_view path, arena.copy(file.path));
  return faces.push({path, {}, file.index, sfnt.value().traits()});
}

/// True for a family of a page, and for one whose faces have the name that was asked for.
bool is_itself(const KnownFamily& family) {
  return family.origin == FamilyOrigin::Page ||
         (family.faces && family_hash(family.name) == family.hash);
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
      arena_(budget_, 1024),
      quick_catalog_(budget_),
      catalog_(budget_) {
  whole_.set_reserve(*this);
}

FontCollection::~FontCollection() {
  whole_.forget_reserve(*this);
  remove_page_faces();
}

Status FontCollection::start(const FontOptions& options) {
  const GenericFonts& generic = options.generic;
  const std::string_view wanted[] = {generic.serif, generic.sans_serif, generic.monospace};
  for (size_t i = 0; i < wanted_generic_.size(); ++i) {
    if (wanted[i].empty()) continue;
    WEFT_TRY_ASSIGN(wanted_generic_[i], names_.copy(wanted[i]));
  }
  for (const FontSource& source : options.sources)
    WEFT_TRY(source.bytes.empty() ? catalog_.add_directory(source.directory)
                                  : catalog_.add_file(source.bytes));
  is_of_system_ = options.sources.empty();
  if (!is_of_system_) return Status::Ok;
  matcher_ = options.matcher;
  WEFT_TRY(add_generic_font_directories(quick_catalog_));
  return add_system_font_directories(catalog_);
}

Status FontCollection::copy_rule(const FontFaceRule& rule, OfferedFace& face) {
  ArenaVector<std::string_view> urls(arena_);
  ArenaVector<CodePointRange> ranges(arena_);
  for (std::string_view url : rule.urls) {
    WEFT_TRY_ASSIGN(const std::string_view copied, arena_.copy(url));
    WEFT_TRY(urls.push(copied));
  }
  WEFT_TRY(ranges.append(rule.unicode_range));
  face.urls = urls.span();
  face.traits.lowest_weight = std::min(rule.lowest_weight, rule.highest_weight);
  face.traits.highest_weight = std::max(rule.lowest_weight, rule.highest_weight);
  face.traits.lowest_stretch = std::min(rule.lowest_stretch, rule.highest_stretch);
  face.traits.highest_stretch = std::max(rule.lowest_stretch, rule.highest_stretch);
  face.traits.slant = rule.slant;
  face.size_percent = rule.size_adjust;
  face.descriptors = {rule.ascent_override, rule.descent_override, rule.line_gap_override,
                      ranges.span()};
  return Status::Ok;
}

Status FontCollection::add_face(const FontFaceRule& rule, Resources& resources) {
  const uint64_t hash = family_hash(rule.family);
  KnownFamily* family = known_family(hash);
  if (!family || family->origin != FamilyOrigin::Page) {
    WEFT_TRY_ASSIGN(family, add_family(hash, FamilyOrigin::Page));
  }
  auto* face = arena_.make<OfferedFace>();
  if (!face) return Status::OutOfMemory;
  WEFT_TRY(copy_rule(rule, *face));
  face->resources = &resources;
  face->next = family->faces;
  family->faces = face;
  primaries_ = {};
  fallbacks_ = {};
  return Status::Ok;
}

void FontCollection::remove_page_faces() {
  store_.clear();
  for (KnownFamily* family = families_; family; family = family->next)
    for (OfferedFace* face = family->faces; face; face = face->next)
      if (!face->path.empty()) unmap(std::exchange(face->bytes, {}));  // it may be another's too
  families_ = nullptr;
  default_family_ = nullptr;
  primaries_ = {};
  fallbacks_ = {};
  arena_.clear();
}

KnownFamily* FontCollection::known_family(uint64_t hash) const {
  KnownFamily* family = families_;
  while (family && family->hash != hash) family = family->next;
  return family;
}

Result<KnownFamily*> FontCollection::add_family(uint64_t hash, FamilyOrigin origin) {
  auto* family = arena_.make<KnownFamily>(hash, origin, std::string_view(), nullptr, families_);
  if (!family) return Status::OutOfMemory;
  families_ = family;
  return family;
}

Status FontCollection::add_files(KnownFamily& family, std::span<const FaceFile> files) {
  OfferedFace** link = &family.faces;
  for (const FaceFile& file : files) {
    auto* face = arena_.make<OfferedFace>();
    if (!face) return Status::OutOfMemory;
    face->path = file.path;
    face->bytes = file.bytes;
    face->index = file.index;
    face->traits = file.traits;
    *link = face;
    link = &face->next;
  }
  return Status::Ok;
}

/// The family of `name`, whose faces are `files`: the one that is known, so that no file is open
/// twice, else a new one. Null where a page's family has the name.
Result<KnownFamily*> FontCollection::own_family_of(std::string_view name,
                                                   std::span<const FaceFile> files) {
  const uint64_t hash = family_hash(name);
  KnownFamily* known = known_family(hash);
  if (!known) return add_family_of(name, hash, files);
  return known->origin == FamilyOrigin::Files ? known : kNoFamily;
}

/// A family that is asked for by `hash`, with the faces of `files`, which are those of `name`.
Result<KnownFamily*> FontCollection::add_family_of(std::string_view name, uint64_t hash,
                                                   std::span<const FaceFile> files) {
  std::string_view copied;
  if (!files.empty()) {
    WEFT_TRY_ASSIGN(copied, arena_.copy(name));
  }
  KnownFamily* own = nullptr;
  if (!files.empty() && family_hash(name) != hash) {
    WEFT_TRY_ASSIGN(own, own_family_of(copied, files));
  }
  WEFT_TRY_ASSIGN(KnownFamily * family, add_family(hash, FamilyOrigin::Files));
  family->name = copied;
  if (own && own->faces) {
    family->faces = own->faces;
    return family;
  }
  const Status status = add_files(*family, files);
  if (status != Status::Ok) families_ = family->next;
  WEFT_TRY(status);
  return family;
}

Status FontCollection::find_matched(const MatchedFonts& matched, ArenaVector<FaceFile>& files) {
  for (const FontFile& file : matched.faces) WEFT_TRY(add_face_file(file, arena_, files));
  return Status::Ok;
}

/// The files of the family `name`, or of one with the same widths, whose name it then becomes.
Status FontCollection::find_system_files(std::string_view& name, ArenaVector<FaceFile>& files) {
  const std::string_view wanted = name;
  WEFT_TRY(quick_catalog_.find_family(family_hash(name), arena_, files));
  if (files.empty()) WEFT_TRY(catalog_.find_family(family_hash(name), arena_, files));
  for (size_t place = 0; is_of_system_ && files.empty(); ++place) {
    name = metric_compatible(wanted, place);
    if (name.empty()) return Status::Ok;
    WEFT_TRY(catalog_.find_family(family_hash(name), arena_, files));
  }
  return Status::Ok;
}

Result<KnownFamily*> FontCollection::read_family(std::string_view name, uint64_t hash) {
  Arena scratch(budget_, 1024);
  ArenaVector<FaceFile> files(scratch);
  if (matcher_) {
    const MatchedFonts matched = matcher_->find_family(name);
    WEFT_TRY(find_matched(matched, files));
    return add_family_of(matched.family, hash, files.span());
  }
  WEFT_TRY(find_system_files(name, files));
  return add_family_of(name, hash, files.span());
}

Result<KnownFamily*> FontCollection::named_family(std::string_view name) {
  const uint64_t hash = family_hash(name);
  if (KnownFamily* known = known_family(hash)) return known;
  return read_family(name, hash);
}

/// The matcher's family for a generic one; without faces where there is no matcher, or none.
Result<KnownFamily*> FontCollection::matched_generic(GenericFamily generic) {
  const uint64_t hash =
      mix(family_hash(css_name(generic)), 1);  // no family of a page has this name
  if (KnownFamily* known = known_family(hash)) return known;
  Arena scratch(budget_, 1024);
  ArenaVector<FaceFile> files(scratch);
  const MatchedFonts matched = matcher_->find_generic(css_name(generic));
  WEFT_TRY(find_matched(matched, files));
  return add_family_of(matched.family, hash, files.span());
}

Result<KnownFamily*> FontCollection::generic_family(GenericFamily generic) {
  const size_t place = place_of(generic);
  const std::string_view wanted = wanted_generic_[place];
  if (!wanted.empty()) {
    WEFT_TRY_ASSIGN(KnownFamily * family, named_family(wanted));
    if (family->faces) return family;
    wanted_generic_[place] = {};
  }
  KnownFamily* family = nullptr;
  if (matcher_) {
    WEFT_TRY_ASSIGN(family, matched_generic(generic));
    // A machine without such a family answers with the one that it has for everything.
    if (generic == GenericFamily::Cursive || generic == GenericFamily::Fantasy) {
      WEFT_TRY_ASSIGN(const KnownFamily* const usual, matched_generic(GenericFamily::SansSerif));
      if (family->name == usual->name) return generic_family(GenericFamily::Serif);
    }
  }
  if (!family || !family->faces) {
    WEFT_TRY_ASSIGN(family, named_family(kUsualGeneric[place]));
    if (family->faces) family->name = kUsualGeneric[place];  // however a page spells it
  }
  const std::string_view used = family->faces ? family->name : kUsualGeneric[place];
  if (!wanted.empty())
    notes_.notef("the family that was named for %s is not there: %.*s is used",
                 kGenericNames[place], static_cast<int>(used.size()), used.data());
  return family;
}

Result<KnownFamily*> FontCollection::family(const FontFamily& wanted) {
  return wanted.generic == GenericFamily::None ? named_family(wanted.name)
                                               : generic_family(wanted.generic);
}

/// A family of the first face that has a character in first…last; null when none has.
Result<KnownFamily*> FontCollection::fallback_family(char32_t first, char32_t last) {
  const Result<FaceFile> file = catalog_.find_characters(first, last, arena_);
  if (file.status() == Status::NotFound) return kNoFamily;
  WEFT_TRY(file.status());
  return family_of_face(file.value());
}

/// The same of the face that the matcher has for one character.
Result<KnownFamily*> FontCollection::matched_fallback(char32_t character) {
  Arena scratch(budget_, 512);
  ArenaVector<FaceFile> files(scratch);
  WEFT_TRY(find_matched(matcher_->find_character(character), files));
  return files.empty() ? Result(kNoFamily) : family_of_face(files[0]);
}

Result<KnownFamily*> FontCollection::family_of_face(const FaceFile& file) {
  const uint64_t place =
      file.path.empty() ? reinterpret_cast<uintptr_t>(file.bytes.data()) : family_hash(file.path);
  const uint64_t hash = mix(file.index + 1, place);
  if (KnownFamily* known = known_family(hash)) return known;
  WEFT_TRY_ASSIGN(KnownFamily * family, add_family(hash, FamilyOrigin::Fallback));
  WEFT_TRY(add_files(*family, {&file, 1}));
  return family;
}

Result<KnownFamily*> FontCollection::default_family() {
  if (default_family_) return default_family_;
  WEFT_TRY_ASSIGN(KnownFamily * family, generic_family(GenericFamily::Serif));
  if (!family->faces) {
    WEFT_TRY_ASSIGN(KnownFamily * any, fallback_family(0x20, 0x10FFFF));
    if (any) family = any;
  }
  default_family_ = family;
  return family;
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
    WEFT_TRY_ASSIGN(bytes, store_.unpack(bytes, arena_));
  }
  if (Sfnt::face_count(bytes) == 0) return Status::Unsupported;
  WEFT_TRY(store_.face(bytes, 0, AxisValues{}, arena_).status());
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

/// The installed family of that very name, whatever families of it a page has.
Result<KnownFamily*> FontCollection::installed_family(std::string_view name) {
  const uint64_t hash = family_hash(name);
  KnownFamily* family = known_family(hash);
  if (!family || family->origin == FamilyOrigin::Page) {
    const uint64_t other = mix(hash, 2);  // no family of a page has this name
    family = known_family(other);
    if (!family) {
      WEFT_TRY_ASSIGN(family, read_family(name, other));
    }
  }
  return family->faces && family_hash(family->name) == hash ? family : kNoFamily;
}

/// CSS Fonts 4, 4.3.3: a family's name, or that of one face: the family's and words for its style.
Status FontCollection::map_local_face(OfferedFace& face, std::string_view name) {
  StyleWords style = style_words(name);
  WEFT_TRY_ASSIGN(KnownFamily * family, installed_family(name));
  if (family) style = {};
  if (!family && style.family.size() < name.size()) {
    WEFT_TRY_ASSIGN(family, installed_family(style.family));
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
                  store_.face(face.bytes, face.index, axes_for(face, query), arena_));
  const Synthesis synthesis = synthesis_for(face, query);
  const Px size = query.size * face.size_percent / 100;
  WEFT_TRY_ASSIGN(const SizedFont* font,
                  store_.font(*opened, size, synthesis, face.descriptors, arena_));
  const Px adjusted = adjusted_size(*font, query);
  return adjusted == size ? font
                          : store_.font(*opened, adjusted, synthesis, face.descriptors, arena_);
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
  WEFT_TRY_ASSIGN(KnownFamily* const installed, installed_family(wanted.name));
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
    WEFT_TRY_ASSIGN(KnownFamily * known, family(wanted));
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

Result<std::string_view> FontCollection::serving(const FontFamily& wanted) {
  WEFT_TRY_ASSIGN(const KnownFamily* known, family(wanted));
  if (!known->faces) return std::string_view();
  const bool is_named = wanted.generic == GenericFamily::None;
  return is_named && is_itself(*known) ? wanted.name : known->name;
}

Result<const Font*> FontCollection::find(const FontQuery& query) {
  WEFT_TRY_ASSIGN(const Primary found, primary(query));
  return static_cast<const Font*>(found.font);
}

Result<const SizedFont*> FontCollection::choose_default(const FontQuery& query,
                                                        char32_t character) {
  WEFT_TRY_ASSIGN(KnownFamily * known, default_family());
  WEFT_TRY_ASSIGN(const SizedFont* font, choose(known, query, character));
  if (font) return font;
  WEFT_TRY_ASSIGN(known, generic_family(GenericFamily::SansSerif));
  return choose(known, query, character);
}

/// A face that has the character: one that helped out before, else the first of all files.
Result<const SizedFont*> FontCollection::choose_any(const FontQuery& query, char32_t character) {
  const size_t block = character / 256;
  if (block >= kBlocks || absent_blocks_[block / 8] & (1 << block % 8)) return kNoFont;
  for (KnownFamily* known = families_; known; known = known->next) {
    if (known->origin != FamilyOrigin::Fallback) continue;
    WEFT_TRY_ASSIGN(const SizedFont* font, choose(known, query, character));
    if (font) return font;
  }
  if (matcher_) {
    WEFT_TRY_ASSIGN(KnownFamily * matched, matched_fallback(character));
    return matched ? choose(matched, query, character) : Result(kNoFont);
  }
  WEFT_TRY_ASSIGN(KnownFamily * any, fallback_family(character, character));
  if (any) return choose(any, query, character);
  const auto first = static_cast<char32_t>(block * 256);
  WEFT_TRY_ASSIGN(any, fallback_family(first, first + 255));
  if (!any)
    absent_blocks_[block / 8] = static_cast<uint8_t>(absent_blocks_[block / 8] | (1 << block % 8));
  return kNoFont;
}

Result<const SizedFont*> FontCollection::font_with(const FontQuery& query, char32_t character) {
  const uint64_t key = mix(key_of(query), character);
  Remembered& remembered = fallbacks_[(key >> 32) % kRemembered];
  if (remembered.key == key) return remembered.font;
  const SizedFont* font = nullptr;
  for (size_t i = 0; i < query.families.size() && !font; ++i) {
    WEFT_TRY_ASSIGN(KnownFamily * known, family(query.families[i]));
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
  return store_.font(font.face(), size, font.synthesis(), font.descriptors(), arena_);
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
  const uint8_t quarters =
      mode == GlyphMode::Mono ? uint8_t{0} : static_cast<uint8_t>(subpixel & 3);
  return {glyph, quarters, mode, font.size(), font.synthesis().bold, font.synthesis().oblique};
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
  return store_.outline(sized, outline_request(sized, glyph, 0, GlyphMode::Gray), outline);
}

}  // namespace weft
