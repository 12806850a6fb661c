// A directory that keeps what is remembered from run to run: a file for each entry.
#pragma once

#include <string>

#include "weft/store.h"

namespace weft {

class DirectoryStore final : public Store {
 public:
  /// The directory is made when something is put into it.
  explicit DirectoryStore(std::string path) : path_(std::move(path)) {}
  Result<size_t> get(std::string_view name, std::span<uint8_t> bytes) override;
  Status put(std::string_view name, std::span<const uint8_t> bytes) override;
  Status remove(std::string_view name) override;

 private:
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }

  std::string path_;
};

}  // namespace weft
