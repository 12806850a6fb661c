// Documents of one subject each against the border boxes and the places of text that Chromium gives
// them: tests/layout/chromium/NAME.html, and NAME.txt that tools/golden.py wrote beside it. What is
// known to differ is named in exceptions.txt, with the reason; an exception that is not needed is a
// failure.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "render/layout/columns/column_parts.h"
#include "render/layout/writing_mode.h"
#include "tests/support/laid_out_page.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(WEFT_LAYOUT_GOLDENS) / "chromium";

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

struct Rect {
  double x, y, width, height;
};

double in_px(Px value) { return value.raw() / 64.0; }

/// Where every node of a page lies, as tools/golden_layout.mjs writes it.
class NodePlaces {
 public:
  NodePlaces(Box& root, const Document& document) : document_(document) {
    for (const Box* box = &root; box; box = next_box(*box, root)) {
      add_box(*box);
      if (box->is_block_container() && box->inline_content) add_fragments(*box);
    }
    for (auto& [node, rects] : runs_) rects_[node] = joined(rects);
  }

  std::string text() {
    for (const Node* node = document_.first_child; node;) {
      const Element* element = node->as_element();
      const bool shown = !element || element->style->box->display != Display::None;
      if (shown) add_line(*node);
      node = shown ? next_in_tree(*node, document_) : next_after_subtree(*node, document_);
    }
    return text_;
  }

 private:
  static bool in_lines(const Box& box) {
    return box.kind == BoxKind::Inline || box.kind == BoxKind::Text ||
           box.kind == BoxKind::LineBreak;
  }

  /// The outermost box of an element counts: a table has two.
  void add_box(const Box& box) {
    if (!box.node || box.anonymous || box.pseudo != PseudoKind::None || in_lines(box)) return;
    const Point at = offset_in(box, nullptr);
    std::vector<Rect> parts;
    if (box.split) {
      ColumnParts columns(box, at);
      while (columns.next()) {
        const auto& whole = columns.border_box();
        const Px top = max(whole.top, columns.top()),
                 bottom = min(whole.bottom(), columns.bottom());
        parts.push_back(
            {in_px(whole.left), in_px(top), in_px(whole.width), in_px(max(Px(), bottom - top))});
      }
    } else {
      parts.push_back({in_px(at.x), in_px(at.y), in_px(box.size.width), in_px(box.size.height)});
    }
    rects_.try_emplace(box.node, parts);
  }

  void add_fragments(const Box& container) {
    const Point corner = offset_in(container, nullptr);
    for (const LineBox& line : container.content.lines) {
      for (const LineFragment& fragment : line.fragments) {
        const bool counts = fragment.kind == LineFragment::Kind::InlineBox ||
                            fragment.kind == LineFragment::Kind::Text ||
                            fragment.kind == LineFragment::Kind::Hyphen;
        const Box& box = *fragment.box;
        const bool is_generated =
            fragment.kind == LineFragment::Kind::Text && box.node && box.node->is_element();
        if (!counts || is_generated || !box.node || box.anonymous || box.pseudo != PseudoKind::None)
          continue;
        const auto area =
            rect_on_panel(container, line,
                          {fragment.left, fragment.top, fragment.width, fragment.height})
                .moved(corner);
        runs_[box.node].push_back(
            {in_px(area.left), in_px(area.top), in_px(area.width), in_px(area.height)});
      }
    }
  }

  /// Rectangles that touch are one; those without width are left out.
  static std::vector<Rect> joined(std::vector<Rect> rects) {
    std::sort(rects.begin(), rects.end(),
              [](const Rect& a, const Rect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    std::vector<Rect> all;
    for (const Rect& rect : rects) {
      if (rect.width == 0) continue;
      Rect* last = all.empty() ? nullptr : &all.back();
      const bool touches = last && last->y == rect.y && last->height == rect.height &&
                           std::abs(last->x + last->width - rect.x) < 0.05;
      if (touches) last->width = rect.x + rect.width - last->x;
      else all.push_back(rect);
    }
    return all;
  }

  void add_line(const Node& node) {
    const Element* element = node.as_element();
    const bool skipped =
        element && (name(*element) == "br" || name(*element) == "wbr" || name(*element) == "html" ||
                    name(*element) == "col" || name(*element) == "colgroup");
    const std::vector<Rect>& rects = rects_[&node];
    if (skipped || (!element && rects.empty())) return;
    text_.append(2 * level(node), ' ').append(element ? name(*element) : "text");
    for (const Rect& rect : rects) {
      char place[100];
      snprintf(place, sizeof place, " %.2f,%.2f %.2fx%.2f", rect.x, rect.y, rect.width,
               rect.height);
      text_ += place;
    }
    text_ += '\n';
  }

  /// 0 for body.
  size_t level(const Node& node) const {
    size_t level = 0;
    for (const Node* above = node.parent; above && above != &document_; above = above->parent)
      ++level;
    return level ? level - 1 : 0;
  }

  std::string name(const Element& element) const {
    std::string name(document_.atoms->text(element.name));
    if (element.id != Atom::None) name += "#" + std::string(document_.atoms->text(element.id));
    for (const Atom atom : element.classes())
      name += "." + std::string(document_.atoms->text(atom));
    return name;
  }

  const Document& document_;
  std::map<const Node*, std::vector<Rect>> rects_, runs_;
  std::string text_;
};

/// "  name 1,2 3x4" in its parts.
struct Line {
  explicit Line(const std::string& line) {
    const size_t end = line.find(' ', line.find_first_not_of(' '));
    name = line.substr(0, end);
    if (end == std::string::npos) return;
    std::string rest = line.substr(end);
    std::replace_if(
        rest.begin(), rest.end(), [](char c) { return c == ',' || c == 'x'; }, ' ');
    std::istringstream words(rest);
    for (double number; words >> number;) numbers.push_back(number);
  }
  /// Whether both say the same, to a 64th of a px and what two decimals lose.
  bool operator==(const Line& other) const {
    return name == other.name &&
           std::equal(numbers.begin(), numbers.end(), other.numbers.begin(), other.numbers.end(),
                      [](double a, double b) { return std::abs(a - b) < 0.03; });
  }
  std::string name;
  std::vector<double> numbers;
};

/// The lines that differ, "" when none does.
std::string difference(const std::string& expected, const std::string& actual) {
  std::istringstream wanted(expected), got(actual);
  std::string all;
  for (std::string a, b;;) {
    const bool more_a = static_cast<bool>(std::getline(wanted, a));
    const bool more_b = static_cast<bool>(std::getline(got, b));
    if (!more_a && !more_b) return all;
    if (!more_a || !more_b || !(Line(a) == Line(b)))
      all += "  Chromium: " + (more_a ? a : "-") + "\n      weft: " + (more_b ? b : "-") + "\n";
  }
}

/// Names of documents, under "# the reason".
std::set<std::string> exceptions() {
  std::set<std::string> names;
  std::ifstream stream(kFolder / "exceptions.txt");
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line[0] != '#') names.insert(line);
  return names;
}

std::vector<std::string> documents() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder))
    if (entry.path().extension() == ".html") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

class ChromiumLayout : public testing::TestWithParam<std::string> {};

TEST_P(ChromiumLayout, HasTheSameBoxes) {
  LaidOutPage page;
  for (const char* name : {"half.css", "20x10.png"})
    page.resources().add(std::string("test:///") + name, contents(kFolder / name));
  ASSERT_EQ(page.load(contents(kFolder / (GetParam() + ".html"))), Status::Ok);
  const std::string expected = contents(kFolder / (GetParam() + ".txt"));
  ASSERT_FALSE(expected.empty());
  const std::string differs = difference(expected, NodePlaces(page.root(), page.document()).text());
  if (exceptions().contains(GetParam())) EXPECT_NE(differs, "") << "no exception any more";
  else EXPECT_EQ(differs, "");
}

TEST(ChromiumExceptions, NameDocumentsThatExist) {
  const std::vector<std::string> names = documents();
  for (const std::string& name : exceptions())
    EXPECT_TRUE(std::binary_search(names.begin(), names.end(), name)) << name;
}

std::string test_name(const testing::TestParamInfo<std::string>& document) {
  std::string name = document.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Documents, ChromiumLayout, testing::ValuesIn(documents()), test_name);

}  // namespace
}  // namespace weft
