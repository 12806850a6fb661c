#include "fonts/catalog/system_fonts.h"

#include <cstdio>
#include <cstdlib>

namespace weft {
namespace {

constexpr std::string_view kGenericDirectories[] = {"/usr/share/fonts/truetype/dejavu",
                                                    "/usr/share/fonts/dejavu"};
constexpr std::string_view kSystemDirectories[] = {"/usr/share/fonts", "/usr/local/share/fonts"};
constexpr const char* kHomeDirectories[] = {".fonts", ".local/share/fonts"};

Status add_home_directory(Catalog& catalog, const char* home, const char* name) {
  char path[512];
  const int length = std::snprintf(path, sizeof path, "%s/%s", home, name);
  if (length <= 0 || static_cast<size_t>(length) >= sizeof path) return Status::Ok;
  return catalog.add_directory({path, static_cast<size_t>(length)});
}

}  // namespace

Status add_generic_font_directories(Catalog& catalog) {
  for (std::string_view path : kGenericDirectories) WEFT_TRY(catalog.add_directory(path));
  return Status::Ok;
}

Status add_system_font_directories(Catalog& catalog) {
  for (std::string_view path : kSystemDirectories) WEFT_TRY(catalog.add_directory(path));
  const char* home = std::getenv("HOME");
  if (!home || !*home) return Status::Ok;
  for (const char* name : kHomeDirectories) WEFT_TRY(add_home_directory(catalog, home, name));
  return Status::Ok;
}

}  // namespace weft
