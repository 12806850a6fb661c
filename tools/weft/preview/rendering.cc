#include "tools/weft/preview/rendering.h"

#include <cstdio>

#include "tools/weft/last_resort.h"
#include "tools/weft/wanted_lines.h"
#include "weft/picture_file.h"

namespace weft {
namespace {

std::string text_of(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

Canvas picture_of(const StoredLines& lines, const Palette& palette) {
  const LineShape shape = lines.shape();
  Canvas picture({shape.width, shape.height});
  for (int y = 0; y < shape.height; ++y)
    for (int x = 0; x < shape.width; ++x)
      picture.at(x, y) =
          color_of(palette, lines.pixel(static_cast<uint32_t>(x), static_cast<uint32_t>(y)));
  return picture;
}

Status draw(Session& session, Inspect inspect, Rendering& rendering) {
  if (inspect == Inspect::Yes) {
    Arena arena(session.budget);
    WEFT_TRY_ASSIGN(const std::string_view url, url_from_argument(rendering.options.source, arena));
    rendering.inspection = std::make_unique<Inspection>(url, rendering.screen.device_pixel_ratio);
  }
  Inspection* inspection = rendering.inspection.get();
  WEFT_TRY(session.load(rendering.options, rendering.screen,
                        inspection ? &inspection->origins() : nullptr));
  WEFT_TRY(session.layout(inspection));
  if (inspection) inspection->scroll(session.page->statistics().scrolled);
  WEFT_TRY_ASSIGN(LineSource * lines, session.lines());
  WantedLines wanted(*lines, rendering.options, *rendering.screen.palette);
  WEFT_TRY(rendering.lines.store(wanted.lines()));
  rendering.picture = picture_of(rendering.lines, *rendering.screen.palette);
  return Status::Ok;
}

}  // namespace

std::string Rendering::description() const {
  std::string text = options.panel.empty() ? "weft" : options.panel;
  text += " " + std::to_string(screen.width) + "x" + std::to_string(screen.height);
  if (screen.palette) text += " " + std::string(screen.palette->name);
  if (screen.dither != Dither::None)
    text += " " + std::string(dither_names()[static_cast<size_t>(screen.dither)]);
  if (screen.rotation != Rotation::None)
    text += " " + std::to_string(static_cast<int>(screen.rotation) * 90) + "°";
  if (screen.device_pixel_ratio != 1) text += " dpr " + text_of(screen.device_pixel_ratio);
  return text;
}

int render_once(const Options& options, Inspect inspect, FileWatch& files, Rendering& rendering,
                std::string& failure) {
  rendering = Rendering();
  rendering.options = options;
  rendering.options.allow_empty = true;  // an empty page is one to look at, too
  if (!find_screen(options, rendering.screen)) return 2;
  Session session;
  session.notes.keep_in(rendering.notes);
  const Status status = draw(session, inspect, rendering);
  give_up_after(0);
  session.progress.stop();
  if (session.fetcher) files.watch(session.fetcher->statistics());
  if (status == Status::Ok) return 0;
  failure = std::string(session.step()) + ": " + status_name(status);
  return session.failed(session.step(), status);
}

}  // namespace weft
