// Every page in tests/style/pages, every element and every longhand of the property table, against
// what Chromium computes. What is known to differ is named in exceptions.txt, with the reason; an
// exception that is not needed is a failure.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "render/css/properties/property_table.h"
#include "render/css/styles.h"
#include "render/css/writing/style_text.h"
#include "tests/style/expected_styles.h"
#include "tests/support/recording_diagnostics.h"
#include "tests/support/recording_notes.h"
#include "tests/support/string_sink.h"
#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {
namespace {

const std::string kFolder = std::string(WEFT_SOURCE_DIR) + "/tests/style/";

/// An element or pseudo-element as weft sees it. Parents come first.
struct StyledElement {
  std::string name;
  size_t parent = SIZE_MAX;
  PseudoKind pseudo = PseudoKind::None;
  ValueMap values;
};

/// Writes down all styles of a page when its boxes are placed.
class StyleRecorder final : public PageObserver {
 public:
  explicit StyleRecorder(std::string base) : base_(std::move(base)) {}
  std::vector<StyledElement> elements;

  Status placed(const Document& document, const Box&, Styles&) override {
    for (const Node* node = next_in_tree(document, document); node;) {
      const Element* element = node->as_element();
      if (element) add(*element, document);
      const bool shown = !element || element->style->box->display != Display::None;
      node = shown ? next_in_tree(*node, document) : next_after_subtree(*node, document);
    }
    return Status::Ok;
  }

 private:
  void add(const Element& element, const Document& document) {
    StringSink name;
    write_element_name(element, *document.atoms, name);
    const auto parent = places_.find(element.parent);
    const size_t place = elements.size();
    places_[&element] = place;
    add_style(name.string, parent == places_.end() ? SIZE_MAX : parent->second, PseudoKind::None,
              *element.style);
    for (size_t i = 1; i <= static_cast<size_t>(PseudoKind::Placeholder); ++i) {
      const auto kind = static_cast<PseudoKind>(i);
      if (const ComputedStyle* style = pseudo_style(element, kind))
        add_style(name.string + std::string(pseudo_element_name(kind)), place, kind, *style);
    }
  }
  void add_style(const std::string& name, size_t parent, PseudoKind pseudo,
                 const ComputedStyle& style) {
    StyledElement& made = elements.emplace_back(StyledElement{name, parent, pseudo, {}});
    for (auto i = static_cast<uint16_t>(kFirstLonghand);
         i < static_cast<uint16_t>(PropertyId::Count); ++i) {
      const auto property = static_cast<PropertyId>(i);
      StringSink value;
      write_computed_value(property, style, 1, value);
      for (size_t at; (at = value.string.find(base_)) != std::string::npos;)
        value.string.erase(at, base_.size());
      made.values[std::string(property_name(property))] = value.string;
    }
  }

  std::string base_;
  std::map<const Node*, size_t> places_;
};

Status record(const std::string& file, StyleRecorder& recorder) {
  Budget budget;
  RecordingNotes notes;
  Arena arena(budget);
  WEFT_TRY_ASSIGN(const auto fetcher, Fetcher::create(budget, notes, {}));
  WEFT_TRY_ASSIGN(const auto fonts, Fonts::create(budget, notes));
  WEFT_TRY_ASSIGN(const std::string_view url, url_from_argument(file, arena));
  RecordingDiagnostics diagnostics;
  WEFT_TRY_ASSIGN(const auto page, Page::create(budget, *fetcher, *fonts, notes,
                                                screen_of(800, 600, *find_palette("rgb")),
                                                {.diagnostics = &diagnostics}));
  WEFT_TRY(page->load(url));
  return page->layout(&recorder);
}

// --- what counts ---------------------------------------------------------------------------------

bool matches_any(const std::string& value, std::initializer_list<const char*> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

/// The standard's sheet says it of lists; Chromium counts without.
constexpr const char* kListCounter = "list-item 0";

/// Whether nothing of `property` shows, as the other values are: weft does not keep it then.
bool is_idle(const std::string& property, const ValueMap& values) {
  const auto value = [&](const std::string& name) { return values.at(name); };
  const auto no_image = [&](const std::string& name) {
    return value(name).find_first_not_of("none, ") == std::string::npos;
  };
  if (property.starts_with("background-") && property != "background-color" &&
      property != "background-clip" && property != "background-image")
    return no_image("background-image");
  if (property.starts_with("mask-") && property != "mask-image") return no_image("mask-image");
  if (property.starts_with("border-image-") && property != "border-image-source")
    return value("border-image-source") == "none";
  if (property == "text-decoration-color") return value("text-decoration-line") == "none";
  if (property == "-webkit-text-stroke-color") return value("-webkit-text-stroke-width") == "0px";
  for (const char* side : {"border-top", "border-right", "border-bottom", "border-left", "outline"})
    if (property == std::string(side) + "-width")
      return matches_any(value(std::string(side) + "-style"), {"none", "hidden"});
  if (property == "line-clamp") return value("display") != "flow-root";
  return property.starts_with("-webkit-box-");
}

bool follows_color(const std::string& property) {
  static const std::set<std::string> kOfTheirOwn = {"background-color", "stop-color", "flood-color",
                                                    "lighting-color", "accent-color"};
  return property.ends_with("-color") && !kOfTheirOwn.contains(property);
}

/// The values that a page's file leaves out: values of the parent, the initial ones, the element's
/// own colour.
ValueMap completed(const ExpectedElement& element, const ValueMap* parent,
                   const ValueMap& initial) {
  ValueMap all = initial;
  for (auto& [name, value] : all)
    if (parent && property_row(find_property(name)).inherited()) value = parent->at(name);
  for (const auto& [name, value] : element.values) all[name] = value;
  for (auto& [name, value] : all)
    if (follows_color(name) && !element.values.contains(name)) value = all.at("color");
  return all;
}

// --- exceptions ----------------------------------------------------------------------------------

/// "page  element  property", under "# the reason".
std::set<std::string> read_exceptions() {
  std::set<std::string> exceptions;
  std::ifstream stream(kFolder + "exceptions.txt");
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line[0] != '#') exceptions.insert(line);
  return exceptions;
}

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder + "pages"))
    if (entry.path().extension() == ".html") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

class ComputedStyles : public testing::TestWithParam<std::string> {
 protected:
  void compare(const ValueMap& expected, const StyledElement& actual) {
    for (const auto& [property, value] : expected) {
      if (is_idle(property, expected)) continue;
      if (follows_color(property) && value == expected.at("color") &&
          actual.values.at(property) == actual.values.at("color"))
        continue;
      const bool shows = expected.at("display") != "none" || actual.values.at("display") != "none";
      if (!shows) continue;
      if (property == "counter-reset" && actual.values.at(property) == kListCounter) continue;
      ++compared_;
      if (same_value(value, actual.values.at(property))) continue;
      differences_[GetParam() + " " + actual.name + " " + property] =
          value + "  but weft: " + actual.values.at(property);
    }
  }
  /// The next of weft's that has the name; those between that Chromium was not asked for are passed
  /// over.
  static size_t find(const std::vector<StyledElement>& elements, size_t from,
                     const std::string& name) {
    while (from < elements.size() && elements[from].name != name &&
           elements[from].pseudo > PseudoKind::After)
      ++from;
    return from;
  }
  void report() {
    for (const std::string& known : read_exceptions()) {
      if (!known.starts_with(GetParam() + " ")) continue;
      EXPECT_TRUE(differences_.erase(known)) << "no exception any more: " << known;
    }
    for (const auto& [place, what] : differences_)
      ADD_FAILURE() << place << "\n  Chromium: " << what;
  }

  size_t compared_ = 0;
  ValueMap differences_;
};

TEST_P(ComputedStyles, AreThoseOfChromium) {
  StyleRecorder recorder("file://" + kFolder + "pages/");
  ASSERT_EQ(record(kFolder + "pages/" + GetParam() + ".html", recorder), Status::Ok);
  const ValueMap initial = read_initial(kFolder + "expected/initial.txt");
  const std::vector<ExpectedElement> expected =
      read_expected(kFolder + "expected/" + GetParam() + ".txt");
  ASSERT_FALSE(expected.empty());
  std::vector<ValueMap> completed_values(recorder.elements.size());
  size_t next = 0;
  for (const ExpectedElement& element : expected) {
    next = find(recorder.elements, next, element.name);
    ASSERT_LT(next, recorder.elements.size()) << element.name;
    const StyledElement& actual = recorder.elements[next];
    ASSERT_EQ(actual.name, element.name);
    const ValueMap* parent = actual.parent == SIZE_MAX ? nullptr : &completed_values[actual.parent];
    completed_values[next] = completed(element, parent, initial);
    compare(completed_values[next++], actual);
  }
  report();
  RecordProperty("compared", static_cast<int>(compared_));
}

std::string test_name(const testing::TestParamInfo<std::string>& page) {
  std::string name = page.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Pages, ComputedStyles, testing::ValuesIn(page_names()), test_name);

}  // namespace
}  // namespace weft
