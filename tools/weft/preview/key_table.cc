#include "tools/weft/preview/key_table.h"

namespace weft {
namespace {

constexpr KeyRow kRows[] = {
    {"h F1", "these keys", Action::Help, Key::Character, 'h'},
    {nullptr, nullptr, Action::Help, Key::F1},
    {"n", "the notes about the page", Action::Notes, Key::Character, 'n'},
    {"l", "list of panels and ditherings to choose from", Action::Choose, Key::Character, 'l'},
    {"p P", "next, previous panel", Action::NextPanel, Key::Character, 'p'},
    {nullptr, nullptr, Action::PreviousPanel, Key::Character, 'P'},
    {"d D", "next, previous dithering", Action::NextDither, Key::Character, 'd'},
    {nullptr, nullptr, Action::PreviousDither, Key::Character, 'D'},
    {"r", "rotate", Action::Rotate, Key::Character, 'r'},
    {"+ -", "more, fewer device pixels per CSS pixel", Action::Denser, Key::Character, '+'},
    {nullptr, nullptr, Action::Denser, Key::Character, '='},  // the same key on many keyboards
    {nullptr, nullptr, Action::Coarser, Key::Character, '-'},
    {"z", "pixel for pixel, or what fits; arrows, wheel and mouse scroll", Action::Zoom,
     Key::Character, 'z'},
    {nullptr, nullptr, Action::ScrollLeft, Key::Left},
    {nullptr, nullptr, Action::ScrollRight, Key::Right},
    {nullptr, nullptr, Action::ScrollUp, Key::Up},
    {nullptr, nullptr, Action::ScrollDown, Key::Down},
    {"i", "the element under the mouse: its box and the rules that won", Action::Inspect,
     Key::Character, 'i'},
    {"x", "split: beside another panel or dithering; the mouse moves the line", Action::Split,
     Key::Character, 'x'},
    {"f F", "refresh as the panel does it, in its time, in slow motion", Action::Refresh,
     Key::Character, 'f'},
    {nullptr, nullptr, Action::SlowRefresh, Key::Character, 'F'},
    {"F5", "load the page again", Action::Reload, Key::F5},
    {"s", "save the picture", Action::Save, Key::Character, 's'},
    {"Esc", "close what is open; the window when nothing is", Action::Close, Key::Escape},
    {"q", "quit", Action::Quit, Key::Character, 'q'},
};

}  // namespace

std::span<const KeyRow> key_rows() { return kRows; }

Action action_of(const WindowEvent& event) {
  if (event.kind == WindowEvent::Kind::Close) return Action::Quit;
  if (event.kind != WindowEvent::Kind::Key) return Action::None;
  for (const KeyRow& row : kRows)
    if (row.key == event.key && row.character == event.character) return row.action;
  return Action::None;
}

std::string keys_as_text() {
  std::string text = "Keys:";
  for (const KeyRow& row : kRows) {
    if (!row.shown) continue;
    std::string keys(row.shown);
    keys.resize(8, ' ');
    text += "\n  " + keys + row.does;
  }
  return text;
}

}  // namespace weft
