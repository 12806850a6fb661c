// weft lint: all that an author may want to know about a page, on standard output.
#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

#include "tools/weft/commands.h"
#include "tools/weft/session.h"

namespace weft {
namespace {

/// Pulls every line: what is wrong with a picture may be found where it ends.
Status paint(Session& session) {
  WEFT_TRY_ASSIGN(LineSource * lines, session.lines());
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, lines->next_line());
    if (line.empty()) return Status::Ok;
  }
}

/// The parts that are most of what is loaded, the heaviest first.
void add_heaviest(Session& session) {
  static constexpr size_t kMost = 5;
  static constexpr uint64_t kLeastBytes = 20'000;
  std::map<std::string, uint64_t> bytes_of;  // a part may be loaded more than once
  uint64_t bytes = 0;
  for (const UrlStatistics* part = session.fetcher->statistics().first; part; part = part->next) {
    bytes += part->body_bytes;
    bytes_of[session.diagnosis->file_of(part->url)] += part->body_bytes;
  }
  std::vector<std::pair<std::string, uint64_t>> parts;
  for (const auto& part : bytes_of)
    if (part.second >= kLeastBytes) parts.push_back(part);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (parts.size() > kMost) parts.resize(kMost);
  for (const auto& [file, size] : parts)
    session.notes.add({FindingKind::Weight,
                       {file, 0},
                       std::to_string(size / 1000) + " KB of the " + std::to_string(bytes / 1000) +
                           " KB that are loaded"});
}

}  // namespace

int lint_command(const Options& given) {
  Options options = given;
  options.allow_empty = true;
  Screen screen;
  if (!find_screen(options, screen)) return 2;
  Session session;
  session.notes.set_stream(stdout);
  session.notes.say_all();
  if (const Status status = session.start(options, screen); status != Status::Ok)
    return session.failed(session.step(), status);
  session.diagnosis->look_for_all();
  if (const Status status = session.load(); status != Status::Ok)
    return session.failed(session.step(), status);
  if (const Status status = session.layout(); status != Status::Ok)
    return session.failed(session.step(), status);
  if (const Status status = paint(session); status != Status::Ok)
    return session.failed(session.step(), status);
  const int exit_code = session.done(options);
  add_heaviest(session);
  return exit_code;
}

}  // namespace weft
