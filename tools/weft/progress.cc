// Decorators of the page's resources and lines keep the figures; a thread of its own shows them, as
// the command's own blocks in the network and on the panel.
#include "tools/weft/progress.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "render/base/printable_url.h"
#include "tools/weft/last_resort.h"
#include "tools/weft/terminal_line.h"

namespace weft {
namespace {

using namespace std::chrono_literals;
constexpr auto kSilence = 500ms, kStep = 100ms;

// Of "https://…@example.org:8443/page" "example.org:8443"; empty where there is no host.
std::string host_of(std::string_view url) {
  const PrintableUrl printable(url);
  std::string host = printable.text();
  const size_t begin = host.find("://");
  if (begin == host.npos) return {};
  host = host.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/?"));
  return host.substr(host.rfind('@') + 1);
}

// As printf's arguments.
struct Amount {
  unsigned long long number;
  const char* unit;
};
Amount amount_of(uint64_t bytes) {
  return bytes < 1000 ? Amount{bytes, "bytes"} : Amount{bytes / 1000, "KB"};
}

/// While it lives, the head of `url` is waited for; nothing when it is empty.
class HeadWait {
 public:
  HeadWait(Progress& progress, const std::string& url)
      : progress_(url.empty() ? nullptr : &progress) {
    if (progress_) progress_->begin_wait(url);
  }
  ~HeadWait() {
    if (progress_) progress_->end_wait();
  }
  HeadWait(const HeadWait&) = delete;
  HeadWait& operator=(const HeadWait&) = delete;

 private:
  Progress* progress_;
};

// The first call on it waits for the head.
class WatchedResource final : public Resource {
 public:
  WatchedResource(Owned<Resource> inner, std::string_view url, Progress& progress)
      : inner_(std::move(inner)), asked_(url), progress_(progress) {}
  Result<std::string_view> url() override {
    const HeadWait wait(progress_, std::exchange(asked_, {}));
    return inner_->url();
  }
  Result<std::string_view> content_type() override {
    const HeadWait wait(progress_, std::exchange(asked_, {}));
    return inner_->content_type();
  }
  bool may_wait() const override { return inner_->may_wait(); }
  Result<std::span<const uint8_t>> peek() override {
    const HeadWait wait(progress_, std::exchange(asked_, {}));
    return inner_->peek();
  }
  void consume(size_t bytes) override {
    inner_->consume(bytes);
    progress_.add_bytes(bytes);
  }

 private:
  Owned<Resource> inner_;
  std::string asked_;
  Progress& progress_;
};

}  // namespace

class Progress::WatchedResources final : public Resources {
 public:
  WatchedResources(Resources& inner, Budget& budget, Progress& progress)
      : inner_(inner), budget_(budget), progress_(progress) {}
  Result<std::string_view> resolve(std::string_view reference, std::string_view base,
                                   Arena& arena) override {
    return inner_.resolve(reference, base, arena);
  }
  Result<Owned<Resource>> open(std::string_view url, ResourceKind kind) override {
    WEFT_TRY_ASSIGN(Owned<Resource> resource, inner_.open(url, kind));
    WEFT_TRY_ASSIGN(Owned<WatchedResource> watched,
                    make_owned<WatchedResource>(budget_, std::move(resource), url, progress_));
    return Owned<Resource>(std::move(watched));
  }
  void expect(std::string_view url, ResourceKind kind) override { inner_.expect(url, kind); }
  void expect_no_more() override { inner_.expect_no_more(); }
  Result<std::span<const uint8_t>> map(std::string_view url, ResourceKind kind) override {
    const HeadWait wait(progress_, std::string(url));
    const auto bytes = inner_.map(url, kind);
    if (bytes.ok()) progress_.add_bytes(bytes.value().size());
    return bytes;
  }
  Deadline deadline() const override { return inner_.deadline(); }

 private:
  Resources& inner_;
  Budget& budget_;
  Progress& progress_;
};

class Progress::WatchedLines final : public LineSource {
 public:
  WatchedLines(LineSource& inner, const char* after, Progress& progress)
      : inner_(inner), after_(after), progress_(progress) {}
  LineShape shape() const override { return inner_.shape(); }
  Result<std::span<const uint8_t>> next_line() override {
    const unsigned of = inner_.shape().height;
    if (done_ < of) progress_.set_line(done_ + 1, of);
    auto line = inner_.next_line();
    if (line.ok() && ++done_ == of) progress_.set_step(after_);
    return line;
  }

 private:
  LineSource& inner_;
  const char* after_;
  Progress& progress_;
  unsigned done_ = 0;
};

Progress::Progress() : is_on_(has_terminal()) {}

Progress::~Progress() { stop(); }

void Progress::start() {
  if (!is_on_ || teller_.joinable()) return;
  began_ = std::chrono::steady_clock::now();
  is_stopped_ = false;
  const SignalsHeld held;  // the thread inherits it: signals are the command's own affair
  teller_ = std::thread([this] { run(); });
}

void Progress::stop() {
  if (!teller_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  stopping_.notify_all();
  teller_.join();
  erase_terminal_line();
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  for (auto pause = kSilence; !stopping_.wait_for(lock, pause, [&] { return is_stopped_; });
       pause = kStep) {
    Sentence sentence;
    const std::string_view text = write(sentence);
    lock.unlock();  // a terminal that is halted does not hold the command up
    show_terminal_line(text);
    lock.lock();
  }
}

// Without the heap, whose end is for the thread that the command runs in.
std::string_view Progress::write(Sentence& sentence) const {
  const auto elapsed = std::chrono::steady_clock::now() - began_;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
  char lines[64];
  std::snprintf(lines, sizeof lines, "painting line %u of %u", line_, lines_);
  const char* const what = !host_.empty() ? bytes_ ? "waiting for " : "connecting to " : "";
  const char* const whom = !host_.empty() ? host_.c_str() : lines_ ? lines : step_.c_str();
  const Amount read = amount_of(bytes_);
  const int length =
      bytes_ ? std::snprintf(sentence.data(), sentence.size(), "weft: %s%s, %llu %s read (%lld s)",
                             what, whom, read.number, read.unit, static_cast<long long>(seconds))
             : std::snprintf(sentence.data(), sentence.size(), "weft: %s%s (%lld s)", what, whom,
                             static_cast<long long>(seconds));
  return {sentence.data(), std::min(static_cast<size_t>(std::max(length, 0)), sentence.size() - 1)};
}

void Progress::set_step(std::string_view step) {
  const std::lock_guard lock(mutex_);
  step_ = step;
  lines_ = 0;
}

Resources& Progress::watch(Resources& resources, Budget& budget) {
  if (!is_on_) return resources;
  resources_ = std::make_unique<WatchedResources>(resources, budget, *this);
  return *resources_;
}

LineSource& Progress::watch(LineSource& lines, const char* after) {
  if (!is_on_) return lines;
  watched_lines_ = std::make_unique<WatchedLines>(lines, after, *this);
  return *watched_lines_;
}

void Progress::begin_wait(std::string_view url) {
  const std::lock_guard lock(mutex_);
  host_ = host_of(url);
}

void Progress::end_wait() {
  const std::lock_guard lock(mutex_);
  host_.clear();
}

void Progress::add_bytes(size_t bytes) {
  const std::lock_guard lock(mutex_);
  bytes_ += bytes;
}

void Progress::set_line(unsigned line, unsigned of) {
  const std::lock_guard lock(mutex_);
  line_ = line;
  lines_ = of;
}

}  // namespace weft
