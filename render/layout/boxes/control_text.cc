#include "render/layout/boxes/control_text.h"

#include <algorithm>

#include "render/base/arena_vector.h"
#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/selectors/form_state.h"

namespace weft {
namespace {

Status add(ArenaVector<char>& text, std::string_view more) {
  return text.append({more.data(), more.size()});
}

std::string_view view(const ArenaVector<char>& text) { return {text.begin(), text.size()}; }

/// A field has one line (HTML Standard, 4.10.5.1.2).
Result<std::string_view> without_line_ends(std::string_view value, Arena& arena) {
  if (value.find_first_of("\r\n") == std::string_view::npos) return value;
  ArenaVector<char> text(arena);
  for (const char c : value)
    if (c != '\r' && c != '\n') WEFT_TRY(text.push(c));
  return view(text);
}

Result<std::string_view> dots(std::string_view value, Arena& arena) {
  ArenaVector<char> text(arena);
  while (!value.empty()) {
    next_code_point(value);
    WEFT_TRY(add(text, "\xE2\x80\xA2"));
  }
  return view(text);
}

/// A type of dates: the form of its value, in which 0 stands for a digit, what it shows without
/// one, and what of one: a letter is the character of the value at its place in the alphabet, M the
/// month by name, T the time.
struct DateRow {
  std::string_view type, form, hint, shown;
};
constexpr DateRow kDates[] = {
    {"date", "0000-00-00", "mm/dd/yyyy", "fg/ij/abcd"},
    {"month", "0000-00", "--------- ----", "M abcd"},
    {"week", "0000-W00", "Week --, ----", "Week gh, abcd"},
    {"time", "00:00", "--:--\u202F--", "T"},
    {"datetime-local", "0000-00-00T00:00", "mm/dd/yyyy, --:--\u202F--", "fg/ij/abcd, T"},
};

bool has_form(std::string_view value, std::string_view form) {
  return value.size() >= form.size() &&
         std::equal(form.begin(), form.end(), value.begin(), [](char wanted, char c) {
           return wanted == '0' ? is_digit(static_cast<uint8_t>(c)) : wanted == c;
         });
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + text[1] - '0'; }

/// "13:05" as "01:05 PM", with seconds where there are some.
Status add_time(ArenaVector<char>& text, std::string_view time) {
  const int hour = two_digits(time), shown = (hour + 11) % 12 + 1;
  WEFT_TRY(text.push(static_cast<char>('0' + shown / 10)));
  WEFT_TRY(text.push(static_cast<char>('0' + shown % 10)));
  const bool has_seconds = has_form(time, "00:00:00") && time.substr(6, 2) != "00";
  WEFT_TRY(add(text, time.substr(2, has_seconds ? 6 : 3)));
  return add(text, hour < 12 ? "\u202FAM" : "\u202FPM");
}

Status add_month(ArenaVector<char>& text, std::string_view number) {
  static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
  const int month = std::clamp(two_digits(number), 1, 12);
  return add(text, kMonths[month - 1]);
}

Result<std::string_view> date_text(const DateRow& row, std::string_view value, Arena& arena) {
  if (!has_form(value, row.form)) return row.hint;
  ArenaVector<char> text(arena);
  bool literal = row.shown.starts_with("Week");
  for (const char c : row.shown) {
    if (literal) {
      WEFT_TRY(text.push(c));
      literal = c != ' ';
    } else if (c == 'T') {
      WEFT_TRY(add_time(text, value.substr(row.form.size() - 5)));
    } else if (c == 'M') {
      WEFT_TRY(add_month(text, value.substr(5, 2)));
    } else {
      WEFT_TRY(text.push(c >= 'a' && c <= 'z' ? value[static_cast<size_t>(c - 'a')] : c));
    }
  }
  return view(text);
}

std::string_view button_label(const Element& input) {
  if (const std::string_view* const value = input.attribute(Atom::Value)) return *value;
  if (attribute_is(input, Atom::Type, "submit")) return "Submit";
  return attribute_is(input, Atom::Type, "reset") ? "Reset" : std::string_view();
}

Result<std::string_view> option_text(const Element& select, Arena& arena) {
  const Element* const option = shown_option(select);
  if (!option) return std::string_view();
  if (const std::string_view label = value_of(*option, Atom::Label); !label.empty()) return label;
  const Node* const only = option->first_child;
  if (only && only->is_text() && !only->next_sibling) return static_cast<const Text*>(only)->text;
  ArenaVector<char> text(arena);
  for (const Node* node = only; node; node = next_in_tree(*node, *option))
    if (node->is_text()) WEFT_TRY(add(text, static_cast<const Text*>(node)->text));
  return view(text);
}

}  // namespace

Result<std::string_view> control_text(const Element& element, Control control, Arena& arena) {
  const std::string_view value = value_of(element, Atom::Value);
  switch (control) {
    case Control::Text: return without_line_ends(value, arena);
    case Control::Password: return dots(value, arena);
    case Control::Button: return button_label(element);
    case Control::File: return std::string_view("No file chosen");
    case Control::DropDown: return option_text(element, arena);
    case Control::Date:
      for (const DateRow& row : kDates)
        if (attribute_is(element, Atom::Type, row.type)) return date_text(row, value, arena);
      return std::string_view();
    default: return std::string_view();
  }
}

}  // namespace weft
