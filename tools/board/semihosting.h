// The debugger's services, which QEMU gives: console, files of the host, command line, exit code.
// "Semihosting for AArch32 and AArch64", Arm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace board {

void print(std::string_view text);
[[noreturn]] void exit(int code);
/// The text behind the program's name on the command line; empty when it does not fit.
std::string_view command_line(std::span<char> buffer);
/// Seconds since 1970.
int32_t host_time();

/// A file of the host, written from its start.
class HostFile {
 public:
  explicit HostFile(const char* name);
  ~HostFile();
  HostFile(const HostFile&) = delete;
  HostFile& operator=(const HostFile&) = delete;
  /// False when not all could be written.
  bool write(std::span<const uint8_t> bytes);

 private:
  int handle_;
};

}  // namespace board
