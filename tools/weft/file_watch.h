// The files of a page, looked at from time to time.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <vector>

#include "weft/fetch_statistics.h"

namespace weft {

/// The path of a file: URL; empty for others.
std::string path_of_url(std::string_view url);

class FileWatch {
 public:
  /// Watches the files among these URLs instead.
  void watch(const FetchStatistics& fetches);
  /// True once after a file was written, replaced, made or removed.
  bool changed();
  size_t count() const { return files_.size(); }

 private:
  struct File {
    std::string path;
    timespec time;
    off_t size;
    ino_t number;
  };
  static File look_at(const std::string& path);

  std::vector<File> files_;
};

}  // namespace weft
