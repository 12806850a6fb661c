#include "tools/weft/preview/scene.h"

#include <algorithm>

namespace weft {
namespace {

constexpr Color kDesk{64, 64, 64}, kAccent{255, 209, 102}, kTrack{29, 33, 39};
constexpr uint8_t kOpacity = 245;
constexpr int kMargin = 16, kLineHeight = 20;
constexpr WindowSize kLeastForPages{800, 480};  // of a window with something to read
constexpr int kInspectorWidth = 340, kLabelWidth = 330, kGaugeWidth = 360;

}  // namespace

WindowSize Scene::wanted_window(const SceneParts& parts, WindowSize room) const {
  WindowSize wanted = view.wanted_window();
  const bool has_pages = parts.overlay || parts.inspection || parts.split;
  if (!has_pages || view.is_window_given()) return wanted;
  wanted.width = std::max(wanted.width, std::min(room.width, kLeastForPages.width));
  wanted.height = std::max(wanted.height, std::min(room.height, kLeastForPages.height));
  return wanted;
}

Canvas Scene::draw(const SceneParts& parts, WindowSize size) {
  view.set_window(size);
  Canvas window(size, kDesk);
  view.draw(*parts.picture, window.whole(), window);
  if (parts.split) draw_split(*parts.split, window);
  if (parts.element) draw_element(parts, window);
  if (parts.gauge) draw_gauge(*parts.gauge, window);
  overlay_place_ = {};
  if (parts.overlay) draw_overlay(*parts.overlay, window);
  return window;
}

void Scene::draw_split(const Split& split, Canvas& window) {
  const WindowSize size = window.size();
  const int line = static_cast<int>(split.part * size.width);
  const PixelRect right{line, 0, size.width - line, size.height};
  window.fill(right, kDesk);
  view.draw(*split.picture, right, window);
  window.fill({line - 1, 0, 3, size.height}, kAccent);
  const int width = std::min(kLabelWidth, size.width / 2 - kMargin);
  const Canvas& left_label = painter_.paint(split.left_label, width, 100);
  window.blend(left_label, kMargin / 2, size.height - left_label.size().height - kMargin / 2,
               kOpacity);
  const Canvas& right_label = painter_.paint(split.right_label, width, 100);
  window.blend(right_label, size.width - width - kMargin / 2,
               size.height - right_label.size().height - kMargin / 2, kOpacity);
}

// The page about the element is on the side where the mouse is not.
void Scene::draw_element(const SceneParts& parts, Canvas& window) {
  for (const PixelRect& box : parts.element->boxes) {
    const PixelRect placed = view.placed(box);
    window.fill(placed, {0, 120, 255}, 60);
    window.frame(placed, {0, 90, 220}, 2);
  }
  const WindowSize size = window.size();
  const int width = std::min(kInspectorWidth, size.width - kMargin);
  const Canvas& page = painter_.paint(
      parts.inspection->html(*parts.element, (size.height - kMargin - 26) / kLineHeight - 1), width,
      size.height - kMargin);
  const bool is_left = parts.mouse_x > size.width / 2;
  window.blend(page, is_left ? kMargin / 2 : size.width - width - kMargin / 2, kMargin / 2,
               kOpacity);
}

void Scene::draw_gauge(const Gauge& gauge, Canvas& window) {
  const WindowSize size = window.size();
  const int width = std::min(kGaugeWidth, size.width - kMargin);
  const Canvas& label = painter_.paint(gauge.label, width, 100);
  const int left = (size.width - width) / 2;
  const int top = size.height - label.size().height - kMargin;
  window.blend(label, left, top, kOpacity);
  window.fill({left, top - 6, width, 6}, kTrack);
  window.fill({left, top - 6, static_cast<int>(std::clamp(gauge.part, 0.0, 1.0) * width), 6},
              kAccent);
}

void Scene::draw_overlay(Overlay& overlay, Canvas& window) {
  const WindowSize size = window.size();
  const int width = std::min(overlay.width(), size.width - kMargin);
  const int most_height = size.height - 2 * kMargin;
  const std::string html = overlay.html((most_height - 26) / kLineHeight - 2);
  const Canvas& page = painter_.paint(html, width, most_height);
  overlay_place_ = {(size.width - width) / 2, kMargin, page.size().width, page.size().height};
  window.fill(window.whole(), kBlack, 70);
  window.blend(page, overlay_place_.left, overlay_place_.top, kOpacity);
}

}  // namespace weft
