#include "drivers/epd/shown_bands.h"

#include <algorithm>
#include <cstdio>

#include "render/base/fnv.h"

namespace weft {
namespace {

// Changes with the form of the record.
constexpr uint64_t kForm = 1;

std::span<uint8_t> bytes_of(uint64_t* words, size_t count) {
  return {reinterpret_cast<uint8_t*>(words), count * sizeof *words};
}

uint64_t identity_of(const PanelInfo& info, Rotation rotation, size_t bands) {
  uint64_t facts[] = {kForm,     info.width, info.height, static_cast<uint64_t>(rotation),
                      info.left, info.top,   info.wiring, info.palette->bits_per_pixel,
                      bands};
  return Fnv64()
      .add_all(info.name)
      .add_all(info.palette->name)
      .add_all(bytes_of(facts, std::size(facts)))
      .value();
}

}  // namespace

Status ShownBands::take(Store& store, const PanelInfo& info, Rotation rotation, size_t bands) {
  const size_t both = 2 * (kFirstHash + bands + 1) * sizeof(uint64_t);
  words_ = static_cast<uint64_t*>(budget_.allocate(both));
  if (!words_) return Status::OutOfMemory;
  bands_ = bands;
  store_ = &store;
  panel_ = static_cast<uint32_t>(Fnv64().add_all(info.name).value());
  std::snprintf(name_, sizeof name_, "shown-%08lx", static_cast<unsigned long>(panel_));
  std::fill_n(seen(), words(), Fnv64().value());
  seen()[kIdentity] = identity_of(info, rotation, bands);

  const auto size = store.get(name_, bytes_of(shown(), words()));
  const size_t check = words() - 1;
  const bool whole = size.ok() && size.value() == bytes();
  const bool sound = whole && shown()[check] == Fnv64().add_all(bytes_of(shown(), check)).value();
  if (size.ok() ? whole && !sound : size.status() != Status::NotFound)
    notes_.note("what is remembered of the panel cannot be read: it is refreshed as a whole");
  known_ = sound && shown()[kIdentity] == seen()[kIdentity];
  if (store.remove(name_) == Status::Ok) return Status::Ok;
  notes_.note("what the panel shows cannot be remembered: every refresh is a full one");
  known_ = false;
  store_ = nullptr;
  return Status::Ok;
}

bool ShownBands::see(size_t band, std::span<const uint8_t> bytes) {
  if (!words_) return true;
  uint64_t& hash = seen()[kFirstHash + band];
  hash = Fnv64(hash).add_all(bytes).value();
  return !known_ || hash != shown()[kFirstHash + band];
}

bool ShownBands::differs() const {
  return !known_ ||
         !std::equal(shown() + kFirstHash, shown() + kFirstHash + bands_, seen() + kFirstHash);
}

ShownBands::BandName ShownBands::name_of(size_t band) const {
  BandName name;
  std::snprintf(name.text, sizeof name.text, "%08lx-%u", static_cast<unsigned long>(panel_),
                static_cast<unsigned>(band % 10'000));
  return name;
}

void ShownBands::keep(size_t band, std::span<const uint8_t> bytes) {
  if (store_) (void)store_->put(name_of(band).text, bytes);
}

std::span<const uint8_t> ShownBands::load(size_t band, std::span<uint8_t> room) const {
  if (!store_ || !known_) return {};
  const auto size = store_->get(name_of(band).text, room);
  if (!size.ok() || size.value() > room.size()) return {};
  const std::span<const uint8_t> bytes = room.first(size.value());
  return Fnv64().add_all(bytes).value() == shown()[kFirstHash + band] ? bytes
                                                                      : std::span<const uint8_t>();
}

bool ShownBands::has_bands(std::span<uint8_t> room) const {
  for (size_t band = 0; band < bands_; ++band)
    if (load(band, room).empty()) return false;
  return true;
}

void ShownBands::remember(uint64_t lesser_refreshes) {
  if (!words_) return;
  const size_t check = words() - 1;
  seen()[kLesser] = lesser_refreshes;
  seen()[check] = Fnv64().add_all(bytes_of(seen(), check)).value();
  put(seen());
}

void ShownBands::put_back() {
  if (known_) put(shown());
}

void ShownBands::put(const uint64_t* record) {
  const std::span<const uint8_t> whole(reinterpret_cast<const uint8_t*>(record), bytes());
  if (store_ && store_->put(name_, whole) != Status::Ok)
    notes_.note("what the panel shows cannot be remembered: the next refresh is a full one");
}

}  // namespace weft
