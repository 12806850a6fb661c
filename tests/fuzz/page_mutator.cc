#include "tests/fuzz/page_mutator.h"

#include <algorithm>

namespace weft {
namespace {

// clang-format off
constexpr std::string_view kElements[] = {
    "div", "p", "span", "b", "i", "a", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
    "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup",
    "img", "br", "hr", "pre", "h1", "h3", "blockquote", "center", "font", "button", "input",
    "select", "option", "textarea", "fieldset", "legend", "details",
    "summary", "meter", "progress", "svg", "video", "canvas", "iframe", "object", "picture",
    "source", "ruby", "rt", "sub", "sup", "wbr", "bdo", "q", "label", "template",
};
// clang-format on
// clang-format off
constexpr std::string_view kTexts[] = {
    "a b c", "word", "M", "", "\n", "a&shy;b", "\xD7\x90\xD7\x91 abc",
    "\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97", "fi ffl", "&nbsp;", "x&#x200B;y", "&#x202E;abc&#x202C;",
    "a\tb",
    "Loremipsumdolorsitamet", "1 2 3 4 5 6 7 8 9", "<br><br>", "<img src=1.png>",
    "<img src=2.jpg width=20>", "e\xCC\x81",
};
// clang-format on
// # becomes a number, ! a declaration.
struct AttributeShape {
  std::string_view name, value;
};
// clang-format off
constexpr AttributeShape kAttributes[] = {
    {"colspan", "#"}, {"rowspan", "#"}, {"span", "#"}, {"width", "#"}, {"height", "#"},
    {"width", "#%"}, {"height", "#%"}, {"start", "#"}, {"value", "#"},
    {"border", "#"}, {"cellpadding", "#"}, {"cellspacing", "#"}, {"size", "#"}, {"rows", "#"},
    {"cols", "#"}, {"min", "#"}, {"max", "#"}, {"hspace", "#"},
    {"src", "1.png"}, {"src", "2.jpg"}, {"srcset", "1.png #x, 2.jpg #w"}, {"sizes", "#px"},
    {"dir", "rtl"}, {"dir", "auto"}, {"lang", "ar"}, {"align", "right"},
    {"align", "center"}, {"valign", "bottom"}, {"nowrap", ""}, {"hidden", ""}, {"open", ""},
    {"reversed", ""}, {"type", "a"}, {"type", "checkbox"}, {"class", "a"},
    {"id", "a"}, {"title", "#"}, {"alt", "text"}, {"bgcolor", "red"}, {"background", "1.png"},
    {"viewBox", "0 0 # #"}, {"style", "!"}, {"style", "!;!"}, {"style", "!;!;!"},
};
// clang-format on
constexpr std::string_view kVoid[] = {"img", "br", "hr", "input", "col", "wbr", "source"};

/// The text between two tags, both included.
struct Span {
  size_t begin = 0, end = 0;
  size_t tag_end = 0;  ///< Behind the name of its start tag.
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

size_t name_end(std::string_view text, size_t at) {
  while (at < text.size() && (is_letter(text[at]) || (text[at] >= '0' && text[at] <= '9'))) ++at;
  return at;
}

/// The elements of `text` by their tags, as far as those match; an element that nothing closes is
/// its start tag.
std::vector<Span> elements_of(std::string_view text) {
  std::vector<Span> elements;
  std::vector<size_t> open;
  for (size_t at = text.find('<'); at != text.npos && at + 1 < text.size();
       at = text.find('<', at + 1)) {
    const size_t close = text.find('>', at);
    if (close == text.npos) break;
    if (is_letter(text[at + 1])) {
      open.push_back(elements.size());
      elements.push_back({at, close + 1, name_end(text, at + 1)});
    } else if (text[at + 1] == '/') {
      const std::string_view name = text.substr(at + 2, name_end(text, at + 2) - at - 2);
      for (size_t i = open.size(); i-- > 0;) {
        Span& element = elements[open[i]];
        if (text.substr(element.begin + 1, element.tag_end - element.begin - 1) != name) continue;
        element.end = close + 1;
        open.resize(i);
        break;
      }
    }
  }
  return elements;
}

size_t find_from(std::string_view text, std::string_view any_of, size_t from) {
  const size_t found = text.find_first_of(any_of, from);
  return found == text.npos ? text.find_first_of(any_of) : found;
}

}  // namespace

void PageMutator::mutate(PageCase& page) {
  for (uint32_t count = below(4) + 1; count; --count) {
    PagePart& part = page.parts[below(3) ? below(page.parts.size()) : 0];
    if (below(12) == 0) change_settings(page.settings);
    else if (part.is_text()) change_text(part);
    else change_bytes(part.bytes);
    if (part.bytes.size() > kLargest) part.bytes.resize(kLargest);
  }
}

std::string PageMutator::mutate(std::string_view text) {
  PageCase page = parse_page_case(text);
  mutate(page);
  return page_case_text(page);
}

void PageMutator::change_settings(PageSettings& settings) {
  uint32_t* values[] = {
      &settings.width,  &settings.height,      &settings.ratio_quarters,     &settings.palette,
      &settings.dither, &settings.chunk_bytes, &settings.failing_allocation, &settings.late_peek};
  *pick(values) = below(3) ? below(16) : below(1000);
}

void PageMutator::change_text(PagePart& part) {
  static constexpr Change kOfStyles[] = {
      &PageMutator::change_number, &PageMutator::change_number,   &PageMutator::change_value,
      &PageMutator::change_value,  &PageMutator::add_declaration, &PageMutator::add_declaration,
      &PageMutator::add_rule,      &PageMutator::splice,          &PageMutator::change_bytes};
  static constexpr Change kOfTrees[] = {
      &PageMutator::delete_element, &PageMutator::repeat_element, &PageMutator::move_element,
      &PageMutator::wrap_element,   &PageMutator::insert_element, &PageMutator::insert_element,
      &PageMutator::set_attribute,  &PageMutator::set_attribute,  &PageMutator::set_style,
      &PageMutator::set_style,      &PageMutator::set_style};
  const bool is_tree = !part.name.ends_with(".css") && below(3);
  (this->*(is_tree ? pick(kOfTrees) : pick(kOfStyles)))(part.bytes);
}

void PageMutator::change_number(std::string& text) {
  constexpr std::string_view kDigits = "0123456789";
  const size_t begin = find_from(text, kDigits, below(text.size()));
  if (begin == text.npos) return;
  const size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
  text.replace(begin, end - begin, css_.number());
}

// From a colon to what ends a value, in a sheet or a style attribute.
void PageMutator::change_value(std::string& text) {
  const size_t colon = find_from(text, ":", below(text.size()));
  if (colon == text.npos) return;
  const size_t before = text.find_last_not_of("abcdefghijklmnopqrstuvwxyz-", colon ? colon - 1 : 0);
  const size_t name = before == text.npos ? 0 : before + 1;
  const size_t end = std::min(text.find_first_of(";}\"'<", colon + 1), text.size());
  text.replace(colon + 1, end - colon - 1, css_.value(text.substr(name, colon - name)));
}

void PageMutator::add_declaration(std::string& text) {
  const size_t brace = find_from(text, "{", below(text.size()));
  if (brace == text.npos) return add_rule(text);
  text.insert(brace + 1, css_.declaration() + "; ");
}

void PageMutator::add_rule(std::string& text) {
  const size_t style = text.find("<style>");
  if (style != text.npos) text.insert(style + 7, css_.rule());
  else if (text.find('<') == text.npos) text.insert(0, css_.rule());
  else text += "<style>" + css_.rule() + "</style>";
}

void PageMutator::change_bytes(std::string& text) {
  if (text.empty()) return;
  const size_t at = below(text.size());
  switch (below(6)) {
    case 0: text.resize(at); return;
    case 1: text.erase(at, below(16) + 1); return;
    case 2: text.insert(at, text.substr(below(text.size()), below(64))); return;
    case 3: text[at] = static_cast<char>(below(2) ? 0xFF : 0); return;
    case 4: text[at] = static_cast<char>(random_()); return;
    default: text[at] = static_cast<char>(text[at] ^ 1 << below(8)); return;
  }
}

void PageMutator::splice(std::string& text) {
  const size_t from = find_from(text, ";{}>", below(text.size())),
               to = find_from(text, ";{}>", below(text.size()));
  if (from == text.npos || to == text.npos) return;
  const std::string piece = text.substr(from + 1, below(200));
  text.insert(to + 1, piece);
}

void PageMutator::delete_element(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.size() < 2) return;
  const Span& one = elements[1 + below(elements.size() - 1)];
  text.erase(one.begin, one.end - one.begin);
}

void PageMutator::repeat_element(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.empty()) return;
  const Span& one = pick(elements);
  const std::string copy = text.substr(one.begin, one.end - one.begin);
  std::string copies;
  for (uint32_t count = below(8) ? below(4) + 1 : below(300); count && copies.size() < kLargest / 8;
       --count)
    copies += copy;
  text.insert(one.end, copies);
}

void PageMutator::move_element(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.size() < 2) return;
  const Span& one = pick(elements);
  const std::string moved = text.substr(one.begin, one.end - one.begin);
  const size_t to = pick(elements).end;
  if (to >= one.end) text.insert(to, moved), text.erase(one.begin, moved.size());
  else text.erase(one.begin, moved.size()), text.insert(std::min(to, text.size()), moved);
}

std::string PageMutator::element(const std::string& inside) {
  const std::string_view name = pick(kElements);
  std::string tag = "<" + std::string(name);
  if (below(2)) tag += " style=\"" + css_.declaration() + "\"";
  tag += ">";
  if (std::find(std::begin(kVoid), std::end(kVoid), name) != std::end(kVoid)) return tag + inside;
  return tag + inside + "</" + std::string(name) + ">";
}

void PageMutator::wrap_element(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.empty()) return;
  const Span& one = pick(elements);
  std::string wrapped = text.substr(one.begin, one.end - one.begin);
  const uint32_t deep = below(16) ? below(3) + 1 : below(300);
  for (uint32_t i = 0; i < deep && wrapped.size() < kLargest / 8; ++i) wrapped = element(wrapped);
  text.replace(one.begin, one.end - one.begin, wrapped);
}

void PageMutator::insert_element(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  const size_t at = elements.empty() ? text.size() : text.find('>', pick(elements).begin) + 1;
  text.insert(at, below(3) ? element(std::string(pick(kTexts))) : std::string(pick(kTexts)));
}

void PageMutator::set_attribute(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.empty()) return;
  const AttributeShape shape = pick(kAttributes);
  std::string value;
  for (const char c : shape.value)
    value += c == '#' ? css_.number() : c == '!' ? css_.declaration() : std::string(1, c);
  text.insert(pick(elements).tag_end, " " + std::string(shape.name) + "=\"" + value + "\"");
}

void PageMutator::set_style(std::string& text) {
  const std::vector<Span> elements = elements_of(text);
  if (elements.empty()) return;
  const Span& one = pick(elements);
  const size_t close = text.find('>', one.begin), style = text.find("style=", one.begin);
  std::string declarations = css_.declaration();
  for (uint32_t more = below(3); more; --more) declarations += "; " + css_.declaration();
  const bool has_style = style < close && style + 7 < text.size();
  if (has_style) text.insert(style + 7, declarations + ";");
  else text.insert(one.tag_end, " style=\"" + declarations + "\"");
}

}  // namespace weft
