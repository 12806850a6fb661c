#include <unistd.h>

#include <climits>
#include <string>

#include "tools/weft/commands.h"

namespace weft {

int preview_command(char** argv) {
  char self[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  const std::string path(self, length > 0 ? static_cast<size_t>(length) : 0);
  const std::string beside = path.substr(0, path.find_last_of('/') + 1) + "weft-preview";
  execv(beside.c_str(), argv);
  execvp("weft-preview", argv);
  std::perror(
      "weft: cannot start weft-preview, which is built where SDL 2 is installed (libsdl2-dev)");
  return 1;
}

}  // namespace weft
