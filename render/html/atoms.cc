#include "render/html/atoms.h"

#include <array>

#include "render/html/known_names.h"

namespace weft {
namespace {

constexpr std::string_view kNames[] = {
    "",
#define WEFT_NAME(identifier, text) text,
#include "render/html/names.def"
#undef WEFT_NAME
};

constexpr size_t kKnownSlots = 2048;
static_assert(std::size(kNames) * 2 < kKnownSlots);

constexpr std::array<uint16_t, kKnownSlots> make_known_slots() {
  std::array<uint16_t, kKnownSlots> slots{};
  for (uint16_t i = 1; i < std::size(kNames); ++i) {
    size_t slot = hash_of_name(kNames[i]) % kKnownSlots;
    while (slots[slot]) slot = (slot + 1) % kKnownSlots;
    slots[slot] = i;
  }
  return slots;
}
constexpr std::array<uint16_t, kKnownSlots> kSlots = make_known_slots();

constexpr size_t kFirstOfPage = static_cast<size_t>(Atom::FirstOfPage);

Atom find_known(std::string_view name, uint32_t hash) {
  for (size_t slot = hash % kKnownSlots; kSlots[slot]; slot = (slot + 1) % kKnownSlots)
    if (kNames[kSlots[slot]] == name) return static_cast<Atom>(kSlots[slot]);
  return Atom::None;
}

}  // namespace

Atom find_known_name(std::string_view name) { return find_known(name, hash_of_name(name)); }

std::string_view known_name(Atom atom) { return kNames[static_cast<size_t>(atom)]; }

Result<Atom> AtomTable::intern(std::string_view name) {
  const Atom known = find(name);
  if (known != Atom::None || name.empty()) return known;
  if (size() > UINT16_MAX) return Status::OutOfMemory;
  if (page_names_ * 2 >= slots_.size()) WEFT_TRY(grow());
  Arena* const arena = name.size() < kLongName ? arena_ : long_names_;
  WEFT_TRY_ASSIGN(const std::string_view copy, arena->copy(name));
  if (page_names_ == pieces_.size() * kPieceNames) {
    const std::span<std::string_view> piece = arena_->make_array<std::string_view>(kPieceNames);
    if (!piece.data()) return Status::OutOfMemory;
    WEFT_TRY(pieces_.push(piece.data()));
  }
  const Atom atom = static_cast<Atom>(size());
  page_name(page_names_++) = copy;
  slots_[slot_of(name, hash_of_name(name))] = atom;
  return atom;
}

Atom AtomTable::find(std::string_view name) const {
  const uint32_t hash = hash_of_name(name);
  const Atom known = find_known(name, hash);
  if (known != Atom::None || slots_.empty()) return known;
  return slots_[slot_of(name, hash)];
}

std::string_view AtomTable::text(Atom atom) const {
  const auto index = static_cast<size_t>(atom);
  return index < kFirstOfPage ? kNames[index] : page_name(index - kFirstOfPage);
}

size_t AtomTable::size() const { return kFirstOfPage + page_names_; }

Status AtomTable::grow() {
  const std::span<Atom> wider = arena_->make_array<Atom>(slots_.empty() ? 64 : slots_.size() * 2);
  if (!wider.data()) return Status::OutOfMemory;
  slots_ = wider;
  for (size_t i = 0; i < page_names_; ++i)
    slots_[slot_of(page_name(i), hash_of_name(page_name(i)))] = static_cast<Atom>(kFirstOfPage + i);
  return Status::Ok;
}

// Where `name` is, or the free slot where it belongs.
size_t AtomTable::slot_of(std::string_view name, uint32_t hash) const {
  size_t slot = hash % slots_.size();
  while (slots_[slot] != Atom::None && text(slots_[slot]) != name)
    slot = (slot + 1) % slots_.size();
  return slot;
}

}  // namespace weft
