// Runs the real weft binary (WEFT_BINARY) and keeps what it said.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/support/temporary_directory.h"

namespace weft {

struct CommandResult {
  int exit_code;
  std::string out, err;
};

/// A line as a shell takes it.
inline CommandResult run_line(const TemporaryDirectory& work, const std::string& line) {
  const std::string out = work.file("stdout"), err = work.file("stderr");
  const int status =
      std::system(("{ " + line + "; } >" + out + " 2>" + err + " </dev/null").c_str());
  CommandResult result{WIFEXITED(status) ? WEXITSTATUS(status) : -1, file_contents(out),
                       file_contents(err)};
  std::filesystem::remove(out);
  std::filesystem::remove(err);
  return result;
}

/// `arguments` as a shell would take them; `before` stands before the command, such as "NAME=value
/// ".
inline CommandResult run_weft(const TemporaryDirectory& work, const std::string& arguments,
                              const std::string& before = "") {
  return run_line(work, before + WEFT_BINARY + " " + arguments);
}

/// The number behind "key": in JSON text; 0 when it is not there.
inline double json_number(const std::string& json, const std::string& key, size_t from = 0) {
  const size_t at = json.find("\"" + key + "\": ", from);
  return at == std::string::npos ? 0 : std::atof(json.c_str() + at + key.size() + 4);
}

/// How often `part` stands in `text`.
inline size_t count_of(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace weft
