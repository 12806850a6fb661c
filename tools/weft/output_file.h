// A file that appears whole or not at all: written beside its name, renamed into place by commit().
// It keeps the mode of what it replaces, and its owner where that may be; a symbolic link stays,
// and what it names is replaced. What is no regular file is written straight into.
//
// Nothing is synced: file systems write what a rename replaces a file with before the rename, and
// the next run makes the picture again; a flush with every refresh would wear an SD card.
#pragma once

#include <sys/stat.h>

#include <string>

#include "weft/picture_file.h"

namespace weft {

/// Whether `name` is there and no regular file: a pipe, a device, an open descriptor ("-" and
/// /dev/stdout, /dev/fd/N), and also a directory, which OutputFile::open() refuses.
bool is_written_straight(const std::string& name);

class OutputFile final : public ByteSink {
 public:
  /// "-" is standard output.
  explicit OutputFile(std::string name) : name_(std::move(name)) {}
  ~OutputFile() override;
  /// Creates the temporary file, or opens what is written straight into; a pipe that has a name
  /// blocks here until somebody reads it. False when that cannot be, with the reason on standard
  /// error.
  bool open();
  /// Errors: Io, with the reason on standard error, and failed() from then on.
  Status write(std::span<const uint8_t> bytes) override;
  /// From now on the file is called by its contents: "-" and 16 hexadecimal digits stand before the
  /// extension. REQUIRES: open() has not been called, and the name is not written straight.
  void name_by_hash() { by_hash_ = true; }
  /// What the file is called; by its contents after commit() alone.
  const std::string& name() const { return name_; }
  bool can_seek() const override { return !temporary_.empty(); }
  Status write_at(uint64_t offset, std::span<const uint8_t> bytes) override;
  bool failed() const { return failed_; }
  /// Puts the file in place; where its folder does not let it be replaced (a folder of somebody
  /// else's, a file that is mounted into a container), the bytes are copied into it. False when
  /// that cannot be, with the reason on standard error.
  bool commit();

 private:
  bool open_given(int descriptor);
  bool make_temporary(const struct stat* replaced);
  bool make_file_in(const std::string& folder);
  void keep_attributes(const struct stat* replaced);
  bool flush();
  bool find_hashed_name();
  bool copy_into_place();
  bool fail();

  std::string name_;
  std::string temporary_, target_;  // empty when written straight
  int descriptor_ = -1;
  bool given_ = false;  // a descriptor that was open before
  bool failed_ = false;
  bool by_hash_ = false;
  size_t buffered_ = 0;
  uint8_t buffer_[4096];
};

}  // namespace weft
