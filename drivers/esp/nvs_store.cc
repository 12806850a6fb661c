#include <nvs.h>

#include <algorithm>
#include <cstring>

#include "weft/esp_system.h"

namespace weft {
namespace {

// A key as NVS wants it; empty when it is none.
struct Key {
  explicit Key(std::string_view name) {
    if (name.size() < sizeof text) name.copy(text, name.size());
  }
  char text[16] = {};
};

class OpenNamespace {
 public:
  OpenNamespace(const char* name, nvs_open_mode_t mode) : error_(nvs_open(name, mode, &handle_)) {}
  ~OpenNamespace() {
    if (error_ == ESP_OK) nvs_close(handle_);
  }
  OpenNamespace(const OpenNamespace&) = delete;
  OpenNamespace& operator=(const OpenNamespace&) = delete;
  esp_err_t error() const { return error_; }
  nvs_handle_t get() const { return handle_; }
  Status commit() { return nvs_commit(handle_) == ESP_OK ? Status::Ok : Status::Io; }

 private:
  nvs_handle_t handle_ = 0;
  esp_err_t error_;
};

Status status_of(esp_err_t error) {
  if (error == ESP_OK) return Status::Ok;
  return error == ESP_ERR_NVS_NOT_FOUND ? Status::NotFound : Status::Io;
}

}  // namespace

// NVS reads an entry as a whole or not at all.
Result<size_t> NvsStore::get(std::string_view name, std::span<uint8_t> bytes) {
  const Key key(name);
  const OpenNamespace space(name_space_, NVS_READONLY);
  WEFT_TRY(status_of(space.error()));
  size_t size = 0;
  WEFT_TRY(status_of(nvs_get_blob(space.get(), key.text, nullptr, &size)));
  if (size <= bytes.size()) {
    WEFT_TRY(status_of(nvs_get_blob(space.get(), key.text, bytes.data(), &size)));
    return size;
  }
  return bytes.empty() ? Result<size_t>(size) : Status::Io;
}

Status NvsStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  const Key key(name);
  OpenNamespace space(name_space_, NVS_READWRITE);
  if (space.error() != ESP_OK ||
      nvs_set_blob(space.get(), key.text, bytes.data(), bytes.size()) != ESP_OK)
    return Status::Io;
  return space.commit();
}

Status NvsStore::remove(std::string_view name) {
  const Key key(name);
  OpenNamespace space(name_space_, NVS_READWRITE);
  if (space.error() != ESP_OK) return Status::Io;
  const Status erased = status_of(nvs_erase_key(space.get(), key.text));
  if (erased == Status::NotFound) return Status::Ok;
  return erased == Status::Ok ? space.commit() : erased;
}

}  // namespace weft
