// What a panel shows, as hashes of the bands of its picture that a Store keeps while board and
// panel sleep. The record is taken out before the panel is touched and put back when all went well:
// whatever interrupts a refresh, nobody trusts a picture that is not there.
#pragma once

#include "weft/budget.h"
#include "weft/notes.h"
#include "weft/panel.h"
#include "weft/store.h"

namespace weft {

class ShownBands {
 public:
  ShownBands(Budget& budget, Notes& notes) : budget_(budget), notes_(notes) {}
  ~ShownBands() { budget_.release(words_, words_ ? 2 * bytes() : 0); }
  ShownBands(const ShownBands&) = delete;
  ShownBands& operator=(const ShownBands&) = delete;

  /// Takes the record of the panel out of `store`. One that is missing, damaged, of another
  /// rotation, or cannot be removed, leaves it unknown what the panel shows; the latter is noted.
  /// Errors: OutOfMemory.
  Status take(Store& store, const PanelInfo& info, Rotation rotation, size_t bands);
  bool is_known() const { return known_; }
  size_t bands() const { return bands_; }
  /// Refreshes since the last full one, in part or fast.
  uint64_t lesser_refreshes() const { return known_ ? shown()[kLesser] : 0; }

  /// A band of the new picture passes, or the next part of one. Returns whether it differs so far
  /// from what is shown.
  bool see(size_t band, std::span<const uint8_t> bytes);
  bool differs() const;

  /// Keeps a band of the new picture itself in the store, for chips that lose theirs. Where there
  /// is no room for it, load() will not have it.
  void keep(size_t band, std::span<const uint8_t> bytes);
  /// A band of what is shown, read into `room`; empty when it was not kept, or is damaged.
  std::span<const uint8_t> load(size_t band, std::span<uint8_t> room) const;
  /// Whether load() has them all.
  bool has_bands(std::span<uint8_t> room) const;

  /// Puts a record of the new picture into the store; a store that cannot be written is noted.
  void remember(uint64_t lesser_refreshes);
  /// Puts the record back as it was, when the panel was not touched.
  void put_back();

 private:
  enum Word : size_t { kIdentity, kLesser, kFirstHash };

  size_t words() const { return kFirstHash + bands_ + 1; }  // the last one is a check of the others
  size_t bytes() const { return words() * sizeof(uint64_t); }
  uint64_t* shown() const { return words_; }
  uint64_t* seen() const { return words_ + words(); }
  void put(const uint64_t* record);
  struct BandName {
    char text[16];
  };
  BandName name_of(size_t band) const;

  Budget& budget_;
  Notes& notes_;
  Store* store_ = nullptr;
  uint64_t* words_ = nullptr;  // the record of what is shown, and that of the new picture
  size_t bands_ = 0;
  uint32_t panel_ = 0;  // a hash of its name
  char name_[16] = {};
  bool known_ = false;
};

}  // namespace weft
