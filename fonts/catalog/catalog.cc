#include "fonts/catalog/catalog.h"

#include <algorithm>
#include <array>

#include "fonts/sfnt/coverage.h"
#include "render/base/ascii.h"
#include "render/base/files.h"
#include "render/base/fnv.h"

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

uint32_t hash_of(std::string_view name) { return Fnv32().add_all(name).value(); }

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

/// A file that cannot be read is as one that is not there. Errors: OutOfMemory.
Result<MappedFile> map_if_readable(std::string_view path) {
  Result<MappedFile> file = MappedFile::open(path);
  const bool is_unreadable = !file.ok() && file.status() != Status::OutOfMemory;
  return is_unreadable ? Result<MappedFile>(MappedFile()) : std::move(file);
}

/// Appends the faces of `family` in the file `bytes`. `path` is that of the file, in the arena of
/// the caller, or empty for a file in memory. Errors: OutOfMemory.
Status collect_faces(std::span<const uint8_t> bytes, std::string_view path, uint64_t family,
                     ArenaVector<FaceFile>& faces) {
  const uint32_t count = Sfnt::face_count(bytes);
  for (uint32_t i = 0; i < count; ++i) {
    const Result<Sfnt> sfnt = Sfnt::open(bytes, i);
    if (!sfnt.ok() || !sfnt.value().has_family(family)) continue;
    const std::span<const uint8_t> kept = path.empty() ? bytes : std::span<const uint8_t>();
    WEFT_TRY(faces.push({path, kept, i, sfnt.value().traits()}));
  }
  return Status::Ok;
}

}  // namespace

/// The best face so far of a look through all files for a character in first…last.
class Catalog::Best {
 public:
  Best(char32_t first, char32_t last) : first_(first), last_(last) {}

  void look_into_memory(std::span<const uint8_t> file) {
    if (look_into(file, {})) bytes_ = file;
  }
  Status look_into_file(const JoinedPath& path) {
    WEFT_TRY_ASSIGN(const MappedFile file, map_if_readable(path.view()));
    if (!look_into(file.bytes(), path.view())) return Status::Ok;
    path_ = path;
    bytes_ = {};
    return Status::Ok;
  }
  Result<FaceFile> face(Arena& arena) const {
    if (!is_found_) return Status::NotFound;
    WEFT_TRY_ASSIGN(const std::string_view copied, arena.copy(path_.view()));
    return FaceFile{copied, bytes_, 0, traits_};
  }

 private:
  /// True when the file's first face is now the best.
  bool look_into(std::span<const uint8_t> file, std::string_view path) {
    const Result<Sfnt> sfnt = Sfnt::open(file, 0);
    if (!sfnt.ok() || !is_better(path, sfnt.value().traits()) ||
        !covers_any(sfnt.value(), first_, last_))
      return false;
    is_found_ = true;
    traits_ = sfnt.value().traits();
    return true;
  }
  bool is_better(std::string_view path, const FaceTraits& traits) const {
    if (!is_found_) return true;
    if (is_regular(traits) != is_regular(traits_)) return is_regular(traits);
    return path < path_.view();
  }

  char32_t first_, last_;
  bool is_found_ = false;
  JoinedPath path_;
  std::span<const uint8_t> bytes_;
  FaceTraits traits_;
};

Status Catalog::add_file(std::span<const uint8_t> bytes) {
  MemoryFile** link = &first_file_;
  while (*link) link = &(*link)->next;
  *link = arena_.make<MemoryFile>(bytes, nullptr);
  return *link ? Status::Ok : Status::OutOfMemory;
}

Status Catalog::add_directory(std::string_view path, int depth) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  for (const ScannedDirectory& known : directories_)
    if (known.path == path) return Status::Ok;
  WEFT_TRY_ASSIGN(const std::string_view copied, arena_.copy(path));
  return directories_.push({copied, static_cast<uint16_t>(depth), false});
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
    const JoinedPath path(directory.path, entry.name);
    if (!entry.is_folder) status = scan_file(index, entry.name, path.view());
    else if (directory.depth < kMaxDepth && directories_.size() < kMaxDirectories)
      status = add_directory(path.view(), directory.depth + 1);
  }
  directories_[index].is_scanned = status == Status::Ok;
  if (status != Status::Ok) names_.truncate(names);
  return status;
}

Status Catalog::scan_file(size_t directory, std::string_view name, std::string_view path) {
  if (!is_font_name(name)) return Status::Ok;
  WEFT_TRY_ASSIGN(const MappedFile file, map_if_readable(path));
  const uint32_t faces = Sfnt::face_count(file.bytes());
  for (uint32_t i = 0; i < faces; ++i) {
    const Result<Sfnt> sfnt = Sfnt::open(file.bytes(), i);
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
  for (const MemoryFile* file = first_file_; file; file = file->next)
    WEFT_TRY(collect_faces(file->bytes, {}, family, faces));
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
    if (entry.is_folder || !is_font_name(entry.name) || !lists(directory, family, entry.name))
      continue;
    const JoinedPath path(directories_[directory].path, entry.name);
    WEFT_TRY_ASSIGN(const MappedFile file, map_if_readable(path.view()));
    WEFT_TRY_ASSIGN(const std::string_view copied, arena.copy(path.view()));
    WEFT_TRY(collect_faces(file.bytes(), copied, family, faces));
  }
  return Status::Ok;
}

Result<FaceFile> Catalog::find_characters(char32_t first, char32_t last, Arena& arena) {
  WEFT_TRY(scan());
  Best best(first, last);
  for (const MemoryFile* file = first_file_; file; file = file->next)
    best.look_into_memory(file->bytes);
  for (const ScannedDirectory& directory : directories_) {
    Directory entries(directory.path);
    WEFT_TRY(entries.status());
    DirectoryEntry entry;
    while (entries.next(entry))
      if (!entry.is_folder && is_font_name(entry.name))
        WEFT_TRY(best.look_into_file(JoinedPath(directory.path, entry.name)));
  }
  return best.face(arena);
}

}  // namespace weft
