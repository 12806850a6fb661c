#include "tools/weft/standard_error_notes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

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

/// Names that a page made up may hold what a terminal obeys: U+0000 to U+001F, and U+007F to
/// U+009F.
std::string printable(std::string line) {
  for (size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    const bool is_c1 =
        c == 0xC2 && i + 1 < line.size() && static_cast<unsigned char>(line[i + 1]) < 0xA0;
    if (is_c1) line.erase(i, 1);
    if (is_c1 || c < ' ' || c == 0x7F) line[i] = ' ';
  }
  return line;
}

/// "URL:LINE: text", as the library says it, with its place apart; else the text alone.
Finding placed(const std::string& said) {
  static constexpr std::string_view kDigits = "0123456789";
  const std::string_view subject = std::string_view(said).substr(0, said.find(": "));
  const size_t colon = subject.rfind(':');
  const size_t host = subject.find("://");
  const bool has_path = host != subject.npos && subject.find('/', host + 3) < colon;
  Finding finding;
  finding.text = said;
  if (!has_path || subject.size() == said.size() || subject.find(' ') != subject.npos ||
      colon + 1 == subject.size() || subject.find_first_not_of(kDigits, colon + 1) != subject.npos)
    return finding;
  finding.place.file = subject.substr(0, colon);
  finding.place.line =
      static_cast<uint32_t>(std::strtoul(subject.substr(colon + 1).data(), nullptr, 10));
  finding.text = said.substr(subject.size() + 2);
  return finding;
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
  add(placed(without_data(said)));
}

void StandardErrorNotes::add(const Finding& finding) {
  if (!said_.insert(finding.sentence()).second) return;
  if (++of_kind_[finding.kind] > most_of_kind_) ++left_out_;
  else say(finding);
}

void StandardErrorNotes::say(const Finding& finding) {
  const std::string sentence = finding.sentence();
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

void StandardErrorNotes::finish() {
  flush();
  const size_t count = std::exchange(left_out_, 0);
  if (!count) return;
  Finding finding;
  finding.text = counted(count, "more note") + (count == 1 ? " is" : " are") +
                 " left out; `weft lint` lists more";
  say(finding);
}

std::string StandardErrorNotes::take_reason() {
  if (reasons_.waiting.empty() || reasons_.waiting.back().taken) return {};
  reasons_.waiting.back().taken = true;
  return reasons_.waiting.back().sentence;
}

}  // namespace weft
