#include "tools/weft/preview/html_painter.h"

#include <algorithm>
#include <filesystem>

#include "render/layout/box.h"
#include "weft/page.h"

namespace weft {
namespace {

constexpr size_t kKept = 6;  // pages

constexpr char kSheet[] = R"(<!DOCTYPE html><style>
html { background: #1d2127; color: #e6e8eb; font: 14px/20px sans-serif; overflow: hidden }
body { margin: 0; padding: 12px 16px; border: 1px solid #59616d }
h1 { font-size: 16px; margin: 0 0 8px; color: #ffd166 }
p { margin: 0 }
b, .key { color: #ffd166 }
.dim { color: #9aa3af }
.bad { color: #ff8c7a }
.row { display: flex; white-space: nowrap; overflow: hidden; height: 20px }
.row > :first-child { width: 96px; flex: none }
.row > :last-child { flex: auto; overflow: hidden; text-overflow: ellipsis }
.chosen { background: #3a5a8c }
.field { background: #2b313a; padding: 2px 8px; margin: 0 0 8px; height: 20px }
.label { font-size: 12px; padding: 1px 8px; white-space: nowrap }
code { font-family: monospace; font-size: 12px }
</style>)";

class NoResources final : public Resources {
 public:
  Result<std::string_view> resolve(std::string_view, std::string_view, Arena&) override {
    return Status::Corrupt;
  }
  Result<Owned<Resource>> open(std::string_view, ResourceKind) override {
    return Status::Unsupported;
  }
  Result<std::span<const uint8_t>> map(std::string_view, ResourceKind) override {
    return Status::Unsupported;
  }
};

/// The height of the body: what of the page is something.
class BodyHeight final : public PageObserver {
 public:
  Status placed(const Document&, const Box& root, Styles&) override {
    for (const Box* box = &root; box; box = next_box(*box, root))
      if (box->parent && box->parent->parent == &root && !box->anonymous)
        height = (offset_in(*box, nullptr).y + box->size.height).ceil();
    return Status::Ok;
  }
  int height = 0;
};

}  // namespace

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<') escaped += "&lt;";
    else if (c == '&') escaped += "&amp;";
    else escaped += c;
  }
  return escaped;
}

const Canvas& HtmlPainter::paint(const std::string& body, int width, int most_height) {
  const WindowSize most{std::max(width, 1), std::max(most_height, 1)};
  for (const Painted& page : last_)
    if (page.body == body && page.most == most) return page.canvas;
  if (last_.size() == kKept) last_.pop_back();
  Painted& page = last_.emplace_front(Painted{body, most, {}});
  Status status = draw(page, page.canvas);
  if (status == Status::NotFound && use_own_fonts() == Status::Ok) status = draw(page, page.canvas);
  if (status != Status::Ok) page.canvas = Canvas();
  return page.canvas;
}

Status HtmlPainter::use_own_fonts() {
  std::vector<std::string> absolute;
  for (const std::string& directory : font_directories_)
    absolute.push_back(std::filesystem::absolute(directory).string());
  std::vector<FontSource> sources;
  for (const std::string& directory : absolute) sources.push_back({.directory = directory});
  WEFT_TRY_ASSIGN(fonts_, Fonts::create(budget_, notes_, {.sources = sources}));
  return Status::Ok;
}

Status HtmlPainter::draw(const Painted& page_of, Canvas& canvas) {
  if (!fonts_) {
    WEFT_TRY_ASSIGN(fonts_, Fonts::create(budget_, notes_));
  }
  NoResources resources;
  const WindowSize most = page_of.most;
  const Screen screen =
      screen_of(static_cast<uint16_t>(most.width), static_cast<uint16_t>(most.height), kRgb);
  WEFT_TRY_ASSIGN(const Owned<Page> page,
                  Page::create(budget_, resources, *fonts_, notes_, screen));
  const std::string html = kSheet + page_of.body;
  MemoryStream stream(html);
  WEFT_TRY(page->load(stream, "about:blank", "text/html;charset=utf-8"));
  BodyHeight body_height;
  WEFT_TRY(page->layout(&body_height));
  WEFT_TRY_ASSIGN(LineSource * lines, page->lines());
  canvas = Canvas({most.width, std::clamp(body_height.height, 1, most.height)});
  for (int y = 0; y < canvas.size().height; ++y) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, pull_line(*lines));
    for (int x = 0; x < most.width; ++x) {
      const uint8_t* pixel = line.data() + 3 * x;
      canvas.at(x, y) = {pixel[0], pixel[1], pixel[2]};
    }
  }
  return Status::Ok;
}

}  // namespace weft
