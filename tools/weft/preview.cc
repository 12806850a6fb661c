#include "tools/weft/preview.h"

#include <algorithm>
#include <cstdio>

#include "tools/weft/last_resort.h"
#include "tools/weft/picture.h"
#include "tools/weft/wanted_lines.h"

namespace weft {
namespace {

constexpr uint32_t kLookMs = 250;  // how often files are looked at
constexpr double kRatios[] = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8};

std::string text_of(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

}  // namespace

int Preview::run() {
  if (const int exit_code = reload()) return exit_code;
  for (;;) {
    const char key = window_.wait_for_key(kLookMs);
    if (key == 'q') return 0;
    if (key) press(key);
    else if (options_.watch && files_.changed()) reload();
  }
}

// When the page cannot be shown, the picture before it stays, and the title says why.
int Preview::reload() {
  Screen screen;
  if (!find_screen(options_, screen)) return 2;
  notes_.clear();
  Session session;
  session.notes.keep_in(notes_);
  auto lines = session.lines_of(options_, screen);
  give_up_after(0);
  StoredLines picture;
  Status status = lines.status();
  if (lines.ok()) {
    WantedLines wanted(*lines.value(), options_, *screen.palette);
    status = picture.store(wanted.lines());
  }
  if (session.fetcher) files_.watch(session.fetcher->statistics());
  if (status != Status::Ok) {
    set_title(std::string(session.step()) + ": " + status_name(status));
    return session.failed(session.step(), status);
  }
  screen_ = screen;
  picture_ = std::move(picture);
  set_title("");
  return show_picture() == Status::Ok ? 0 : 1;
}

Status Preview::show_picture() {
  const LineShape shape = picture_.shape();
  std::vector<Color> pixels;
  pixels.reserve(size_t{shape.width} * shape.height);
  for (uint32_t y = 0; y < shape.height; ++y)
    for (uint32_t x = 0; x < shape.width; ++x)
      pixels.push_back(color_of(*screen_.palette, picture_.pixel(x, y)));
  return window_.show(pixels, shape.width, shape.height);
}

void Preview::set_title(const std::string& trouble) {
  std::string title = options_.panel.empty() ? "weft" : options_.panel;
  title += " " + std::to_string(screen_.width) + "x" + std::to_string(screen_.height);
  if (screen_.palette) title += " " + std::string(screen_.palette->name);
  if (screen_.dither != Dither::None)
    title += " " + std::string(dither_names()[static_cast<size_t>(screen_.dither)]);
  if (screen_.rotation != Rotation::None)
    title += " " + std::to_string(static_cast<int>(screen_.rotation) * 90) + "°";
  if (screen_.device_pixel_ratio != 1) title += " dpr " + text_of(screen_.device_pixel_ratio);
  if (!trouble.empty()) title += " – " + trouble;
  if (!notes_.empty()) title += " – " + notes_.front();
  if (notes_.size() > 1) title += " (and " + std::to_string(notes_.size() - 1) + " more)";
  window_.set_title(title.c_str());
}

void Preview::press(char key) {
  switch (key) {
    case 'r': rotate(); break;
    case 'p': choose_panel(); break;
    case 'd': choose_dither(); break;
    case '+': scale(+1); break;
    case '-': scale(-1); break;
    case 's': return save();
    default: return;
  }
  reload();
}

void Preview::rotate() {
  options_.rotation_degrees = (static_cast<int>(screen_.rotation) + 1) % 4 * 90;
}

// A panel comes with all that belongs to it; what was chosen for another one does not fit.
void Preview::choose_panel() {
  const PanelInfo* here = find_panel(options_.panel);
  const auto all = panels();
  options_.panel = here && here != &all.back() ? here[1].name : all.front().name;
  options_.size.clear();
  options_.palette.clear();
  options_.dither.clear();
  options_.rotation_degrees = -1;
}

void Preview::choose_dither() {
  const auto names = dither_names();
  options_.dither = names[(static_cast<size_t>(screen_.dither) + 1) % names.size()];
}

void Preview::scale(int step) {
  const auto* at =
      std::lower_bound(std::begin(kRatios), std::end(kRatios) - 1, screen_.device_pixel_ratio);
  const auto wanted = std::clamp<ptrdiff_t>(at - kRatios + step, 0, std::size(kRatios) - 1);
  options_.device_pixel_ratio = kRatios[wanted];
}

void Preview::save() {
  Budget budget;
  picture_.rewind();
  const int exit_code = save_picture(picture_, *screen_.palette, options_, budget);
  set_title(exit_code == 0 ? "saved as " + options_.output : "cannot save " + options_.output);
}

}  // namespace weft
