#include "tests/fuzz/page_case.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "tests/support/memory_resources.h"
#include "weft/page.h"

namespace weft {
namespace {

constexpr std::string_view kMarker = "=== ";
constexpr size_t kHeap = 64 << 20;
constexpr uint32_t kWidest = 1200, kMostQuarters = 16;

/// Takes a line with its end off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

uint32_t take_number(std::string_view& line, uint32_t otherwise) {
  const size_t begin = std::min(line.find_first_of("0123456789"), line.size());
  line.remove_prefix(begin);
  if (line.empty()) return otherwise;
  uint32_t number = 0;
  for (; !line.empty() && line[0] >= '0' && line[0] <= '9'; line.remove_prefix(1))
    number = number * 10 + static_cast<uint32_t>(line[0] - '0');
  return number;
}

PageSettings parse_settings(std::string_view line) {
  PageSettings settings;
  for (uint32_t* value :
       {&settings.width, &settings.height, &settings.ratio_quarters, &settings.palette,
        &settings.dither, &settings.chunk_bytes, &settings.failing_allocation, &settings.late_peek})
    *value = take_number(line, *value);
  return settings;
}

[[noreturn]] void broken(const char* promise) {
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

/// A stream that is late from some peek() on, counted over all streams.
class LateResource final : public Resource {
 public:
  LateResource(Owned<Resource> inner, uint32_t& peeks_left, bool& is_late)
      : inner_(std::move(inner)), peeks_left_(peeks_left), is_late_(is_late) {}
  Result<std::string_view> url() override { return inner_->url(); }
  Result<std::string_view> content_type() override { return inner_->content_type(); }
  Result<std::span<const uint8_t>> peek() override {
    if (peeks_left_ > 0) --peeks_left_;
    is_late_ = is_late_ || peeks_left_ == 0;
    return peeks_left_ == 0 ? Result<std::span<const uint8_t>>(Status::Timeout) : inner_->peek();
  }
  void consume(size_t bytes) override { inner_->consume(bytes); }

 private:
  Owned<Resource> inner_;
  uint32_t& peeks_left_;
  bool& is_late_;
};

/// Parts of a case, however their URLs are written.
class CaseResources final : public Resources {
 public:
  CaseResources(Budget& budget, const PageCase& page)
      : budget_(budget),
        peeks_left_(page.settings.late_peek),
        memory_(budget, page.settings.chunk_bytes ? page.settings.chunk_bytes : SIZE_MAX) {
    for (const PagePart& part : page.parts) memory_.bodies.try_emplace(part.name, part.bytes);
  }
  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override {
    while (reference.starts_with("./")) reference.remove_prefix(2);
    return memory_.resolve(reference.substr(0, reference.find_first_of("?#")), base, arena);
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override {
    if (peeks_left_ == 0 && !page_is_late_ && !part_is_late_) return memory_.open(url, kind);
    WEFT_TRY_ASSIGN(Owned<Resource> inner, memory_.open(url, kind));
    bool& is_late = kind == ResourceKind::Page ? page_is_late_ : part_is_late_;
    WEFT_TRY_ASSIGN(Owned<LateResource> late,
                    make_owned<LateResource>(budget_, std::move(inner), peeks_left_, is_late));
    return Owned<Resource>(std::move(late));
  }
  bool page_is_late() const { return page_is_late_; }
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) override {
    return memory_.map(url, kind);
  }
  int open_now() const { return memory_.open_now; }

 private:
  Budget& budget_;
  uint32_t peeks_left_;
  bool page_is_late_ = false, part_is_late_ = false;
  MemoryResources memory_;
};

Status paint(Page& page, uint16_t height) {
  WEFT_TRY_ASSIGN(LineSource * lines, page.lines());
  for (uint32_t y = 0;; ++y) {
    const auto line = lines->next_line();
    if (!line.ok()) return line.status();
    if (line.value().empty() != (y == height)) broken("as many lines as the panel is high");
    if (line.value().empty()) return Status::Ok;
    if (line.value().size() != lines->shape().bytes_per_line())
      broken("a line is as long as its shape says");
  }
}

Screen screen_of(const PageSettings& settings) {
  const auto pixels = [](uint32_t asked) {
    return static_cast<uint16_t>(std::clamp(asked % (kWidest + 1), 1u, kWidest));
  };
  Screen screen = screen_of(pixels(settings.width), pixels(settings.height),
                            palettes()[settings.palette % palettes().size()]);
  screen.device_pixel_ratio = (settings.ratio_quarters % kMostQuarters + 1) / 4.0;
  screen.dither = static_cast<Dither>(settings.dither % dither_names().size());
  return screen;
}

Status show(const PageCase& page, Resources& resources, Budget& budget) {
  const Screen screen = screen_of(page.settings);
  NoNotes notes;
  WEFT_TRY_ASSIGN(const Owned<Fonts> fonts, Fonts::create(budget, notes));
  WEFT_TRY_ASSIGN(const Owned<Page> shown, Page::create(budget, resources, *fonts, notes, screen));
  WEFT_TRY(shown->load(page.parts[0].name));
  WEFT_TRY(shown->layout());
  return paint(*shown, screen.height);
}

}  // namespace

PageCase parse_page_case(std::string_view text) {
  PageCase page;
  if (!text.starts_with(kMarker)) {
    std::string_view rest = text;
    const std::string_view settings = take_line(rest);
    if (rest.starts_with(kMarker)) page.settings = parse_settings(settings), text = rest;
  }
  while (text.starts_with(kMarker)) {
    PagePart part{std::string(take_line(text).substr(kMarker.size())), {}};
    size_t end = text.starts_with(kMarker) ? 0 : text.find("\n" + std::string(kMarker));
    end = std::min(end, text.size());
    part.bytes = text.substr(0, end);
    text.remove_prefix(end == 0 || end == text.size() ? end : end + 1);
    page.parts.push_back(std::move(part));
  }
  if (page.parts.empty()) page.parts.push_back({"page.html", std::string(text)});
  return page;
}

std::string page_case_text(const PageCase& page) {
  const PageSettings& s = page.settings;
  std::string text;
  for (const uint32_t value : {s.width, s.height, s.ratio_quarters, s.palette, s.dither,
                               s.chunk_bytes, s.failing_allocation, s.late_peek})
    text += std::to_string(value) + " ";
  text.back() = '\n';
  for (const PagePart& part : page.parts)
    text += std::string(kMarker) + part.name + "\n" + part.bytes + "\n";
  text.pop_back();
  return text;
}

void show_page_case(const PageCase& page) {
  Budget budget(kHeap);
  if (page.settings.failing_allocation) budget.fail_after(page.settings.failing_allocation);
  CaseResources resources(budget, page);
  const Status status = show(page, resources, budget);
  const bool may_be = status == Status::OutOfMemory ||
                      status == Status::Unsupported ||  // a page that is no text
                      (status == Status::Timeout && resources.page_is_late());
  if (status != Status::Ok && !may_be) broken(status_name(status));
  if (budget.used() != 0) broken("a page gives its memory back");
  if (resources.open_now() != 0) broken("a page closes what it opened");
}

}  // namespace weft
