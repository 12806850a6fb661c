#include <esp_partition.h>

#include <algorithm>

#include "weft/esp_system.h"

namespace weft {

Result<std::span<const uint8_t>> map_partition(const char* label, Notes& notes) {
  const esp_partition_t* const found =
      esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_ANY, label);
  if (!found) {
    notes.notef("the partition table has no data partition \"%s\"", label);
    return Status::NotFound;
  }
  const void* bytes = nullptr;
  esp_partition_mmap_handle_t handle = 0;  // it stays mapped
  if (esp_partition_mmap(found, 0, found->size, ESP_PARTITION_MMAP_DATA, &bytes, &handle) !=
      ESP_OK) {
    notes.notef("the partition \"%s\" cannot be mapped: too much of the flash is mapped already",
                label);
    return Status::Io;
  }
  return std::span(static_cast<const uint8_t*>(bytes), found->size);
}

std::string_view text_of_partition(std::span<const uint8_t> bytes) {
  constexpr uint8_t kErased = 0xFF;
  const auto end = std::find(bytes.begin(), bytes.end(), kErased);
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(end - bytes.begin())};
}

}  // namespace weft
