// From the machine's reset to firmware_main(): memory, clock, constructors; and where things lie.
#include <cstdio>
#include <cstring>

#include "tools/board/machine.h"
#include "tools/board/memory.h"
#include "tools/board/semihosting.h"
#include "weft/stack.h"

extern "C" {
extern uint32_t board_data_begin[], board_data_end[], board_data_load[], board_bss_begin[],
    board_bss_end[];
extern uint32_t board_stack_low[], board_stack_high[];
extern char board_flash_begin[], board_flash_end[];
extern void (*board_init_begin[])();
extern void (*board_init_end[])();
int firmware_main();
}

namespace board {
namespace {
constexpr uint32_t kPaint = 0xA5A5A5A5;
constexpr int kFaultExit = 139;
}  // namespace

void end_by_fault(uintptr_t place, uintptr_t stack) {
  const bool overflow =
      stack < reinterpret_cast<uintptr_t>(board_stack_low) + 64 || *board_stack_low != kPaint;
  char line[80];
  std::snprintf(line, sizeof line, "board: %s at %#x\n",
                overflow ? "the stack has overflowed" : "fault", static_cast<unsigned>(place));
  print(line);
  exit(kFaultExit);
}

size_t stack_size() {
  return static_cast<size_t>(board_stack_high - board_stack_low) * sizeof(uint32_t);
}

size_t stack_high_water() {
  const uint32_t* deepest = board_stack_low;
  while (deepest < board_stack_high && *deepest == kPaint) ++deepest;
  return static_cast<size_t>(board_stack_high - deepest) * sizeof(uint32_t);
}

std::span<const uint8_t> flash_image() {
  return {reinterpret_cast<const uint8_t*>(board_flash_begin),
          reinterpret_cast<const uint8_t*>(board_flash_end)};
}

// xorshift32, seeded by the host's clock: enough for port numbers and a test's keys, not for
// secrets.
uint32_t random_word() {
  static uint32_t state = static_cast<uint32_t>(host_time()) * 2654435761u | 1;
  state ^= microseconds();
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

}  // namespace board

void board_start() {
  constexpr size_t kOwnFrame = 64;
  const auto end = reinterpret_cast<uintptr_t>(board_stack_high) - kOwnFrame;
  for (uint32_t* word = board_stack_low; reinterpret_cast<uintptr_t>(word) < end; ++word)
    *word = board::kPaint;
  std::memcpy(board_data_begin, board_data_load,
              static_cast<size_t>(board_data_end - board_data_begin) * sizeof(uint32_t));
  std::memset(board_bss_begin, 0,
              static_cast<size_t>(board_bss_end - board_bss_begin) * sizeof(uint32_t));
  board::start_clock();
  for (auto init = board_init_begin; init < board_init_end; ++init) (*init)();
  weft::set_stack_end(board_stack_low);
  board::exit(firmware_main());
}
