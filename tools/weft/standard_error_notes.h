// Notes on standard error, each once; what the fetcher says about a part of the page becomes the
// reason of the note about that part.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/weft/diagnosis/finding.h"
#include "weft/notes.h"

namespace weft {

enum class NoteForm { Text, Json, Nothing };

class StandardErrorNotes final : public Notes {
 public:
  void set_form(NoteForm form) { form_ = form; }
  /// Says it there instead, without the program's name.
  void set_stream(FILE* stream) { stream_ = stream; }
  /// Says all of them: otherwise no more than kMostOfKind of a kind.
  void say_all() { most_of_kind_ = SIZE_MAX; }
  void note(std::string_view sentence) override;
  void add(const Finding& finding);
  /// For the fetcher: "SUBJECT: reason". They wait for the note about the part that is missing for
  /// that reason, "the part …: what".
  Notes& reasons() { return reasons_; }
  /// Says the reasons that no note has taken.
  void flush();
  /// flush(), and says how many notes were left out, if any.
  void finish();
  /// The newest reason that no note has taken yet, which is then said by the caller; empty when
  /// there is none.
  std::string take_reason();
  /// How many were said, left out, or would have been said.
  size_t count() const { return said_.size(); }
  /// From now on what is said is also appended there.
  void keep_in(std::vector<std::string>& kept) { kept_ = &kept; }

 private:
  static constexpr size_t kMostOfKind = 20;
  struct Reason {
    std::string sentence;
    bool taken = false;
  };
  void say(const Finding& finding);

  class Reasons final : public Notes {
   public:
    void note(std::string_view sentence) override { waiting.push_back({std::string(sentence)}); }
    std::vector<Reason> waiting;
  };

  NoteForm form_ = NoteForm::Text;
  FILE* stream_ = stderr;
  size_t most_of_kind_ = kMostOfKind;
  size_t left_out_ = 0;
  std::map<FindingKind, size_t> of_kind_;  // how many were added
  Reasons reasons_;
  std::set<std::string> said_;
  std::vector<std::string>* kept_ = nullptr;
};

}  // namespace weft
