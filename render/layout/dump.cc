// The box tree as text. Coordinates are those of the page, in device px.
#include "render/layout/dump.h"

#include "render/layout/writing_mode.h"

namespace weft {

namespace {

constexpr const char* kKindNames[] = {"block",     "flex", "grid", "table",  "table-grid",
                                      "row-group", "row",  "cell", "column", "replaced",
                                      "inline",    "text", "br",   "marker"};
constexpr const char* kFragmentNames[] = {"inline", "text", "atomic", "ellipsis", "hyphen"};
constexpr const char* kPseudoNames[] = {
    "", "::before", "::after", "::marker", "::first-line", "::first-letter", "::placeholder"};

class Dump {
 public:
  Dump(const Document& document, TextSink& sink) : document_(document), sink_(sink) {}

  void box(const Box& box, unsigned level) {
    indent(level);
    sink_.write(kKindNames[static_cast<unsigned>(box.kind)]);
    name(box);
    if (box.floating) sink_.write(" float");
    if (box.out_of_flow)
      sink_.write(box.box_style().position == Position::Fixed ? " fixed" : " absolute");
    const Point at = offset_in(box, nullptr);
    geometry(at, box.size.width, box.size.height);
    if (!box.placed && box.kind != BoxKind::TableColumn) sink_.write(" unplaced");
    sink_.write("\n");
    if (box.is_block_container() && box.inline_content) lines(box, at, level + 1);
  }

 private:
  void indent(unsigned level) {
    for (unsigned i = 0; i < level; ++i) sink_.write("  ");
  }

  void name(const Box& box) {
    const Element* element = box.node && !box.anonymous ? box.node->as_element() : nullptr;
    if (!element) return;
    sink_.write(" <");
    sink_.write(document_.atoms->text(element->name));
    if (element->id != Atom::None) part("#", element->id);
    for (const Atom atom : element->classes()) part(".", atom);
    sink_.write(">");
    sink_.write(is_part(box.pseudo) ? "::part" : kPseudoNames[static_cast<unsigned>(box.pseudo)]);
  }

  void part(std::string_view mark, Atom atom) {
    sink_.write(mark);
    sink_.write(document_.atoms->text(atom));
  }

  void geometry(Point at, Px width, Px height) {
    sink_.write(" ");
    number(at.x);
    sink_.write(",");
    number(at.y);
    sink_.write(" ");
    number(width);
    sink_.write("x");
    number(height);
  }

  /// In px with at most two decimals.
  void number(Px value) {
    const int64_t hundredths = (int64_t{value.raw()} * 100 + (value.raw() < 0 ? -32 : 32)) / 64;
    const int64_t magnitude = hundredths < 0 ? -hundredths : hundredths;
    sink_.writef("%s%lld", hundredths < 0 ? "-" : "", static_cast<long long>(magnitude / 100));
    const int fraction = static_cast<int>(magnitude % 100);
    if (fraction)
      sink_.writef(fraction % 10 ? ".%02d" : ".%d", fraction % 10 ? fraction : fraction / 10);
  }

  void lines(const Box& box, Point corner, unsigned level) {
    for (const LineBox& line : box.content.lines) {
      indent(level);
      sink_.write("line");
      const bool vertical = is_vertical(inner_mode(box));
      const Px length = vertical ? box.size.height : box.size.width;
      const Rect area = rect_on_panel(box, line, Rect{Px(), line.top, length, line.height});
      const Rect baseline = rect_on_panel(box, line, Rect{Px(), line.baseline, Px(), Px()});
      geometry(corner + Point{area.left, area.top}, area.width, area.height);
      sink_.write(" baseline ");
      number(vertical ? corner.x + baseline.left : corner.y + baseline.top);
      sink_.write("\n");
      for (const LineFragment& fragment : line.fragments)
        this->fragment(box, line, fragment, corner, level + 1);
    }
  }

  void fragment(const Box& container, const LineBox& line, const LineFragment& fragment,
                Point corner, unsigned level) {
    indent(level);
    sink_.write(kFragmentNames[static_cast<unsigned>(fragment.kind)]);
    if (fragment.kind == LineFragment::Kind::Text) {
      quoted(fragment.box->text.substr(fragment.start, fragment.length));
    } else {
      name(*fragment.box);
    }
    const Rect area = rect_on_panel(container, line, fragment);
    geometry(corner + Point{area.left, area.top}, area.width, area.height);
    sink_.write("\n");
  }

  void quoted(std::string_view text) {
    sink_.write(" \"");
    for (const char c : text) {
      const bool control = static_cast<unsigned char>(c) < ' ';
      sink_.write(c == '\n' ? "\\n" : control ? " " : std::string_view(&c, 1));
    }
    sink_.write("\"");
  }

  const Document& document_;
  TextSink& sink_;
};

bool lies_in_lines(const Box& box) {
  return box.kind == BoxKind::Inline || box.kind == BoxKind::Text || box.kind == BoxKind::LineBreak;
}

}  // namespace

void dump_boxes(const Box& root, const Document& document, TextSink& sink) {
  Dump dump(document, sink);
  for (const Box* at = &root; at; at = next_box(*at, root)) {
    if (lies_in_lines(*at)) continue;
    unsigned level = 0;
    for (const Box* above = at; above != &root; above = above->parent)
      if (!lies_in_lines(*above->parent)) ++level;
    dump.box(*at, level);
  }
}

}  // namespace weft
