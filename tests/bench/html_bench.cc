// How fast HTML becomes a tree, and what the tree takes, for a generated article of 1 MB.
#include <benchmark/benchmark.h>

#include <string>

#include "render/html/parser.h"

namespace weft {
namespace {

constexpr size_t kArticleBytes = 1 << 20;

std::string paragraph(size_t number) {
  std::string text = "<p class=\"text lead\">";
  for (size_t word = 0; word < 90; ++word) {
    const size_t pick = number * 31 + word * 17;
    if (word == 20) text += "<a href=\"/articles/" + std::to_string(number) + "\">";
    text.append("reporters weather between quietly harbour", pick % 20, 4 + pick % 9);
    if (word == 23) text += "</a>";
    if (word == 60) text += " &amp; <em>caf\xC3\xA9</em>";
    text += ' ';
  }
  return text + "</p>\n";
}

std::string article() {
  std::string html =
      "<!DOCTYPE html><html><head><meta "
      "charset=utf-8><title>Article</title></head><body><article>\n";
  for (size_t number = 0; html.size() < kArticleBytes; ++number) {
    if (number % 8 == 0) html += "<h2 id=\"part" + std::to_string(number) + "\">A heading</h2>\n";
    html += paragraph(number);
  }
  return html + "</article></body></html>";
}

void parse_article(benchmark::State& state) {
  const std::string html = article();
  NoNotes notes;
  size_t nodes = 0, arena_bytes = 0;
  for (auto _ : state) {
    Budget budget;
    Arena arena(budget);
    MemoryStream stream(html, static_cast<size_t>(state.range(0)));
    const Result<Document*> document = parse_html(stream, {}, arena, notes);
    if (!document.ok()) return state.SkipWithError(status_name(document.status()));
    nodes = document.value()->node_count;
    arena_bytes = arena.bytes();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(html.size()));
  state.counters["nodes"] = static_cast<double>(nodes);
  state.counters["arena_per_byte"] =
      static_cast<double>(arena_bytes) / static_cast<double>(html.size());
}
// The memory that a document of `html` takes.
size_t arena_bytes(const std::string& html) {
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(html);
  return parse_html(stream, {}, arena, notes).ok() ? arena.bytes() : 0;
}

std::string repeated(const std::string& part, size_t count) {
  std::string all;
  for (size_t i = 0; i < count; ++i) all += part;
  return all;
}

// Bytes of the tree for each element, attribute (with a value of one byte) and byte of text.
void tree_bytes(benchmark::State& state) {
  constexpr size_t kMany = 20000;
  const auto each = [&](const std::string& with, const std::string& without) {
    const auto more = static_cast<double>(arena_bytes(repeated(with, kMany))) -
                      static_cast<double>(arena_bytes(repeated(without, kMany)));
    return more / kMany;
  };
  for (auto _ : state) {
    state.counters["element"] = each("<br><br>", "<br>");
    state.counters["attribute"] = each("<br id=x dir=y>", "<br id=x>");
    state.counters["text_byte"] =
        each("<br>" + std::string(1100, 'x'), "<br>" + std::string(100, 'x')) / 1000;
  }
}
BENCHMARK(tree_bytes)->Iterations(1);

BENCHMARK(parse_article)->Arg(1400)->Arg(16384)->Arg(1 << 22);

}  // namespace
}  // namespace weft
