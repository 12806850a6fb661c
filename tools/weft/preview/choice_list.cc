#include "tools/weft/preview/choice_list.h"

#include <algorithm>
#include <cctype>

#include "tools/weft/preview/html_painter.h"

namespace weft {
namespace {

// Of the page, as html() writes it and the painter's sheet lays it out.
constexpr int kHeaderLines = 3, kRowHeight = 20, kFirstRow = 73;

std::string folded(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)))
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return letters;
}

bool has(const Choice& choice, const std::string& wanted) {
  return folded(choice.kind + choice.name + choice.says).find(folded(wanted)) != std::string::npos;
}

}  // namespace

ChoiceList::ChoiceList(std::string title, std::vector<Choice> choices, size_t current)
    : title_(std::move(title)), choices_(std::move(choices)) {
  filter();
  selected_ = std::min(current, left_.empty() ? 0 : left_.size() - 1);
}

void ChoiceList::filter() {
  left_.clear();
  for (size_t i = 0; i < choices_.size(); ++i)
    if (has(choices_[i], typed_)) left_.push_back(i);
  selected_ = 0;
}

const Choice* ChoiceList::chosen() const {
  return left_.empty() ? nullptr : &choices_[left_[selected_]];
}

// The selected one is in the middle where the list allows it.
size_t ChoiceList::first_shown(size_t rows) const {
  if (left_.size() <= rows) return 0;
  const size_t above = std::min(selected_, rows / 2);
  return std::min(selected_ - above, left_.size() - rows);
}

std::string ChoiceList::html(int lines) {
  rows_ = static_cast<size_t>(std::max(lines - kHeaderLines, 1));
  std::string html =
      "<h1>" + html_text(title_) + "</h1><p class=field>" +
      (typed_.empty() ? "<span class=dim>type to filter</span>" : html_text(typed_) + "<b>_</b>") +
      "<span class=dim style='float: right'>" + std::to_string(left_.size()) + " of " +
      std::to_string(choices_.size()) + "</span></p>";
  if (left_.empty()) html += "<p class=dim>nothing has that</p>";
  const size_t first = first_shown(rows_);
  for (size_t i = first; i < std::min(left_.size(), first + rows_); ++i) {
    const Choice& choice = choices_[left_[i]];
    html += std::string(i == selected_ ? "<div class='row chosen'>" : "<div class=row>") +
            "<span class=dim>" + html_text(choice.kind) + "</span><span>" + html_text(choice.name) +
            " <span class=dim>" + html_text(choice.says) + "</span></span></div>";
  }
  return html;
}

void ChoiceList::move(int steps) {
  if (left_.empty()) return;
  selected_ = static_cast<size_t>(
      std::clamp(static_cast<int>(selected_) + steps, 0, static_cast<int>(left_.size()) - 1));
}

Overlay::Answer ChoiceList::take(const WindowEvent& event) {
  switch (event.kind) {
    case WindowEvent::Kind::Key: return press(event);
    case WindowEvent::Kind::Wheel: move(event.y); return Answer::Taken;
    case WindowEvent::Kind::Press: return click(event.y);
    default: return Answer::Ignored;
  }
}

Overlay::Answer ChoiceList::press(const WindowEvent& event) {
  switch (event.key) {
    case Key::Up: move(-1); return Answer::Taken;
    case Key::Down: move(1); return Answer::Taken;
    case Key::PageUp: move(-10); return Answer::Taken;
    case Key::PageDown: move(10); return Answer::Taken;
    case Key::Home: move(-static_cast<int>(left_.size())); return Answer::Taken;
    case Key::End: move(static_cast<int>(left_.size())); return Answer::Taken;
    case Key::Enter: return left_.empty() ? Answer::Taken : Answer::Chosen;
    case Key::Backspace:
      if (!typed_.empty()) typed_.pop_back();
      filter();
      return Answer::Taken;
    case Key::Character:
      typed_ += event.character;
      filter();
      return Answer::Taken;
    default: return Answer::Ignored;
  }
}

// `y` from the top of the overlay.
Overlay::Answer ChoiceList::click(int y) {
  if (y < kFirstRow) return Answer::Taken;
  const size_t row = first_shown(rows_) + static_cast<size_t>((y - kFirstRow) / kRowHeight);
  if (row >= left_.size()) return Answer::Taken;
  selected_ = row;
  return Answer::Chosen;
}

}  // namespace weft
