#include "tools/weft/font_process.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "tools/weft/heap.h"

namespace weft {
namespace {

// A question is one of these and a name or the bytes of a character; an answer is the name of the
// family, and the index and path of each face. Either is a packet.
enum class Question : char { Family = 'f', Generic = 'g', Character = 'c' };

bool send_packet(int socket, const std::string& packet) {
  return send(socket, packet.data(), packet.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(packet.size());
}

/// False when the other side has ended.
bool receive_packet(int socket, std::string& packet) {
  ssize_t size;
  do size = recv(socket, nullptr, 0, MSG_PEEK | MSG_TRUNC);
  while (size < 0 && errno == EINTR);
  if (size <= 0) return false;
  packet.resize(static_cast<size_t>(size));
  return recv(socket, packet.data(), packet.size(), 0) == size;
}

/// Part of a packet as it lies in memory: both sides are the same program.
template <typename Number>
std::string bytes_of(Number number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

template <typename Number>
Number number_at(const std::string& packet, size_t at) {
  Number number{};
  if (at + sizeof number <= packet.size()) std::memcpy(&number, packet.data() + at, sizeof number);
  return number;
}

MatchedFonts answer_by(FontMatcher& matcher, const std::string& question) {
  const std::string_view name = std::string_view(question).substr(1);
  switch (static_cast<Question>(question[0])) {
    case Question::Family: return matcher.find_family(name);
    case Question::Generic: return matcher.find_generic(name);
    case Question::Character: return matcher.find_character(number_at<char32_t>(question, 1));
  }
  return {};
}

std::string packet_of(const MatchedFonts& fonts) {
  std::string packet(fonts.family);
  packet += '\0';
  for (const FontFile& face : fonts.faces) {
    packet += bytes_of(face.index);
    packet += face.path;
    packet += '\0';
  }
  return packet;
}

[[noreturn]] void serve(int socket, std::unique_ptr<FontMatcher> (*make)()) {
  for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  limit_heap(SIZE_MAX);
  const std::unique_ptr<FontMatcher> matcher = make();
  for (std::string question; receive_packet(socket, question);)
    if (!send_packet(socket, packet_of(answer_by(*matcher, question)))) break;
  _exit(0);
}

class FontProcess final : public FontMatcher {
 public:
  explicit FontProcess(std::unique_ptr<FontMatcher> (*make)());
  ~FontProcess() override;
  MatchedFonts find_family(std::string_view name) override { return ask(Question::Family, name); }
  MatchedFonts find_generic(std::string_view name) override { return ask(Question::Generic, name); }
  MatchedFonts find_character(char32_t character) override {
    return ask(Question::Character, bytes_of(character));
  }

 private:
  MatchedFonts ask(Question question, std::string_view about);

  pid_t process_ = -1;
  int socket_ = -1;
  std::string answer_;
  std::vector<FontFile> faces_;
};

FontProcess::FontProcess(std::unique_ptr<FontMatcher> (*make)()) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    close(ends[0]);
    serve(ends[1], make);
  }
  close(ends[1]);
  socket_ = ends[0];
}

FontProcess::~FontProcess() {
  if (socket_ < 0) return;
  shutdown(socket_,
           SHUT_RDWR);  // closing is not enough where another process has the descriptor too
  close(socket_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

MatchedFonts FontProcess::ask(Question question, std::string_view about) {
  faces_.clear();
  std::string packet(1, static_cast<char>(question));
  packet += about;
  if (process_ < 0 || !send_packet(socket_, packet) || !receive_packet(socket_, answer_)) return {};
  const std::string_view family = answer_.c_str();
  for (size_t at = family.size() + 1; at + sizeof(uint32_t) < answer_.size();) {
    const auto index = number_at<uint32_t>(answer_, at);
    const std::string_view path = answer_.c_str() + at + sizeof index;
    faces_.push_back({path, index});
    at += sizeof index + path.size() + 1;
  }
  return {family, faces_};
}

}  // namespace

std::unique_ptr<FontMatcher> in_own_process(std::unique_ptr<FontMatcher> (*make)()) {
  return std::make_unique<FontProcess>(make);
}

}  // namespace weft
