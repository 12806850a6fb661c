#include "tools/weft/session.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "tools/weft/cut_files.h"
#include "tools/weft/heap_bound.h"
#include "tools/weft/ink_file.h"
#include "tools/weft/last_resort.h"
#include "tools/weft/nearest.h"
#include "tools/weft/page_source.h"
#include "tools/weft/panel_names.h"
#include "tools/weft/terminal_line.h"
#include "tools/weft/usage.h"

namespace weft {
namespace {

// Layout and painting of what came in time may take as long as loading may, and at least this long.
constexpr double kLeastWorkSeconds = 10;
// What late standard input left behind is still read.
constexpr int64_t kLeastLoadingMilliseconds = 500;

// No page ends below that: the height of what is shown whole, or could be by scrolling.
constexpr uint16_t kEndless = UINT16_MAX;

// What is not painted on a transparent ground stays transparent.
constexpr Palette kRgba{"rgba", PaletteKind::Rgba8888, 32};

void wrong_usage(const char* what, const std::string& value, const char* hint) {
  std::fprintf(stderr, "weft: %s %s: %s\n", what, shown(value).c_str(), hint);
}

bool wrong_name(const char* kind, const std::string& name,
                std::span<const std::string_view> candidates, const char* where) {
  std::fprintf(stderr, "weft: no %s %s%s; %s\n", kind, shown(name).c_str(),
               did_you_mean(name, candidates).c_str(), where);
  return false;
}

// "800x480" or "800,480"
bool parse_size(const std::string& text, uint16_t& width, uint16_t& height) {
  constexpr uint16_t kMost = 16384;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, width);
  if (first.ec != std::errc() || first.ptr == end || (*first.ptr != 'x' && *first.ptr != ','))
    return false;
  const auto second = std::from_chars(first.ptr + 1, end, height);
  return second.ec == std::errc() && second.ptr == end && width > 0 && height > 0 &&
         width <= kMost && height <= kMost;
}

// The screen of --panel and --rotate.
bool take_panel(const Options& options, Screen& screen) {
  const PanelInfo* panel = find_panel_or_model(options.panel);
  if (!panel && !options.panel.empty())
    return wrong_name("panel", options.panel, panel_names(), "`weft panels` lists them");
  const Rotation mounted = panel ? panel->mounted : Rotation::None;
  const Rotation rotation =
      options.rotation_degrees < 0 ? mounted : static_cast<Rotation>(options.rotation_degrees / 90);
  if (panel) screen = screen_of(*panel, rotation);
  screen.rotation = rotation;
  if (!panel && is_quarter_turn(rotation)) std::swap(screen.width, screen.height);
  return true;
}

bool take_size(const Options& options, Screen& screen) {
  if (!parse_size(options.size, screen.width, screen.height)) {
    wrong_usage("--size", options.size,
                "give it as WIDTHxHEIGHT, each 1 to 16384, such as 800x480");
    return false;
  }
  if (is_quarter_turn(screen.rotation)) std::swap(screen.width, screen.height);
  return true;
}

bool take_palette(const Options& options, Screen& screen) {
  const Palette* palette = find_palette(options.palette);
  if (!palette)
    return wrong_name("palette", options.palette, palette_names(), "`weft help render` lists them");
  const Screen usual = screen_of(screen.width, screen.height, *palette);
  screen.palette = palette;
  screen.glyphs = usual.glyphs;
  if (options.panel.empty()) screen.dither = usual.dither;
  return true;
}

void take_tone(const Options& options, PictureTone& tone) {
  const auto take = [](float& part, const std::optional<double>& said) {
    if (said) part = static_cast<float>(*said);
  };
  take(tone.exposure, options.exposure);
  take(tone.shadows, options.shadows);
  take(tone.highlights, options.highlights);
  take(tone.contrast, options.contrast);
  take(tone.gamma, options.gamma);
  take(tone.saturation, options.saturation);
}

std::vector<std::string_view> views(const std::vector<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

GenericFonts generic_fonts(const std::vector<std::string>& said) {
  GenericFonts fonts;
  for (const std::string_view each : said) {
    const size_t equals = each.find('=');
    const std::string_view generic = each.substr(0, equals);
    std::string_view& family = generic == "serif"        ? fonts.serif
                               : generic == "sans-serif" ? fonts.sans_serif
                                                         : fonts.monospace;
    family = each.substr(equals + 1);
  }
  return fonts;
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

/// The part of the page that is shown, or could be by scrolling: what lies beyond is cut off.
Screen shown_of(const Options& options, Screen screen) {
  if (options.full_page || options.scroll_y > 0) screen.height = kEndless;
  return screen;
}

/// Output may follow once the page is placed.
class QuietObserver final : public PageObserver {
 public:
  QuietObserver(PageObserver& observer, Progress& progress)
      : observer_(observer), progress_(progress) {}
  Status placed(const Document& document, const Box& root, Styles& styles) override {
    progress_.stop();
    return observer_.placed(document, root, styles);
  }

 private:
  PageObserver& observer_;
  Progress& progress_;
};

}  // namespace

bool find_screen(const Options& options, Screen& screen) {
  screen = Screen();
  if (!take_panel(options, screen)) return false;
  if (!options.size.empty() && !take_size(options, screen)) return false;
  if (!options.palette.empty() && !take_palette(options, screen)) return false;
  if (!options.dither.empty() && !parse_dither(options.dither, screen.dither))
    return wrong_name("dithering", options.dither, dither_names(), "`weft help render` lists them");
  if (options.ground.alpha == 0) screen.palette = &kRgba;
  if (options.device_pixel_ratio > 0) screen.device_pixel_ratio = options.device_pixel_ratio;
  screen.device_pixel_ratio *= options.page_zoom;
  if (!take_inks(options.inks, screen)) return false;
  take_tone(options, screen.tone);
  screen.prefers_dark = options.color_scheme == "dark";
  if (options.flats == "solid") screen.flats = Flats::Solid;
  return true;
}

Session::~Session() {
  note_cut_file(notes);
  notes.finish();
}

Status Session::start(const Options& options, const Screen& screen, StyleSources* sources) {
  const bool is_bounded = options.max_time_s > 0;
  const double work_s = options.max_time_s + std::max(options.max_time_s, kLeastWorkSeconds);
  give_up_after(is_bounded ? work_s + 1 : 0);
  bound_heap(options.heap_limit);
  if (heap_bound()) budget.set_limit(heap_bound());
  survive_cut_files();
  allows_empty_ = options.allow_empty;
  // It forks, and a child would inherit what another thread has locked: before progress has one.
  if (options.font_directories.empty()) matcher = machine_fonts();
  progress.start();
  notes.set_form(options.quiet                 ? NoteForm::Nothing
                 : options.note_form == "json" ? NoteForm::Json
                                               : NoteForm::Text);
  const auto in_seconds = [&](double s) {
    return is_bounded ? Deadline::in_ms(static_cast<int64_t>(std::ceil(s * 1000)))
                      : Deadline::never();
  };
  const int64_t begin_ms = Deadline::now_ms();
  WEFT_TRY_ASSIGN(const PageSource source, find_page_source(options, in_seconds(options.max_time_s),
                                                            arena, notes.reasons()));
  url = source.url;
  WEFT_TRY(open_fetcher(options, begin_ms));
  WEFT_TRY(open_fonts(options));
  diagnosis.emplace(url, shown_of(options, screen), static_cast<FontSet&>(*fonts), budget);
  PageOptions page_options;
  page_options.deadline = in_seconds(work_s);
  page_options.sources = sources;
  page_options.ground = options.ground;
  page_options.base_url = source.base_url;
  page_options.scroll_y = options.scroll_y;
  page_options.full_page = options.full_page;
  page_options.diagnostics = &diagnosis->diagnostics();
  WEFT_TRY_ASSIGN(page, Page::create(budget, progress.watch(*fetcher, budget), *fonts, notes,
                                     screen, page_options));
  return Status::Ok;
}

// What standard input took of the time for loading, since `begin_ms`, is the fetcher's no more.
Status Session::open_fetcher(const Options& options, int64_t begin_ms) {
  FetchOptions fetch;
  const auto headers = views(options.headers), headers_for_all = views(options.headers_for_all);
  fetch.ca_file = options.ca_file;
  fetch.certificate_check = options.insecure ? CertificateCheck::None : CertificateCheck::Required;
  fetch.headers = headers;
  fetch.headers_for_all = headers_for_all;
  fetch.cache_limit_bytes = options.cache_limit;
  const auto loading_ms = static_cast<int64_t>(std::ceil(options.max_time_s * 1000));
  const int64_t left_ms =
      std::max(begin_ms + loading_ms - Deadline::now_ms(), kLeastLoadingMilliseconds);
  fetch.total_timeout_ms = loading_ms > 0 ? static_cast<uint32_t>(left_ms) : 0;
  WEFT_TRY_ASSIGN(fetcher, Fetcher::create(budget, notes.reasons(), fetch));
  return Status::Ok;
}

Status Session::open_fonts(const Options& options) {
  const auto directories = absolute_paths(options.font_directories);
  std::vector<FontSource> sources;
  for (const std::string& directory : directories) sources.push_back({.directory = directory});
  WEFT_TRY_ASSIGN(fonts, Fonts::create(budget, notes,
                                       {.sources = sources,
                                        .generic = generic_fonts(options.generic_fonts),
                                        .matcher = matcher.get()}));
  return Status::Ok;
}

Status Session::load(const Options& options, const Screen& screen, StyleSources* sources) {
  WEFT_TRY(start(options, screen, sources));
  return load();
}

Status Session::load() {
  step_ = "cannot load the page";
  progress.set_step("loading");
  WEFT_TRY(page->load(url));
  step_ = "cannot lay the page out";
  return Status::Ok;
}

Status Session::layout(PageObserver* observer) {
  progress.set_step("laying out");
  if (!observer) return diagnose();
  QuietObserver quiet(*observer, progress);
  WEFT_TRY(page->layout(&quiet));
  notes.flush();
  return Status::Ok;
}

Status Session::diagnose() {
  WEFT_TRY(page->layout(&*diagnosis));
  notes.flush();
  is_empty_ = diagnosis->is_empty_without_scripts(page->statistics());
  if (is_empty_ && !allows_empty_) return Status::Unsupported;
  if (is_empty_) notes.add({FindingKind::Scripts, {}, diagnosis->empty_sentence()});
  for (const Finding& finding : diagnosis->findings().all())
    if (diagnosis->is_worth_saying(finding) && !(is_empty_ && finding.kind == FindingKind::Scripts))
      notes.add(finding);
  return Status::Ok;
}

Result<LineSource*> Session::lines(const char* after) {
  step_ = "cannot paint the page";
  WEFT_TRY_ASSIGN(LineSource * lines, page->lines());
  return &progress.watch(*lines, after);
}

Result<LineSource*> Session::lines_of(const Options& options, const Screen& screen,
                                      const char* after) {
  WEFT_TRY(load(options, screen));
  WEFT_TRY(layout());
  return lines(after);
}

int Session::failed(const char* what, Status status) {
  const std::string reason = notes.take_reason();
  notes.finish();
  const StandardErrorTurn turn;
  if (is_empty_) {
    std::fprintf(stderr, "weft: %s; --allow-empty shows it all the same\n",
                 diagnosis->empty_sentence().c_str());
    return 1;
  }
  std::fprintf(stderr, "weft: %s: %s", what, reason.empty() ? status_name(status) : reason.c_str());
  if (status == Status::OutOfMemory) say_heap_bound();
  std::fputs("\n", stderr);
  return 1;
}

int Session::done(const Options& options) {
  notes.finish();
  return options.strict && notes.count() ? 3 : 0;
}

}  // namespace weft
