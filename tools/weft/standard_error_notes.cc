#include "tools/weft/standard_error_notes.h"

#include <algorithm>
#include <cstdio>

#include "tools/weft/terminal_line.h"

namespace weft {
namespace {

/// Whether a note about a part speaks of the URL, or of the host ("example.org", "::1 port 9"),
/// that a reason is about.
bool is_about(std::string_view note, std::string_view subject) {
  if (subject.find("://") != subject.npos || subject.starts_with("data:"))
    return note.find(subject) != note.npos;
  const std::string host = "://" + std::string(subject.substr(0, subject.find(" port ")));
  const size_t at = note.find(host);
  const size_t end = at + host.size();
  return at != note.npos && (end == note.size() || note[end] == '/' || note[end] == ':');
}

/// What a data: URL holds is more than anyone reads.
std::string without_data(std::string_view sentence) {
  const size_t url = sentence.find("data:"), end = sentence.rfind(" is not ");
  if (url == sentence.npos || end == sentence.npos || end < url) return std::string(sentence);
  const size_t kept = std::min(sentence.find_first_of(",;", url), end);
  return std::string(sentence.substr(0, kept)) + "…" + std::string(sentence.substr(end));
}

/// Names that a page made up may hold what a terminal obeys.
std::string printable(std::string line) {
  for (char& c : line)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  return line;
}

size_t end_of_subject(std::string_view sentence) {
  const size_t end = sentence.find(": ");
  return end == sentence.npos ? 0 : end;
}

}  // namespace

void StandardErrorNotes::note(std::string_view sentence) {
  std::string said(sentence);
  const size_t what = sentence.rfind(": ");
  for (Reason& reason : reasons_.waiting) {
    const std::string_view because = reason.sentence;
    const size_t end = end_of_subject(because);
    if (!end || what == sentence.npos || !is_about(sentence, because.substr(0, end))) continue;
    // A note that begins with the part itself says more than its reason.
    if (!sentence.starts_with(because.substr(0, end)))
      said = std::string(sentence.substr(0, what)) + std::string(because.substr(end));
    reason.taken = true;
    break;
  }
  Finding finding;
  finding.text = without_data(said);
  add(finding);
}

void StandardErrorNotes::add(const Finding& finding) {
  const std::string sentence = finding.sentence();
  if (!said_.insert(sentence).second) return;
  const StandardErrorTurn turn;
  if (form_ == NoteForm::Text)
    std::fprintf(stream_, "%s%s\n", stream_ == stderr ? "weft: " : "", printable(sentence).c_str());
  if (form_ == NoteForm::Json) std::fprintf(stream_, "%s\n", finding.json().c_str());
  if (kept_) kept_->push_back(sentence);
}

void StandardErrorNotes::flush() {
  std::vector<Reason> waiting;
  waiting.swap(reasons_.waiting);
  for (const Reason& reason : waiting) {
    Finding finding;
    finding.text = reason.sentence;
    if (!reason.taken) add(finding);
  }
}

std::string StandardErrorNotes::take_reason() {
  if (reasons_.waiting.empty() || reasons_.waiting.back().taken) return {};
  reasons_.waiting.back().taken = true;
  return reasons_.waiting.back().sentence;
}

}  // namespace weft
