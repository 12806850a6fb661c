#include "tools/weft/session.h"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "tools/weft/cut_files.h"
#include "tools/weft/heap_bound.h"
#include "tools/weft/last_resort.h"

namespace weft {
namespace {

// Layout and painting of what came in time may take as long as loading may, and at least this long.
constexpr double kLeastWorkSeconds = 10;

int wrong_usage(const char* what, const std::string& value, const char* hint) {
  std::fprintf(stderr, "weft: %s '%s': %s\n", what, value.c_str(), hint);
  return 2;
}

// "800x480" or "800,480"
bool parse_size(const std::string& text, int32_t& width, int32_t& height) {
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, width);
  if (first.ec != std::errc() || first.ptr == end || (*first.ptr != 'x' && *first.ptr != ','))
    return false;
  const auto second = std::from_chars(first.ptr + 1, end, height);
  return second.ec == std::errc() && second.ptr == end && width > 0 && height > 0 &&
         width <= 16384 && height <= 16384;
}

bool take_panel(const std::string& name, Target& target) {
  const PanelInfo* panel = find_panel(name);
  if (!panel) return wrong_usage("no panel", name, "`weft panels` lists them") == 0;
  target.width = panel->width;
  target.height = panel->height;
  target.palette = find_palette(panel->palette);
  target.slow_update = panel->slow_update;
  target.rotation = panel->mounted;
  return parse_dither(panel->dither, target.dither);
}

std::vector<std::string_view> views(const std::vector<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

std::vector<std::string> absolute_paths(const std::vector<std::string>& directories) {
  std::vector<std::string> absolute;
  for (const std::string& directory : directories) {
    char* path = realpath(directory.c_str(), nullptr);
    absolute.emplace_back(path ? path : directory.c_str());
    free(path);
  }
  return absolute;
}

}  // namespace

void StandardErrorNotes::note(std::string_view sentence) {
  ++count_;
  std::fprintf(stderr, "weft: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  if (kept_) kept_->emplace_back(sentence);
}

bool find_target(const Options& options, Target& target) {
  target.palette = find_palette("rgb");
  if (!options.panel.empty() && !take_panel(options.panel, target)) return false;
  if (!options.size.empty() && !parse_size(options.size, target.width, target.height))
    return wrong_usage("--size", options.size,
                       "give it as WIDTHxHEIGHT, each 1 to 16384, such as 800x480") == 0;
  if (!options.palette.empty()) {
    target.palette = find_palette(options.palette);
    if (!target.palette)
      return wrong_usage("no palette", options.palette, "`weft render --help` lists them") == 0;
    if (options.panel.empty() && target.palette->kind != PaletteKind::Rgb888)
      target.dither = Dither::FloydSteinberg;
  }
  if (!options.dither.empty() && !parse_dither(options.dither, target.dither))
    return wrong_usage("no dithering", options.dither, "`weft render --help` lists the names") == 0;
  if (options.rotation_degrees >= 0)
    target.rotation = static_cast<Rotation>(options.rotation_degrees / 90);
  if (is_quarter_turn(target.rotation)) std::swap(target.width, target.height);
  return true;
}

Session::~Session() { note_cut_file(notes); }

Status Session::start(const Options& options, const Target& target, StyleSources* sources) {
  const bool is_bounded = options.max_time_s > 0;
  const double work_s = options.max_time_s + std::max(options.max_time_s, kLeastWorkSeconds);
  give_up_after(is_bounded ? work_s + 1 : 0);
  bound_heap(options.heap_limit);
  survive_cut_files();
  FetchOptions fetch;
  const auto headers = views(options.headers), headers_for_all = views(options.headers_for_all);
  fetch.ca_file = options.ca_file;
  fetch.certificate_check = options.insecure ? CertificateCheck::None : CertificateCheck::Required;
  fetch.headers = headers;
  fetch.headers_for_all = headers_for_all;
  fetch.cache_limit_bytes = options.cache_limit;
  fetch.total_timeout_ms = static_cast<uint32_t>(std::ceil(options.max_time_s * 1000));
  WEFT_TRY_ASSIGN(fetcher, Fetcher::create(budget, notes, fetch));
  const auto directories = absolute_paths(options.font_directories);
  const auto directory_views = views(directories);
  WEFT_TRY_ASSIGN(fonts, FontSet::create(budget, notes, directory_views));
  WEFT_TRY_ASSIGN(url, url_from_argument(options.source, arena));
  PageOptions page_options;
  page_options.media =
      media_environment(target.width, target.height, *target.palette, options.device_pixel_ratio);
  page_options.media.slow_update = target.slow_update;
  page_options.sources = sources;
  page_options.mono_glyphs = target.palette->bits_per_pixel == 1;
  if (is_bounded) page_options.deadline = Deadline::in_ms(static_cast<int64_t>(work_s * 1000));
  WEFT_TRY_ASSIGN(page, Page::create(budget, *fetcher, *fonts, notes, page_options));
  return Status::Ok;
}

Status Session::load(const Options& options, const Target& target, StyleSources* sources) {
  WEFT_TRY(start(options, target, sources));
  return load();
}

Status Session::load() {
  step_ = "cannot load the page";
  WEFT_TRY(page->load(url));
  step_ = "cannot lay the page out";
  return Status::Ok;
}

Result<LineSource*> Session::lines_of(const Options& options, const Target& target) {
  WEFT_TRY(load(options, target));
  WEFT_TRY(page->layout());
  step_ = "cannot paint the page";
  return page->lines({target.palette, target.dither, static_cast<float>(options.gamma)});
}

int Session::failed(const char* what, Status status) const {
  std::fprintf(stderr, "weft: %s: %s", what, status_name(status));
  if (status == Status::OutOfMemory) say_heap_bound();
  std::fputs("\n", stderr);
  return 1;
}

}  // namespace weft
