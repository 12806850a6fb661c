// Public domain. A page that lies in memory, with a style sheet and a font that lie there too:
// nothing is read from a disk or a network. Resources is the seam for whatever parts come from.
//
//   page_from_memory FONT.ttf
#include <weft/page.h>

#include <vector>

#include "print_notes.h"

static constexpr std::string_view kPage =
    "<!DOCTYPE html><link rel=stylesheet href=sheet.css><h1>21.5&deg;</h1><p>kitchen";
static constexpr std::string_view kSheet =
    "body { margin: 2px; font: 12px sans-serif } h1 { margin: 0; font-size: 24px } p { margin: 0 }";

// A part of the page, as a stream.
class Part final : public weft::Resource {
 public:
  explicit Part(std::string_view text) : stream_(text) {}
  weft::Result<std::string_view> url() override { return std::string_view("memory:/sheet.css"); }
  weft::Result<std::string_view> content_type() override { return std::string_view("text/css"); }
  weft::Result<std::span<const uint8_t>> peek() override { return stream_.peek(); }
  void consume(size_t bytes) override { stream_.consume(bytes); }

 private:
  weft::MemoryStream stream_;
};

class Parts final : public weft::Resources {
 public:
  explicit Parts(weft::Budget& budget) : budget_(budget) {}
  weft::Result<std::string_view> resolve(std::string_view reference, std::string_view,
                                         weft::Arena& arena) override {
    return arena.copy(reference);
  }
  weft::Result<weft::Owned<weft::Resource>> open(std::string_view url,
                                                 weft::ResourceKind) override {
    if (url != "sheet.css") return weft::Status::NotFound;
    WEFT_TRY_ASSIGN(auto part, weft::make_owned<Part>(budget_, kSheet));
    return weft::Owned<weft::Resource>(std::move(part));
  }
  weft::Result<std::span<const uint8_t>> map(std::string_view, weft::ResourceKind) override {
    return weft::Status::NotFound;  // fonts that the page names by URL
  }

 private:
  weft::Budget& budget_;
};

static weft::Status print_page(std::span<const uint8_t> font_file) {
  weft::Budget budget;
  PrintNotes notes;
  Parts parts(budget);
  const weft::FontSource source{.bytes = font_file};
  WEFT_TRY_ASSIGN(const auto fonts, weft::Fonts::create(budget, notes, {.sources = {&source, 1}}));
  const weft::Screen screen = weft::screen_of(72, 40, weft::kMono);
  WEFT_TRY_ASSIGN(const auto page, weft::Page::create(budget, parts, *fonts, notes, screen));
  weft::MemoryStream html(kPage);
  WEFT_TRY(page->load(html, "memory:/"));
  WEFT_TRY(page->layout());
  WEFT_TRY_ASSIGN(weft::LineSource* const lines, page->lines());
  while (true) {
    WEFT_TRY_ASSIGN(const auto line, lines->next_line());
    if (line.empty()) return weft::Status::Ok;
    for (unsigned x = 0; x < screen.width; ++x)
      std::fputs(line[x / 8] & 0x80 >> x % 8 ? " " : "#", stdout);
    std::fputs("\n", stdout);
  }
}

int main(int argc, char** argv) {
  if (argc != 2) return wrong_usage("page_from_memory FONT.ttf");
  std::vector<uint8_t> font;
  std::FILE* file = std::fopen(argv[1], "rb");
  for (int byte = file ? std::fgetc(file) : EOF; byte != EOF; byte = std::fgetc(file))
    font.push_back(static_cast<uint8_t>(byte));
  if (file) std::fclose(file);
  return exit_status(print_page(font));
}
