#include "tools/weft/commands.h"
#include "tools/weft/heap.h"
#include "tools/weft/output_file.h"
#include "tools/weft/picture.h"
#include "tools/weft/session.h"
#include "tools/weft/statistics.h"

namespace weft {

int render_command(const Options& options) {
  const PictureWriter* writer = find_picture_writer(options);
  if (!writer) return 2;
  Screen screen;
  if (!find_screen(options, screen)) return 2;

  Session session;
  PhaseClock phases;
  if (const Status status = session.start(options, screen); status != Status::Ok)
    return session.failed(session.step(), status);
  OutputFile file(options.output);
  if (!file.open()) return 1;
  if (const Status status = session.load(); status != Status::Ok)
    return session.failed(session.step(), status);
  phases.end(Phase::Load);
  if (const Status status = session.page->layout(); status != Status::Ok)
    return session.failed(session.step(), status);
  phases.end(Phase::Layout);
  const auto lines = session.page->lines();
  if (!lines.ok()) return session.failed("cannot paint the page", lines.status());
  const Status status =
      writer->write(*lines.value(), *screen.palette, file, session.budget, ink_colors(options));
  if (status == Status::Unsupported) return cannot_hold(options, *screen.palette);
  if (file.failed()) return 1;
  if (status != Status::Ok) return session.failed("cannot paint the page", status);
  phases.end(Phase::Paint);
  if (!file.commit()) return 1;
  if (options.statistics) print_statistics(session, phases);
  return 0;
}

}  // namespace weft
