// Names as small numbers: tag and attribute names, ids, classes. Known names (names.def) have fixed
// atoms in flash; a page's other names follow in its arena. A selector that names what the table
// does not hold can match nothing.
#pragma once

#include "render/base/arena_vector.h"

namespace weft {

enum class Atom : uint16_t {
  None = 0,
#define WEFT_NAME(identifier, text) identifier,
#include "render/html/names.def"
#undef WEFT_NAME
  FirstOfPage,
};

class AtomTable {
 public:
  /// Names are kept in `arena`, long ones (URLs of pictures) in `long_names`.
  AtomTable(Arena& arena, Arena& long_names)
      : arena_(&arena), long_names_(&long_names), pieces_(arena) {}
  explicit AtomTable(Arena& arena) : AtomTable(arena, arena) {}
  /// The atom of `name`, case-sensitive, made when it is new. Errors: OutOfMemory (also for the
  /// 65,536th name).
  Result<Atom> intern(std::string_view name);
  /// The atom of `name`, or None when no node of the page has it.
  Atom find(std::string_view name) const;
  /// Lives as long as the arena; empty for None.
  std::string_view text(Atom atom) const;
  /// The number of atoms: every one is below this.
  size_t size() const;

 private:
  Status grow();
  size_t slot_of(std::string_view name, uint32_t hash) const;

  // In pieces that stay where they are: a table that moved would leave its old room behind.
  static constexpr size_t kPieceNames = 32;
  std::string_view& page_name(size_t index) const {
    return pieces_[index / kPieceNames][index % kPieceNames];
  }

  static constexpr size_t kLongName = 256;
  Arena* arena_;
  Arena* long_names_;
  ArenaVector<std::string_view*> pieces_;  // the page's own names
  size_t page_names_ = 0;
  std::span<Atom> slots_;  // open addressing over the page's own names
};

}  // namespace weft
