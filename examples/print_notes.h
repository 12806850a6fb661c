// Public domain. Notes on standard error: what was missing, broken or late, in sentences.
#pragma once

#include <weft/notes.h>

#include <cstdio>

class PrintNotes final : public weft::Notes {
 public:
  void note(std::string_view sentence) override {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
  }
};

/// The exit status of a program that was called in another way than `usage`, which is said.
inline int wrong_usage(const char* usage) {
  std::fprintf(stderr, "usage: %s\n", usage);
  return 2;
}

/// The exit status of a program that ended with `status`, which is said unless all is well.
inline int exit_status(weft::Status status) {
  if (status == weft::Status::Ok) return 0;
  std::fprintf(stderr, "failed: %s\n", weft::status_name(status));
  return 1;
}
