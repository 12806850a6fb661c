// weft link-chromium: symbolic links to this program by the names of Chromium.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "tools/weft/chromium_options.h"
#include "tools/weft/commands.h"
#include "tools/weft/path.h"

namespace weft {
namespace {

int fail(const std::string& what, const std::string& why) {
  std::fprintf(stderr, "weft: cannot link %s: %s\n", what.c_str(), why.c_str());
  return 1;
}

// A link to a program of this name is this command's own, also to one that has moved.
bool is_our_link(const std::string& program, const std::string& link) {
  const auto target = link_target(link);
  return target && name_of(*target) == name_of(program);
}

int make_link(const std::string& program, const std::string& link) {
  struct stat found;
  if (lstat(link.c_str(), &found) == 0 && !is_our_link(program, link))
    return fail(link, "another program has this name there: it is left as it is");
  // Renamed into place, so that the name never leads nowhere.
  const std::string beside = folder_of(link) + ".weft-" + name_of(link);
  unlink(beside.c_str());
  if (symlink(program.c_str(), beside.c_str()) == 0 && rename(beside.c_str(), link.c_str()) == 0) {
    std::printf("%s\n", link.c_str());
    return 0;
  }
  const std::string why = std::strerror(errno);
  unlink(beside.c_str());
  return fail(link, why);
}

}  // namespace

int link_chromium_command(const Options& options) {
  const auto program = link_target("/proc/self/exe");
  if (!program)
    return fail(options.source,
                std::string("where this program lies is unknown: ") + std::strerror(errno));
  if (!is_folder(options.source)) return fail(options.source, "it is no folder");
  const std::string folder = options.source + (options.source.ends_with('/') ? "" : "/");
  int exit_code = 0;
  for (const char* name : chromium_names())
    if (make_link(*program, folder + name) != 0) exit_code = 1;
  return exit_code;
}

}  // namespace weft
