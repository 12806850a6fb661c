#include "tools/weft/file_watch.h"

#include "render/base/percent_decoding.h"

namespace weft {

#ifdef __GLIBC__
static_assert(sizeof(off_t) == 8, "a 32-bit build without _FILE_OFFSET_BITS=64 misses changes");
#endif

std::string path_of_url(std::string_view url) {
  constexpr std::string_view kScheme = "file://";
  if (!url.starts_with(kScheme)) return {};
  url.remove_prefix(kScheme.size());
  url = url.substr(0, url.find_first_of("?#"));
  std::string path;
  while (!url.empty()) path += static_cast<char>(next_decoded(url));
  return path;
}

FileWatch::File FileWatch::look_at(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return {path, {}, -1, 0};
  return {path, found.st_mtim, found.st_size, found.st_ino};
}

void FileWatch::watch(const FetchStatistics& fetches) {
  files_.clear();
  for (const UrlStatistics* url = fetches.first; url; url = url->next)
    if (const std::string path = path_of_url(url->url); !path.empty())
      files_.push_back(look_at(path));
}

bool FileWatch::changed() {
  bool any = false;
  for (File& file : files_) {
    File now = look_at(file.path);
    any |= now.time.tv_sec != file.time.tv_sec || now.time.tv_nsec != file.time.tv_nsec ||
           now.size != file.size || now.number != file.number;
    file = std::move(now);
  }
  return any;
}

}  // namespace weft
