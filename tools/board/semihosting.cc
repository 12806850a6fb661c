#include "tools/board/semihosting.h"

#include <algorithm>
#include <cstring>

#include "tools/board/machine.h"

namespace board {
namespace {

enum Operation : uint32_t {
  kOpen = 0x01,
  kClose = 0x02,
  kWrite = 0x05,
  kTime = 0x11,
  kCommandLine = 0x15,
  kExitExtended = 0x20,
};
constexpr uint32_t kWriteBinary = 5, kAppendText = 8, kApplicationExit = 0x20026;

int call(Operation operation, const void* argument) {
  return static_cast<int>(ask_debugger(operation, argument));
}

uint32_t word(const void* pointer) { return reinterpret_cast<uintptr_t>(pointer); }

int open(const char* name, uint32_t mode) {
  const uint32_t arguments[] = {word(name), mode, static_cast<uint32_t>(std::strlen(name))};
  return call(kOpen, arguments);
}

bool write(int handle, const void* bytes, size_t size) {
  const uint32_t arguments[] = {static_cast<uint32_t>(handle), word(bytes), size};
  return call(kWrite, arguments) == 0;
}

}  // namespace

void print(std::string_view text) {
  static const int console = open(":tt", kAppendText);  // standard error
  write(console, text.data(), text.size());
}

void exit(int code) {
  const uint32_t arguments[] = {kApplicationExit, static_cast<uint32_t>(code)};
  for (;;) call(kExitExtended, arguments);
}

std::string_view command_line(std::span<char> buffer) {
  const uint32_t arguments[] = {word(buffer.data()), buffer.size()};
  if (call(kCommandLine, arguments) != 0) return {};
  const std::string_view line = buffer.data();
  const size_t space = std::min(line.find(' '), line.size() - 1);
  return line.substr(space + 1);
}

int32_t host_time() { return call(kTime, nullptr); }

HostFile::HostFile(const char* name) : handle_(open(name, kWriteBinary)) {}

HostFile::~HostFile() {
  const uint32_t arguments[] = {static_cast<uint32_t>(handle_)};
  if (handle_ >= 0) call(kClose, arguments);
}

bool HostFile::write(std::span<const uint8_t> bytes) {
  return handle_ >= 0 && board::write(handle_, bytes.data(), bytes.size());
}

}  // namespace board
