// The progress of long work, for the person at the terminal: after half a second one line that
// rewrites itself says what is waited for, how much was read, and which line is painted. Without a
// terminal nothing is counted, and nothing said.
#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "weft/line_source.h"
#include "weft/resources.h"

namespace weft {

class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// From now on the line may be shown.
  void start();
  /// The step that the line tells until the next one, such as "laying out".
  void set_step(std::string_view step);
  /// The same resources, with what is read of them told. They live as long as both.
  Resources& watch(Resources& resources, Budget& budget);
  /// The same lines, with what is painted told, and `after` when the last one is. They live as long
  /// as both; the ones before are forgotten.
  LineSource& watch(LineSource& lines, const char* after);
  /// Takes the line away for good: before output, and at the end.
  void stop();

  // What the watched ones tell.
  void begin_wait(std::string_view url);
  void end_wait();
  void add_bytes(size_t bytes);
  void set_line(unsigned line, unsigned of);

 private:
  class WatchedResources;
  class WatchedLines;
  void run();
  using Sentence = std::array<char, 400>;
  std::string_view write(Sentence& sentence) const;

  const bool is_on_;
  std::thread teller_;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable stopping_;
  bool is_stopped_ = false;
  std::chrono::steady_clock::time_point began_;
  std::string step_, host_;  // host_: of which the first byte is waited for
  uint64_t bytes_ = 0;
  unsigned line_ = 0, lines_ = 0;

  std::unique_ptr<WatchedResources> resources_;
  std::unique_ptr<WatchedLines> watched_lines_;
};

}  // namespace weft
