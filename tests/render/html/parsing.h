// Helpers of the HTML tests: text in, tree dump out.
#pragma once

#include <cstdlib>
#include <string>

#include "render/html/dump.h"
#include "render/html/parser.h"

namespace weft {

class StringSink final : public TextSink {
 public:
  void write(std::string_view part) override { text += part; }
  std::string text;
};

struct TreeRequest {
  std::string_view fragment_context = {};
  size_t chunk_bytes = SIZE_MAX;
};

/// The dump of `html`, read as UTF-8, or the name of the Status.
inline std::string tree_of(std::string_view html, TreeRequest request = {}) {
  Budget budget;
  Arena arena(budget);
  NoNotes notes;
  MemoryStream stream(html, request.chunk_bytes);
  const HtmlOptions options{"text/html; charset=utf-8", "test:", request.fragment_context};
  const Result<Document*> document = parse_html(stream, options, arena, notes);
  if (!document.ok()) return status_name(document.status());
  StringSink sink;
  dump_tree(*document.value(), sink);
  return sink.text;
}

/// The path of `name` in the folder of shared suites, or empty when that is not set.
inline std::string corpus_path(const std::string& name) {
  const char* folder = std::getenv("WEFT_CORPORA");
  return folder ? std::string(folder) + "/" + name : std::string();
}

}  // namespace weft
