#include "fonts/catalog/catalog.h"

#include <algorithm>
#include <array>

#include "fonts/catalog/mapped_file.h"
#include "fonts/sfnt/coverage.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr uint16_t kMaxDepth = 8;
constexpr size_t kMaxDirectories = 1000;
constexpr std::string_view kExtensions[] = {".ttf", ".otf", ".ttc", ".otc"};

bool is_font_name(std::string_view name) {
  if (name.size() < 4) return false;
  for (std::string_view extension : kExtensions)
    if (equal_ignoring_case(name.substr(name.size() - 4), extension)) return true;
  return false;
}

uint32_t hash_of(std::string_view name) {
  uint32_t hash = 2166136261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

/// directory/name in a fixed buffer.
class JoinedPath {
 public:
  JoinedPath() = default;
  JoinedPath(std::string_view directory, std::string_view name) {
    if (directory.size() + name.size() + 1 > bytes_.size()) return;
    std::memcpy(bytes_.data(), directory.data(), directory.size());
    bytes_[directory.size()] = '/';
    std::memcpy(bytes_.data() + directory.size() + 1, name.data(), name.size());
    size_ = directory.size() + 1 + name.size();
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kMaxPathBytes> bytes_;
  size_t size_ = 0;
};

bool is_regular(const FaceTraits& traits) {
  return traits.slant == FontSlant::Normal && traits.lowest_weight <= 400 &&
         traits.highest_weight >= 400 && traits.lowest_stretch <= 100 &&
         traits.highest_stretch >= 100;
}

}  // namespace

/// The best face so far of a look through all files.
struct Catalog::Best {
  JoinedPath path;
  uint32_t index = 0;
  FaceTraits traits;

  bool is_better(std::string_view other, const FaceTraits& other_traits) const {
    if (path.view().empty()) return true;
    if (is_regular(other_traits) != is_regular(traits)) return is_regular(other_traits);
    return other < path.view();
  }
  Result<FaceFile> face(Arena& arena) const {
    WEFT_TRY_ASSIGN(const std::string_view copied, arena.copy(path.view()));
    return FaceFile{copied, index, traits};
  }
};

Status Catalog::add_directory(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  for (const ScannedDirectory& known : directories_)
    if (known.path == path) return Status::Ok;
  WEFT_TRY_ASSIGN(const std::string_view copied, arena_.copy(path));
  return directories_.push({copied, 0, false});
}

Status Catalog::scan() {
  for (size_t i = 0; i < directories_.size(); ++i)
    if (!directories_[i].is_scanned) WEFT_TRY(scan_directory(i));
  return Status::Ok;
}

Status Catalog::scan_directory(size_t index) {
  const ScannedDirectory directory = directories_[index];
  const size_t names = names_.size();
  Directory entries(directory.path);
  DirectoryEntry entry;
  Status status = entries.status();
  while (status == Status::Ok && entries.next(entry)) {
    if (entry.kind == EntryKind::File) {
      status = add_file(index, entry.name);
    } else if (directory.depth < kMaxDepth && directories_.size() < kMaxDirectories) {
      status = add_directory(JoinedPath(directory.path, entry.name).view());
      directories_.back().depth =
          std::max(directories_.back().depth, static_cast<uint16_t>(directory.depth + 1));
    }
  }
  directories_[index].is_scanned = status == Status::Ok;
  if (status != Status::Ok) names_.truncate(names);
  return status;
}

Status Catalog::add_file(size_t directory, std::string_view name) {
  if (!is_font_name(name)) return Status::Ok;
  const Result<MappedFile> file =
      MappedFile::open(JoinedPath(directories_[directory].path, name).view());
  if (!file.ok()) return Status::Ok;
  const uint32_t faces = Sfnt::face_count(file.value().bytes());
  for (uint32_t i = 0; i < faces; ++i) {
    const Result<Sfnt> sfnt = Sfnt::open(file.value().bytes(), i);
    if (!sfnt.ok()) continue;
    WEFT_TRY(add_families(sfnt.value(), {0, hash_of(name), static_cast<uint16_t>(directory)}));
  }
  return Status::Ok;
}

Status Catalog::add_families(const Sfnt& sfnt, FamilyFile file) {
  const size_t first = names_.size();
  uint32_t record = 0;
  uint64_t family = 0;
  while (sfnt.next_family(record, family)) {
    file.family = static_cast<uint32_t>(family >> 32);
    bool is_known = false;
    for (size_t i = first; i < names_.size(); ++i)
      is_known = is_known || names_[i].family == file.family;
    if (!is_known) WEFT_TRY(names_.push(file));
  }
  return Status::Ok;
}

bool Catalog::lists(size_t directory, uint64_t family, std::string_view name) const {
  const uint32_t wanted = hash_of(name);
  for (const FamilyFile& file : names_)
    if (file.directory == directory && file.family == static_cast<uint32_t>(family >> 32) &&
        file.file_name == wanted)
      return true;
  return false;
}

Status Catalog::find_family(uint64_t family, Arena& arena, ArenaVector<FaceFile>& faces) {
  WEFT_TRY(scan());
  const size_t first = faces.size();
  size_t collected = SIZE_MAX;
  for (size_t i = 0; i < names_.size(); ++i) {
    // The names of a directory stand together.
    if (names_[i].family != static_cast<uint32_t>(family >> 32) || names_[i].directory == collected)
      continue;
    collected = names_[i].directory;
    WEFT_TRY(collect(collected, family, arena, faces));
  }
  std::sort(faces.begin() + first, faces.end(), [](const FaceFile& a, const FaceFile& b) {
    return a.path != b.path ? a.path < b.path : a.index < b.index;
  });
  return Status::Ok;
}

Status Catalog::collect(size_t directory, uint64_t family, Arena& arena,
                        ArenaVector<FaceFile>& faces) {
  Directory entries(directories_[directory].path);
  WEFT_TRY(entries.status());
  DirectoryEntry entry;
  while (entries.next(entry)) {
    if (entry.kind != EntryKind::File || !is_font_name(entry.name) ||
        !lists(directory, family, entry.name))
      continue;
    WEFT_TRY(collect_file(JoinedPath(directories_[directory].path, entry.name).view(), family,
                          arena, faces));
  }
  return Status::Ok;
}

Status Catalog::collect_file(std::string_view path, uint64_t family, Arena& arena,
                             ArenaVector<FaceFile>& faces) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file.ok()) return Status::Ok;
  const uint32_t count = Sfnt::face_count(file.value().bytes());
  for (uint32_t i = 0; i < count; ++i) {
    const Result<Sfnt> sfnt = Sfnt::open(file.value().bytes(), i);
    if (!sfnt.ok() || !sfnt.value().has_family(family)) continue;
    WEFT_TRY_ASSIGN(const std::string_view copied, arena.copy(path));
    WEFT_TRY(faces.push({copied, i, sfnt.value().traits()}));
  }
  return Status::Ok;
}

Status Catalog::look_for(char32_t first, char32_t last, Best& best) {
  for (const ScannedDirectory& directory : directories_) {
    Directory entries(directory.path);
    WEFT_TRY(entries.status());
    DirectoryEntry entry;
    while (entries.next(entry)) {
      if (entry.kind != EntryKind::File || !is_font_name(entry.name)) continue;
      const JoinedPath path(directory.path, entry.name);
      const Result<MappedFile> file = MappedFile::open(path.view());
      const Result<Sfnt> sfnt =
          file.ok() ? Sfnt::open(file.value().bytes(), 0) : Result<Sfnt>(file.status());
      if (!sfnt.ok() || !best.is_better(path.view(), sfnt.value().traits())) continue;
      if (covers_any(sfnt.value(), first, last)) best = {path, 0, sfnt.value().traits()};
    }
  }
  return Status::Ok;
}

Result<FaceFile> Catalog::find_characters(char32_t first, char32_t last, Arena& arena) {
  WEFT_TRY(scan());
  Best best;
  WEFT_TRY(look_for(first, last, best));
  return best.face(arena);
}

}  // namespace weft
