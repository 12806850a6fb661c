// A face of a mapped file as FreeType has it open (some KB of heap), shared by all places of its
// variation axes. It can be closed at any time and is opened again when needed.
#pragma once

#include <span>

#include "fonts/freetype/library.h"
#include "render/base/px.h"

struct FT_FaceRec_;

namespace weft {

class OpenFile {
 public:
  /// `bytes` is read in place and outlives this.
  OpenFile(FreeTypeLibrary& library, std::span<const uint8_t> bytes, uint32_t index)
      : library_(&library), bytes_(bytes), index_(index) {}
  ~OpenFile() { close(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Errors: OutOfMemory, Corrupt, Unsupported (not scalable).
  Status open();
  void close();
  bool is_open() const { return face_ != nullptr; }

  FT_FaceRec_* get() const { return face_; }
  FreeTypeLibrary& library() const { return *library_; }
  std::span<const uint8_t> bytes() const { return bytes_; }
  uint32_t index() const { return index_; }
  /// The file as FreeType reads it, unpacked if it was packed, until close(). REQUIRES: is_open().
  std::span<const uint8_t> unpacked() const;
  /// True when characters are those of a symbol font.
  bool is_symbol() const { return is_symbol_; }

  /// Whose axis values are set; null after opening.
  const void* user = nullptr;
  bool is_moved = false;  ///< Some axis is not at its default.
  Px size;                ///< That FreeType scales to: to set it again runs programs of the font.
  uint32_t last_use = 0;
  OpenFile* next = nullptr;

 private:
  void select_characters();

  FreeTypeLibrary* library_;
  FT_FaceRec_* face_ = nullptr;
  std::span<const uint8_t> bytes_;
  uint32_t index_;
  bool is_symbol_ = false;
};

}  // namespace weft
