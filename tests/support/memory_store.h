// A Store in memory that can be told to fail.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "weft/store.h"

namespace weft {

class MemoryStore final : public Store {
 public:
  Result<size_t> get(std::string_view name, std::span<uint8_t> bytes) override {
    const auto entry = entries.find(std::string(name));
    if (entry == entries.end()) return Status::NotFound;
    const std::vector<uint8_t>& whole = entry->second;
    std::copy_n(whole.begin(), std::min(whole.size(), bytes.size()), bytes.begin());
    return whole.size();
  }
  Status put(std::string_view name, std::span<const uint8_t> bytes) override {
    if (read_only) return Status::Io;
    entries[std::string(name)].assign(bytes.begin(), bytes.end());
    return Status::Ok;
  }
  Status remove(std::string_view name) override {
    if (read_only) return Status::Io;
    entries.erase(std::string(name));
    return Status::Ok;
  }

  std::map<std::string, std::vector<uint8_t>> entries;
  bool read_only = false;
};

}  // namespace weft
