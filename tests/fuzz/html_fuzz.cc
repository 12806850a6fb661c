// Any bytes must give a document: whole, in chunks, as a fragment, as XML (or Corrupt), and
// OutOfMemory when the budget is small. The first byte chooses among these.
#include <cstdlib>

#include "render/html/dump.h"
#include "render/html/parser.h"

namespace weft {
namespace {

constexpr size_t kDeepest = 512;

class CountingSink final : public TextSink {
 public:
  void write(std::string_view part) override { bytes += part.size(); }
  size_t bytes = 0;
};

void require(bool holds) {
  if (!holds) std::abort();
}

// Every link has its other end, and no element is deeper than promised.
void check_tree(const Document& document) {
  size_t nodes = 0, depth = 0;
  for (const Node* node = &document; node;) {
    require(depth <= kDeepest + 2 && (!node->is_element() || depth <= kDeepest));
    require(++nodes <= 2 * document.node_count + 8);
    for (const Node* child = node->first_child; child; child = child->next_sibling)
      require(child->parent == node);
    if (node->first_child) {
      node = node->first_child;
      ++depth;
      continue;
    }
    for (; node != &document && !node->next_sibling; node = node->parent) --depth;
    node = node == &document ? nullptr : node->next_sibling;
  }
}

void parse(std::span<const uint8_t> bytes, uint8_t choice) {
  static constexpr std::string_view kContexts[] = {"",        "",       "td",       "svg path",
                                                   "math mi", "select", "template", "table"};
  static constexpr size_t kChunks[] = {SIZE_MAX, 1, 7, 64};
  const bool is_small = choice & 128, is_xml = (choice & 7) == 1;
  Budget budget(is_small ? 12000 : Budget::kUnlimited);
  {
    Arena arena(budget);
    NoNotes notes;
    MemoryStream stream(bytes, kChunks[choice >> 3 & 3]);
    const HtmlOptions options{choice & 32 ? "text/html; charset=utf-8" : "", "",
                              kContexts[choice & 7]};
    const auto parser = is_xml ? parse_xml : parse_html;
    const Result<Document*> document = parser(stream, options, arena, notes);
    require(document.ok() || (is_small && document.status() == Status::OutOfMemory) ||
            (is_xml && document.status() == Status::Corrupt));
    CountingSink sink;
    if (document.ok()) check_tree(*document.value()), dump_tree(*document.value(), sink);
  }
  require(budget.used() == 0);
}

}  // namespace
}  // namespace weft

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size) weft::parse({bytes + 1, size - 1}, bytes[0]);
  return 0;
}
