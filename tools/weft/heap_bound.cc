#include "tools/weft/heap_bound.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "tools/weft/heap.h"
#include "tools/weft/text_file.h"

namespace weft {
namespace {

struct Bound {
  size_t bytes = 0;
  bool is_default = false, is_of_machine = false;
};
Bound bound;

// The group in the unified hierarchy, whose line begins so; "/" where there is none.
std::string group_of(const std::string& own) {
  constexpr std::string_view kUnified = "0::";
  const std::string text = read_text_file(own).value_or("");
  for (std::string_view rest = text; !rest.empty();)
    if (const std::string_view line = take_line(rest); line.starts_with(kUnified))
      return std::string(line.substr(kUnified.size()));
  return "/";
}

// The value of memory.max of the group; "max", and a group that has no such file, bound nothing.
uint64_t limit_of_group(const std::string& folder) {
  const std::string text = read_text_file(folder + "/memory.max").value_or("");
  uint64_t bytes = UINT64_MAX;
  std::from_chars(text.data(), text.data() + text.size(), bytes);
  return bytes;
}

}  // namespace

AvailableMemory available_memory(const std::string& root, const std::string& own) {
  const auto machine = static_cast<uint64_t>(std::max(0L, sysconf(_SC_PHYS_PAGES))) *
                       static_cast<uint64_t>(std::max(0L, sysconf(_SC_PAGESIZE)));
  uint64_t lowest = limit_of_group(root);
  for (std::string group = group_of(own); group.size() > 1; group.erase(group.rfind('/')))
    lowest = std::min(lowest, limit_of_group(root + group));
  return lowest < machine ? AvailableMemory{lowest, false} : AvailableMemory{machine, true};
}

void bound_heap(std::optional<size_t> wanted) {
  if (!heap_is_counted()) return;
  if (wanted) {
    bound = {*wanted};
  } else {
    const AvailableMemory memory = available_memory();
    bound = {static_cast<size_t>(std::min<uint64_t>(memory.bytes / 4, SIZE_MAX)), true,
             memory.is_machine};
  }
  limit_heap(bound.bytes ? bound.bytes : SIZE_MAX);
}

size_t heap_bound() { return bound.bytes; }

void say_heap_bound() {
  if (!heap_is_counted()) return;
  std::fprintf(stderr, " (%zu bytes of heap in use", heap_used());
  if (bound.is_default)
    std::fprintf(stderr, "; the default limit of %zu bytes is a quarter of %s", bound.bytes,
                 bound.is_of_machine ? "this machine's memory"
                                     : "what this process's control group may use");
  else if (bound.bytes) std::fprintf(stderr, "; the limit is %zu bytes", bound.bytes);
  std::fprintf(stderr, "): %smake the page smaller", bound.bytes ? "raise --heap-limit, or " : "");
}

void say_out_of_memory() {
  std::fputs("weft: out of memory", stderr);
  say_heap_bound();
  std::fputs("\n", stderr);
}

}  // namespace weft
