#include "tools/weft/preview/note_list.h"

#include <algorithm>

#include "tools/weft/preview/html_painter.h"

namespace weft {
namespace {

// How many notes an event goes down.
int steps_of(const WindowEvent& event) {
  if (event.kind == WindowEvent::Kind::Wheel) return event.y;
  if (event.kind != WindowEvent::Kind::Key) return 0;
  return event.key == Key::Down       ? 1
         : event.key == Key::Up       ? -1
         : event.key == Key::PageDown ? 10
         : event.key == Key::PageUp   ? -10
                                      : 0;
}

}  // namespace

std::string NoteList::html(int lines) {
  if (notes_.empty())
    return "<h1>Notes</h1><p>Nothing was noted: everything that the page asks for is there.";
  std::string html =
      "<h1>" + std::to_string(notes_.size()) + (notes_.size() == 1 ? " note" : " notes") + "</h1>";
  const size_t first = std::min(first_, notes_.size() - 1);
  const size_t last = std::min(notes_.size(), first + static_cast<size_t>(std::max(lines, 1)));
  for (size_t i = first; i < last; ++i)
    html += "<p><span class=key>" + std::to_string(i + 1) + "</span> " + html_text(notes_[i]);
  return html;
}

Overlay::Answer NoteList::take(const WindowEvent& event) {
  const int steps = steps_of(event);
  if (steps == 0) return Answer::Ignored;
  const auto most = static_cast<int>(notes_.empty() ? 0 : notes_.size() - 1);
  first_ = static_cast<size_t>(std::clamp(static_cast<int>(first_) + steps, 0, most));
  return Answer::Taken;
}

}  // namespace weft
