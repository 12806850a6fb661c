// From reset to firmware_main(): vectors, memory, FPU, a clock of 1 kHz; and what happens on a
// fault. the firmware runs on the process stack, handlers on one of their own, so that an overflow
// of the former can still be reported.
#include <cstring>

#include "tools/board/memory.h"
#include "tools/board/semihosting.h"

extern "C" {
extern uint32_t board_data_begin[], board_data_end[], board_data_load[], board_bss_begin[],
    board_bss_end[];
extern uint32_t board_stack_low[], board_stack_high[], board_handler_stack_high[];
extern char board_flash_begin[], board_flash_end[];
extern void (*board_init_begin[])();
extern void (*board_init_end[])();
int firmware_main();
void reset_handler();
}

namespace board {
namespace {

constexpr uint32_t kPaint = 0xA5A5A5A5;
constexpr uint32_t kClockHz = 25'000'000;
constexpr int kFaultExit = 139;

volatile uint32_t& reg(uint32_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }
volatile uint32_t ticks;

void tick() { ticks = ticks + 1; }

void fault() {
  uint32_t process_stack;
  __asm__ volatile("mrs %0, psp" : "=r"(process_stack));
  const bool overflow = process_stack < reinterpret_cast<uintptr_t>(board_stack_low) + 64 ||
                        *board_stack_low != kPaint;
  print(overflow ? "board: the stack has overflowed\n" : "board: fault\n");
  exit(kFaultExit);
}

void start_clock() {
  reg(0xE000E014) = kClockHz / 1000 - 1;  // SysTick: reload, current, control
  reg(0xE000E018) = 0;
  reg(0xE000E010) = 7;
}

}  // namespace

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

uint32_t milliseconds() { return ticks; }

uint32_t microseconds() {
  for (;;) {
    const uint32_t before = ticks, left = reg(0xE000E018);
    if (before == ticks)
      return before * 1000 + (kClockHz / 1000 - 1 - left) / (kClockHz / 1'000'000);
  }
}

// xorshift32, seeded by the host's clock: enough for port numbers and a test's keys, not for
// secrets.
uint32_t random_word() {
  static uint32_t state = static_cast<uint32_t>(host_time()) * 2654435761u | 1;
  state ^= reg(0xE000E018);
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

extern "C" [[noreturn]] __attribute__((used)) void board_start() {
  constexpr size_t kOwnFrame = 64;
  const auto end = reinterpret_cast<uintptr_t>(board_stack_high) - kOwnFrame;
  for (uint32_t* word = board_stack_low; reinterpret_cast<uintptr_t>(word) < end; ++word)
    *word = kPaint;
  std::memcpy(board_data_begin, board_data_load,
              static_cast<size_t>(board_data_end - board_data_begin) * sizeof(uint32_t));
  std::memset(board_bss_begin, 0,
              static_cast<size_t>(board_bss_end - board_bss_begin) * sizeof(uint32_t));
  start_clock();
  for (auto init = board_init_begin; init < board_init_end; ++init) (*init)();
  exit(firmware_main());
}

// Where the variables of the only thread lie, as the ARM ABI wants it: after 8 bytes of the
// system's. Keeps all registers.
extern "C" __attribute__((naked, used)) void __aeabi_read_tp() {
  __asm__ volatile("ldr r0, =board_thread - 8\n bx lr\n");
}

// Turns the FPU on and goes over to the process stack.
extern "C" __attribute__((naked, used)) void reset_handler() {
  __asm__ volatile(
      "ldr r0, =0xE000ED88\n ldr r1, [r0]\n orr r1, #0xF00000\n str r1, [r0]\n dsb\n isb\n"
      "ldr r0, =board_stack_high\n msr psp, r0\n movs r0, #2\n msr control, r0\n isb\n"
      "b board_start\n");
}

// clang-format off
__attribute__((section(".vectors"), used)) void (*const vectors[16])() = {
    reinterpret_cast<void (*)()>(board_handler_stack_high), reset_handler, fault, fault, fault,
    fault, fault, nullptr, nullptr, nullptr,
    nullptr, fault, fault, nullptr, fault, tick};

}  // namespace board
// clang-format on
