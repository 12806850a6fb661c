#include "fonts/matching/font_families.h"

#include <algorithm>
#include <utility>

#include "fonts/catalog/metric_compatible.h"
#include "fonts/catalog/system_fonts.h"
#include "fonts/sfnt/family_name.h"
#include "render/base/files.h"

namespace weft {
namespace {

constexpr KnownFamily* kNoFamily = nullptr;

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

}  // namespace

FontFamilies::FontFamilies(Budget& budget, Notes& notes)
    : budget_(budget),
      notes_(notes),
      arena_(budget, 1024),
      quick_catalog_(budget),
      catalog_(budget),
      names_(budget, 128) {}

Status FontFamilies::start(const FontOptions& options) {
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

Status FontFamilies::copy_rule(const FontFaceRule& rule, OfferedFace& face) {
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

Status FontFamilies::add_face(const FontFaceRule& rule, Resources& resources) {
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
  return Status::Ok;
}

void FontFamilies::clear() {
  for (KnownFamily* family = families_; family; family = family->next)
    for (OfferedFace* face = family->faces; face; face = face->next)
      if (!face->path.empty()) unmap(std::exchange(face->bytes, {}));  // it may be another's too
  families_ = nullptr;
  default_family_ = nullptr;
  arena_.clear();
}

KnownFamily* FontFamilies::known_family(uint64_t hash) const {
  KnownFamily* family = families_;
  while (family && family->hash != hash) family = family->next;
  return family;
}

Result<KnownFamily*> FontFamilies::add_family(uint64_t hash, FamilyOrigin origin) {
  auto* family = arena_.make<KnownFamily>(hash, origin, std::string_view(), nullptr, families_);
  if (!family) return Status::OutOfMemory;
  families_ = family;
  return family;
}

Status FontFamilies::add_files(KnownFamily& family, std::span<const FaceFile> files) {
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
Result<KnownFamily*> FontFamilies::own_family_of(std::string_view name,
                                                 std::span<const FaceFile> files) {
  const uint64_t hash = family_hash(name);
  KnownFamily* known = known_family(hash);
  if (!known) return add_family_of(name, hash, files);
  return known->origin == FamilyOrigin::Files ? known : kNoFamily;
}

/// A family that is asked for by `hash`, with the faces of `files`, which are those of `name`.
Result<KnownFamily*> FontFamilies::add_family_of(std::string_view name, uint64_t hash,
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

Status FontFamilies::find_matched(const MatchedFonts& matched, ArenaVector<FaceFile>& files) {
  for (const FontFile& file : matched.faces) WEFT_TRY(add_face_file(file, arena_, files));
  return Status::Ok;
}

/// The files of the family `name`, or of one with the same widths, whose name it then becomes.
Status FontFamilies::find_system_files(std::string_view& name, ArenaVector<FaceFile>& files) {
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

Result<KnownFamily*> FontFamilies::read_family(std::string_view name, uint64_t hash) {
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

Result<KnownFamily*> FontFamilies::named_family(std::string_view name) {
  const uint64_t hash = family_hash(name);
  if (KnownFamily* known = known_family(hash)) return known;
  return read_family(name, hash);
}

/// The matcher's family for a generic one; without faces where there is no matcher, or none.
Result<KnownFamily*> FontFamilies::matched_generic(GenericFamily generic) {
  const uint64_t hash =
      mix(family_hash(css_name(generic)), 1);  // no family of a page has this name
  if (KnownFamily* known = known_family(hash)) return known;
  Arena scratch(budget_, 1024);
  ArenaVector<FaceFile> files(scratch);
  const MatchedFonts matched = matcher_->find_generic(css_name(generic));
  WEFT_TRY(find_matched(matched, files));
  return add_family_of(matched.family, hash, files.span());
}

Result<KnownFamily*> FontFamilies::generic_family(GenericFamily generic) {
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

Result<KnownFamily*> FontFamilies::family(const FontFamily& wanted) {
  return wanted.generic == GenericFamily::None ? named_family(wanted.name)
                                               : generic_family(wanted.generic);
}

Result<std::string_view> FontFamilies::serving(const FontFamily& wanted) {
  WEFT_TRY_ASSIGN(const KnownFamily* known, family(wanted));
  if (!known->faces) return std::string_view();
  const bool is_named = wanted.generic == GenericFamily::None;
  return is_named && is_itself(*known) ? wanted.name : known->name;
}

/// A family of the first face that has a character in first…last; null when none has.
Result<KnownFamily*> FontFamilies::fallback_family(char32_t first, char32_t last) {
  const Result<FaceFile> file = catalog_.find_characters(first, last, arena_);
  if (file.status() == Status::NotFound) return kNoFamily;
  WEFT_TRY(file.status());
  return family_of_face(file.value());
}

/// The same of the face that the matcher has for one character.
Result<KnownFamily*> FontFamilies::matched_fallback(char32_t character) {
  Arena scratch(budget_, 512);
  ArenaVector<FaceFile> files(scratch);
  WEFT_TRY(find_matched(matcher_->find_character(character), files));
  return files.empty() ? Result(kNoFamily) : family_of_face(files[0]);
}

Result<KnownFamily*> FontFamilies::family_of_face(const FaceFile& file) {
  const uint64_t place =
      file.path.empty() ? reinterpret_cast<uintptr_t>(file.bytes.data()) : family_hash(file.path);
  const uint64_t hash = mix(file.index + 1, place);
  if (KnownFamily* known = known_family(hash)) return known;
  WEFT_TRY_ASSIGN(KnownFamily * family, add_family(hash, FamilyOrigin::Fallback));
  WEFT_TRY(add_files(*family, {&file, 1}));
  return family;
}

Result<KnownFamily*> FontFamilies::default_family() {
  if (default_family_) return default_family_;
  WEFT_TRY_ASSIGN(KnownFamily * family, generic_family(GenericFamily::Serif));
  if (!family->faces) {
    WEFT_TRY_ASSIGN(KnownFamily * any, fallback_family(0x20, 0x10FFFF));
    if (any) family = any;
  }
  default_family_ = family;
  return family;
}

/// The installed family of that very name, whatever families of it a page has.
Result<KnownFamily*> FontFamilies::installed_family(std::string_view name) {
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

bool FontFamilies::may_have(char32_t character) const {
  const size_t block = character / 256;
  return block < kBlocks && !(absent_blocks_[block / 8] & (1 << block % 8));
}

Result<KnownFamily*> FontFamilies::fallback_for(char32_t character) {
  if (matcher_) return matched_fallback(character);
  WEFT_TRY_ASSIGN(KnownFamily * any, fallback_family(character, character));
  if (any) return any;
  const size_t block = character / 256;
  const auto first = static_cast<char32_t>(block * 256);
  WEFT_TRY_ASSIGN(any, fallback_family(first, first + 255));
  if (!any)
    absent_blocks_[block / 8] = static_cast<uint8_t>(absent_blocks_[block / 8] | (1 << block % 8));
  return kNoFamily;
}

}  // namespace weft
