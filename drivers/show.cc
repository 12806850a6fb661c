#include "weft/show.h"

namespace weft {
namespace {

// A page with everything that it is made with.
class PageLines final : public LineSource {
 public:
  Status open(std::string_view url, const Screen& screen, Budget& budget, Notes& notes,
              const ShowOptions& options);
  LineShape shape() const override { return lines_->shape(); }
  Result<std::span<const uint8_t>> next_line() override;

 private:
  Owned<Fetcher> fetcher_;
  Owned<Fonts> fonts_;
  Owned<Page> page_;
  LineSource* lines_ = nullptr;
  uint16_t lines_left_ = 0;
  void (*when_read_)(void*) = nullptr;
  void* when_read_argument_ = nullptr;
};

Result<std::span<const uint8_t>> PageLines::next_line() {
  const Result<std::span<const uint8_t>> line = lines_->next_line();
  if (line.ok() && lines_left_ && --lines_left_ == 0 && when_read_) {
    fetcher_->give_back_memory();
    when_read_(when_read_argument_);
  }
  return line;
}

Status PageLines::open(std::string_view url, const Screen& screen, Budget& budget, Notes& notes,
                       const ShowOptions& options) {
  FetchOptions fetch = options.fetch;
  if (options.version) fetch.known_page = options.version;
  WEFT_TRY_ASSIGN(fetcher_, Fetcher::create(budget, notes, fetch));
  WEFT_TRY_ASSIGN(fonts_, Fonts::create(budget, notes, options.fonts));
  WEFT_TRY_ASSIGN(page_, Page::create(budget, *fetcher_, *fonts_, notes, screen, options.page));
  Arena arena(budget, 0);
  WEFT_TRY_ASSIGN(const std::string_view absolute, url_from_argument(url, arena));
  const Status loaded = page_->load(absolute);
  if (options.version && (loaded == Status::Ok || fetcher_->page_version().is_unchanged))
    *options.version = fetcher_->page_version();
  WEFT_TRY(loaded);
  arena.clear();
  WEFT_TRY(page_->layout());
  WEFT_TRY_ASSIGN(lines_, page_->lines());
  lines_left_ = lines_->shape().height;
  when_read_ = options.when_read;
  when_read_argument_ = options.when_read_argument;
  return Status::Ok;
}

}  // namespace

Result<Owned<LineSource>> lines_of(std::string_view url, const Screen& screen, Budget& budget,
                                   Notes& notes, const ShowOptions& options) {
  WEFT_TRY_ASSIGN(Owned<PageLines> lines, make_owned<PageLines>(budget));
  WEFT_TRY(lines->open(url, screen, budget, notes, options));
  return Owned<LineSource>(std::move(lines));
}

Status show(std::string_view url, const PanelInfo& panel, Bus& bus, Budget& budget, Notes& notes,
            const ShowOptions& options) {
  WEFT_TRY_ASSIGN(const Owned<Panel> driver,
                  create_panel(panel, bus, panel.mounted, budget, notes));
  PageVersion version = options.version ? *options.version : PageVersion();
  version.is_unchanged = false;
  ShowOptions asked = options;
  if (options.version) asked.version = &version;
  const Result<Owned<LineSource>> lines = lines_of(url, screen_of(panel), budget, notes, asked);
  if (version.is_unchanged) {
    *options.version = version;
    return Status::Ok;
  }
  WEFT_TRY(lines.status());
  // Whatever interrupts what follows, nobody takes the panel for one that shows that version.
  if (options.version) *options.version = PageVersion();
  if (options.store) driver->remember(*options.store, options.full_every);
  driver->prefer(options.refresh);
  const Status shown = driver->show(*lines.value());
  if (options.version && shown == Status::Ok) *options.version = version;
  return shown;
}

}  // namespace weft
