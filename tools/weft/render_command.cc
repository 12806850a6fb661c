#include "tools/weft/commands.h"
#include "tools/weft/heap.h"
#include "tools/weft/output_file.h"
#include "tools/weft/picture.h"
#include "tools/weft/session.h"
#include "tools/weft/statistics.h"
#include "tools/weft/wanted_lines.h"

namespace weft {

int render_command(const Options& options) {
  const PictureWriter* writer = find_picture_writer(options);
  OutputFile file(options.output);
  if (!writer || !take_name(options, file)) return 2;
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  const uint16_t highest = options.full_page ? kMostLines : screen.height;
  if (!crop_lies_in(options, {screen.width, highest, 0})) return 2;

  Session session;
  PhaseClock phases;
  if (const Status status = session.start(options, screen); status != Status::Ok)
    return session.failed(session.step(), status);
  if (!file.open()) return 1;
  if (const Status status = session.load(); status != Status::Ok)
    return session.failed(session.step(), status);
  phases.end(Phase::Load);
  if (const Status status = session.layout(); status != Status::Ok)
    return session.failed(session.step(), status);
  phases.end(Phase::Layout);
  const auto lines = session.lines();
  if (!lines.ok()) return session.failed(session.step(), lines.status());
  if (!crop_lies_in(options, lines.value()->shape())) return 2;
  WantedLines wanted(*lines.value(), options, *screen.palette);
  const Status status =
      writer->write(wanted.lines(), *screen.palette, file, session.budget, ink_colors(options));
  if (status == Status::Unsupported) return cannot_hold(options, *screen.palette);
  if (file.failed()) return 1;
  if (status != Status::Ok) return session.failed(session.step(), status);
  phases.end(Phase::Paint);
  session.progress.stop();
  if (!file.commit()) return 1;
  print_name(options, file);
  print_statistics(options.statistics, session, phases);
  return session.done(options);
}

}  // namespace weft
