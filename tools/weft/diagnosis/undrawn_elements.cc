// Scripts that are not run, and what stays empty for it; elements that have no picture yet; pages
// that want to be left for another one.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"
#include "tools/weft/diagnosis/page_parts.h"

namespace weft {
namespace {

/// Elements that are replaced by nothing.
struct EmptyRow {
  Atom name;
  const char* said;
};
constexpr EmptyRow kEmpty[] = {
    {Atom::Iframe, "an iframe stays empty"},
    {Atom::Video, "a video is not shown"},
    {Atom::Embed, "an embed stays empty"},
};

bool is_displayed(const Element& element) {
  return element.style && element.style->box->display != Display::None &&
         element.style->text->visibility == Visibility::Visible;
}

bool is_animation(const Element& element) {
  return element.name == Atom::Animate || element.name == Atom::AnimateMotion ||
         element.name == Atom::AnimateTransform || element.name == Atom::Set;
}

/// What an element of SVG asks for that is not drawn; null: nothing.
const char* undrawn_in_svg(const Element& element) {
  const Element* const parent = element.parent ? element.parent->as_element() : nullptr;
  if (element.name_space != Namespace::Svg || !parent || parent->name_space != Namespace::Svg)
    return nullptr;
  if (is_animation(element)) return "a drawing is drawn without its animations";
  if (element.name == Atom::Use && element.attribute(Atom::Href) &&
      value_of(element, Atom::Href).find('#') == std::string_view::npos)
    return "a use of a whole file is not drawn: its href names no element";
  const bool has_outline =
      is_displayed(element) && element.style->surface->outline.line != BorderLine::None;
  return has_outline ? "an outline is not drawn around what is in a drawing" : nullptr;
}

bool is_run(const Element& script) {
  const std::string_view type = trimmed(value_of(script, Atom::Type));
  return type.empty() || equal_ignoring_case(type, "module") ||
         type.find("javascript") != type.npos || type.find("ecmascript") != type.npos;
}

std::string_view text_of(const Element& element) {
  const Node* const child = element.first_child;
  return child && child->is_text() ? static_cast<const Text*>(child)->text : std::string_view();
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Whether a script that says this changes what is shown when the page is loaded.
bool writes(std::string_view script) {
  static constexpr std::string_view kWords[] = {
      "innerHTML", "textContent", "innerText",   "insertAdjacent", "append",  "replaceChildren",
      "new Chart", "echarts",     "Highcharts",  "createElement",  "Plotly.", ".html(",
      ".text(",    "createRoot",  "getContext(", "createApp",      "render("};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return has(script, word); });
}

bool names(std::string_view script, const std::string& id) {
  for (const char* const quote : {"'", "\"", "`"})
    if (has(script, quote + id + quote) || has(script, quote + ("#" + id) + quote)) return true;
  return false;
}

/// Takes the characters that are in `set` off the front of `text` and returns them.
std::string_view take(std::string_view& text, std::string_view set) {
  const std::string_view taken = text.substr(0, text.find_first_not_of(set));
  text.remove_prefix(taken.size());
  return taken;
}

/// What the content of a <meta http-equiv="refresh"> asks for (HTML Standard, 4.2.5.3).
struct Refresh {
  std::string_view seconds;  ///< Whole ones; empty: it is none.
  std::string_view url;      ///< Empty: the page itself.
};

Refresh read_refresh(std::string_view content) {
  static constexpr std::string_view kBlanks = " \t\n\f\r";
  Refresh refresh;
  content = trimmed(content);
  if (content.starts_with('.')) refresh.seconds = "0";
  if (const std::string_view whole = take(content, "0123456789"); !whole.empty())
    refresh.seconds = whole;
  take(content, "0123456789.");
  if (!content.empty() && take(content, " \t\n\f\r;,").empty()) return {};
  if (equal_ignoring_case(content.substr(0, 3), "url")) {
    std::string_view value = content.substr(3);
    take(value, kBlanks);
    if (value.starts_with('=')) content = trimmed(value.substr(1));
  }
  const char quote = content.empty() ? '\0' : content.front();
  if (quote == '"' || quote == '\'') content = content.substr(1, content.find(quote, 1) - 1);
  refresh.url = content;
  return refresh;
}

class Elements {
 public:
  explicit Elements(const DiagnosedPage& page) : page_(page) {}

  size_t find() {
    find_refresh();
    find_scripts();
    if (!scripts_.empty()) find_unwritten();
    find_undrawn_in_svg();
    for (const Box* box = &page_.root; box; box = next_box(*box, page_.root)) look_at(*box);
    return scripts_.size();
  }

 private:
  template <typename Visit>
  void for_each_element(Visit visit) const {
    for (const Node* node = &page_.document; node; node = next_in_tree(*node, page_.document))
      if (const Element* element = node->as_element()) visit(*element);
  }

  void find_scripts() {
    for_each_element([&](const Element& element) {
      if (element.name != Atom::Script || element.name_space == Namespace::MathMl) return;
      if (is_in_template(element) || !is_run(element)) return;
      scripts_.push_back(&element);
    });
  }

  /// The first one counts.
  void find_refresh() const {
    bool is_found = false;
    for_each_element([&](const Element& element) {
      if (is_found || !element.is_html(Atom::Meta) || is_in_template(element) ||
          !attribute_is(element, Atom::HttpEquiv, "refresh"))
        return;
      const auto [seconds, url] = read_refresh(value_of(element, Atom::Content));
      is_found = !seconds.empty();
      if (!is_found) return;
      const std::string after = " after " + std::string(seconds) + " s";
      Finding finding(FindingKind::Element, page_.css.places().of(element),
                      url.empty()
                          ? "the page is to be loaded again" + after + "; weft loads it once"
                          : "the page goes on to " + quoted(url) + after + "; weft stays on it");
      finding.minor = url.empty();
      page_.findings.add(std::move(finding));
    });
  }

  static bool is_in_template(const Node& node) {
    for (const Node* at = node.parent; at; at = at->parent)
      if (at->kind == NodeKind::Fragment) return true;
    return false;
  }

  /// One line for all that scripts would have filled in.
  void find_unwritten() {
    for (const Element* script : scripts_)
      if (writing_.size() < kMostScripts && writes(text_of(*script)))
        writing_.push_back(text_of(*script).substr(0, kMostBytes));
    for_each_element([&](const Element& element) {
      if (is_displayed(element) && is_for_script(element)) unwritten_.push_back(&element);
    });
    for (const Element* script : scripts_)
      if (has(text_of(*script), "document.write(")) unwritten_.push_back(script);
    if (unwritten_.empty()) return;
    const Element& first = *unwritten_.front();
    const bool one = scripts_.size() == 1;
    std::string said = counted(scripts_.size(), "script") + (one ? " is" : " are") + " not run; ";
    if (first.name == Atom::Script) said += "what it writes is missing";
    else said += tag_of(first) + (is_blank(first) ? " stays empty" : " stays as it is");
    if (unwritten_.size() > 1) said += ", and " + std::to_string(unwritten_.size() - 1) + " more";
    page_.add(FindingKind::Scripts, page_.css.places().of(first), said);
  }

  /// Each kind once, with the place of the first.
  void find_undrawn_in_svg() const {
    std::vector<const char*> said;
    for_each_element([&](const Element& element) {
      const char* const undrawn = undrawn_in_svg(element);
      if (!undrawn || std::find(said.begin(), said.end(), undrawn) != said.end()) return;
      said.push_back(undrawn);
      page_.add(FindingKind::Element, page_.css.places().of(element), undrawn);
    });
  }

  bool is_for_script(const Element& element) {
    if (element.name_space != Namespace::Html) return false;
    if (element.name == Atom::Canvas) return true;
    const std::string_view* const id = element.attribute(Atom::Id);
    if (!id || id->empty()) return false;
    if (asked_++ < kMostAsked)
      for (const std::string_view script : writing_)
        if (names(script, std::string(*id))) return true;
    static constexpr Atom kHolders[] = {Atom::Div, Atom::Main, Atom::Section, Atom::Ul,
                                        Atom::Tbody};
    const bool holds =
        std::find(std::begin(kHolders), std::end(kHolders), element.name) != std::end(kHolders);
    return holds && is_blank(element) && has_scripts_elsewhere() && has_no_picture(element);
  }

  bool has_scripts_elsewhere() const {
    return std::any_of(scripts_.begin(), scripts_.end(), [](const Element* script) {
      return script->attribute(Atom::Src) != nullptr;
    });
  }

  static bool is_blank(const Element& element) {
    for (const Node* node = element.first_child; node; node = next_in_tree(*node, element)) {
      if (node->as_element() && !node->as_element()->is_html(Atom::Script)) return false;
      if (!node->is_text() || (node->parent && node->parent != &element)) continue;
      if (!trimmed(static_cast<const Text*>(node)->text).empty()) return false;
    }
    return true;
  }

  static bool has_no_picture(const Element& element) {
    const SurfaceStyle& surface = *element.style->surface;
    const bool has_border = surface.top.width > Px() || surface.bottom.width > Px() ||
                            surface.left.width > Px() || surface.right.width > Px();
    const bool has_image =
        std::any_of(surface.background.begin(), surface.background.end(),
                    [](const BackgroundLayer& layer) { return !layer.image.none(); });
    return !has_border && surface.background_color.alpha == 0 && !has_image &&
           !pseudo_style(element, PseudoKind::Before) && !pseudo_style(element, PseudoKind::After);
  }

  std::string tag_of(const Element& element) const {
    std::string tag = "<" + std::string(page_.document.atoms->text(element.name));
    const std::string_view* const id = element.attribute(Atom::Id);
    if (id && !id->empty()) tag += " id=" + quoted(*id);
    return tag + ">";
  }

  /// Whether characters stand upright in one place of a vertical line that has a line at its side.
  static bool combines_lined_text(const Element& element) {
    const TextStyle& text = *element.style->text;
    const Element* const around = element.parent ? element.parent->as_element() : nullptr;
    const auto has_lines = [](const Element* one) {
      return one && one->style && one->style->rare->decoration.lines != 0;
    };
    return text.text_combine != TextCombine::None &&
           text.writing_mode != WritingMode::HorizontalTb &&
           (has_lines(&element) || has_lines(around));
  }

  void look_at(const Box& box) const {
    const Element* const element = box.node && !box.anonymous && box.pseudo == PseudoKind::None
                                       ? box.node->as_element()
                                       : nullptr;
    if (!element || !is_displayed(*element)) return;
    const Place place = page_.css.places().of(*element);
    if (box.kind == BoxKind::Replaced && !box.image && box.size.width > Px() &&
        box.size.height > Px() && is_seen(box, page_.screen)) {
      for (const EmptyRow& row : kEmpty)
        if (row.name == element->name) page_.add(FindingKind::Element, place, row.said);
    }
    if (element->attribute(Atom::Exportparts))
      page_.add(FindingKind::Element, place,
                "parts that \"exportparts\" names are not selected from outside");
    if (combines_lined_text(*element))
      page_.add(FindingKind::Element, place, "a line is not drawn at upright text");
    if (element->name == Atom::Math && element->name_space == Namespace::MathMl)
      page_.add(FindingKind::Element, place, "a formula is set as plain text");
  }

  const DiagnosedPage& page_;
  // Bounds for what a page may make of it.
  static constexpr size_t kMostAsked = 300, kMostScripts = 8, kMostBytes = 64 * 1024;
  std::vector<const Element*> scripts_, unwritten_;
  std::vector<std::string_view> writing_;  // texts of scripts that change what is shown
  size_t asked_ = 0;                       // ids looked for in them
};

}  // namespace

size_t find_undrawn_elements(const DiagnosedPage& page) { return Elements(page).find(); }

}  // namespace weft
