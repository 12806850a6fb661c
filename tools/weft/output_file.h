// A file that appears whole or not at all: written beside its name, renamed into place by commit().
#pragma once

#include <string>

#include "drivers/host/picture_file.h"

namespace weft {

class OutputFile final : public ByteSink {
 public:
  /// "-" is standard output.
  explicit OutputFile(std::string name) : name_(std::move(name)) {}
  ~OutputFile() override;
  /// Creates the temporary file. False when that cannot be, with the reason on standard error.
  bool open();
  Status write(std::span<const uint8_t> bytes) override;
  /// Puts the file in place. False when that cannot be, with the reason on standard error.
  bool commit();

 private:
  bool flush();
  bool is_standard_output() const { return name_ == "-"; }

  std::string name_, temporary_;
  int descriptor_ = -1;
  size_t buffered_ = 0;
  uint8_t buffer_[4096];
};

}  // namespace weft
