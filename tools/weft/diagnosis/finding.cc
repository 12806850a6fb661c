#include "tools/weft/diagnosis/finding.h"

#include <algorithm>
#include <cstdio>

#include "render/base/ascii.h"
#include "tools/weft/json_text.h"

namespace weft {
namespace {

constexpr std::string_view kKindNames[] = {
    "resource",   "unknown-property", "wrong-value", "unknown-rule", "not-drawn",
    "scripts",    "element",          "cut-off",     "font",         "glyph",
    "small-text", "contrast",         "large-image", "weight"};

}  // namespace

std::string_view kind_name(FindingKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::string Finding::sentence() const {
  std::string said = place.file;
  if (place.line) said += ":" + std::to_string(place.line);
  if (!said.empty()) said += ": ";
  said += text;
  if (count > 1) said += " (" + std::to_string(count) + " times)";
  return said;
}

std::string Finding::json() const {
  return "{\"file\": " + (place.file.empty() ? "null" : json_text(place.file)) +
         ", \"line\": " + (place.line ? std::to_string(place.line) : "null") +
         ", \"kind\": " + json_text(kind_name(kind)) + ", \"count\": " + std::to_string(count) +
         ", \"text\": " + json_text(text) + "}";
}

void Findings::add(Finding finding) {
  for (Finding& known : all_) {
    if (known.kind != finding.kind || known.text != finding.text) continue;
    known.count += finding.count;
    if (known.place.file == finding.place.file)
      known.place.line = std::min(known.place.line, finding.place.line);
    known.minor &= finding.minor;
    return;
  }
  if (full()) ++more_;
  else all_.push_back(std::move(finding));
}

void Findings::sort() {
  std::vector<std::string> files;
  for (const Finding& finding : all_) {
    const bool known = std::find(files.begin(), files.end(), finding.place.file) != files.end();
    if (!known && !finding.place.file.empty()) files.push_back(finding.place.file);
  }
  files.emplace_back();
  const auto file_of = [&](const Finding& finding) {
    return std::find(files.begin(), files.end(), finding.place.file) - files.begin();
  };
  std::stable_sort(all_.begin(), all_.end(), [&](const Finding& a, const Finding& b) {
    return std::pair(file_of(a), a.place.line) < std::pair(file_of(b), b.place.line);
  });
  if (more_)
    all_.push_back({FindingKind::Resource, {}, "more is wrong with the page than is listed here"});
}

std::string quoted(std::string_view text) {
  static constexpr size_t kMostBytes = 60;
  std::string line;
  for (const char c : text) {
    const bool space = is_space(static_cast<uint8_t>(c));
    const bool control = static_cast<uint8_t>(c) < 0x20 || c == 0x7F;
    if (!space && control) continue;
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  size_t end = kMostBytes;
  while (end < line.size() && (static_cast<uint8_t>(line[end]) & 0xC0) == 0x80) ++end;
  return "\"" + (line.size() <= end ? line : line.substr(0, end) + "…") + "\"";
}

std::string counted(size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace weft
