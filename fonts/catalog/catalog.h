// The families that font files hold: files in memory, whose names are read where they lie, and the
// files of directories. Holds 12 bytes per family name of a file and the paths of the
// directories: a match lists the directory again for the file's name and reads the file to be sure.
#pragma once

#include "fonts/sfnt/sfnt.h"
#include "render/base/arena_vector.h"

namespace weft {

/// One face of one file.
struct FaceFile {
  std::string_view path;           ///< In the arena of the caller; empty for a file in memory.
  std::span<const uint8_t> bytes;  ///< A file in memory; empty for one with a path.
  uint32_t index = 0;
  FaceTraits traits;
};

class Catalog {
 public:
  explicit Catalog(Budget& budget) : arena_(budget, 1024), directories_(arena_), names_(arena_) {}

  /// Adds a font file in memory, which outlives the catalogue. Its faces come before those of
  /// directories. Errors: OutOfMemory.
  Status add_file(std::span<const uint8_t> bytes);

  /// Scans `path` and its subfolders, once, at the first question. Errors: OutOfMemory.
  Status add_directory(std::string_view path) { return add_directory(path, 0); }
  /// Appends the faces of the family to `faces`, in order of their paths, which go to `arena`;
  /// before them those in memory, in the order of add_file(). Errors: OutOfMemory.
  Status find_family(uint64_t family, Arena& arena, ArenaVector<FaceFile>& faces);
  /// The first face in that order that has a character in first…last, upright and regular ones
  /// before others. Looks into every file. Errors: NotFound, OutOfMemory.
  Result<FaceFile> find_characters(char32_t first, char32_t last, Arena& arena);

 private:
  struct MemoryFile {
    std::span<const uint8_t> bytes;
    MemoryFile* next;
  };
  struct ScannedDirectory {
    std::string_view path;
    uint16_t depth = 0;
    bool is_scanned = false;
  };
  struct FamilyFile {
    uint32_t family;     // upper half of the family's hash
    uint32_t file_name;  // hash of the file's name
    uint16_t directory;
  };
  class Best;

  Status add_directory(std::string_view path, int depth);
  Status scan();
  Status scan_directory(size_t index);
  Status scan_file(size_t directory, std::string_view name, std::string_view path);
  Status add_families(const Sfnt& sfnt, FamilyFile file);
  Status collect(size_t directory, uint64_t family, Arena& arena, ArenaVector<FaceFile>& faces);
  bool lists(size_t directory, uint64_t family, std::string_view name) const;

  Arena arena_;
  MemoryFile* first_file_ = nullptr;
  ArenaVector<ScannedDirectory> directories_;
  ArenaVector<FamilyFile> names_;
};

}  // namespace weft
