// weft style: checks what was asked for, loads the page, and leaves the rest to the report.
#include <cstdio>

#include "render/css/properties/shorthands.h"
#include "tools/weft/commands.h"
#include "tools/weft/diagnosis/css_names.h"
#include "tools/weft/nearest.h"
#include "tools/weft/session.h"
#include "tools/weft/style_report.h"

namespace weft {
namespace {

bool is_known(std::string_view name) {
  return find_property(name) != PropertyId::Count || find_shorthand(name) != ShorthandId::None;
}

/// False when there is no property of that name, with a sentence on standard error.
bool is_property(const std::string& name) {
  if (name.starts_with("--") || is_known(name)) return true;
  std::vector<std::string_view> names = property_names();
  std::erase_if(names, [](std::string_view each) { return !is_known(each); });
  std::fprintf(stderr, "weft: --property '%s': weft knows no such property%s\n", name.c_str(),
               did_you_mean(name, names).c_str());
  return false;
}

int finish(const Options& options, const StyleReport& report, Status status, Session& session) {
  if (status == Status::Corrupt) {
    std::fprintf(stderr, "weft: --select '%s': not a selector\n", options.selector.c_str());
    return 2;
  }
  if (status != Status::Ok) return session.failed(session.step(), status);
  if (report.count()) return 0;
  std::fprintf(stderr, "weft: --select '%s': nothing that is displayed matches\n",
               options.selector.c_str());
  return 1;
}

}  // namespace

int style_command(const Options& options) {
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  for (const std::string& name : options.properties)
    if (!is_property(name)) return 2;
  Session session;
  StyleOrigins origins;
  if (const Status status = session.load(options, screen, &origins); status != Status::Ok)
    return session.failed(session.step(), status);
  StyleReport report(session.budget, origins, options, screen.device_pixel_ratio, session.url);
  const Status status = session.layout(&report);
  return finish(options, report, status, session);
}

}  // namespace weft
