// weft link-chromium: symbolic links to this program by the names of Chromium.
#include <cstdio>
#include <filesystem>
#include <string>

#include "tools/weft/chromium_options.h"
#include "tools/weft/commands.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

int fail(const fs::path& what, const std::string& why) {
  std::fprintf(stderr, "weft: cannot link %s: %s\n", what.c_str(), why.c_str());
  return 1;
}

// A link to a program of this name is this command's own, also to one that has moved.
bool is_our_link(const fs::path& program, const fs::path& link) {
  std::error_code error;
  return fs::is_symlink(link, error) &&
         fs::read_symlink(link, error).filename() == program.filename();
}

int make_link(const fs::path& program, const fs::path& link) {
  std::error_code error;
  const bool exists = fs::exists(fs::symlink_status(link, error));
  if (exists && !is_our_link(program, link))
    return fail(link, "another program has this name there: it is left as it is");
  // Renamed into place, so that the name never leads nowhere.
  const fs::path beside = link.parent_path() / (".weft-" + link.filename().string());
  fs::remove(beside, error);
  fs::create_symlink(program, beside, error);
  if (!error) fs::rename(beside, link, error);
  if (!error) {
    std::printf("%s\n", link.c_str());
    return 0;
  }
  const std::string why = error.message();
  fs::remove(beside, error);
  return fail(link, why);
}

}  // namespace

int link_chromium_command(const Options& options) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return fail(options.source, "where this program lies is unknown: " + error.message());
  if (!fs::is_directory(options.source, error)) return fail(options.source, "it is no folder");
  int exit_code = 0;
  for (const char* name : chromium_names())
    if (make_link(program, fs::path(options.source) / name) != 0) exit_code = 1;
  return exit_code;
}

}  // namespace weft
