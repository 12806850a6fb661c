// An RV32IMAC hart in machine mode, as QEMU's `virt` has it: reset, the clock of 10 MHz, and what
// happens on a trap. Traps have a stack of their own, so that an overflow of the program's, which a
// locked page of no access ends, can still be reported.
#include "tools/board/machine.h"
#include "tools/board/memory.h"

namespace board {
namespace {

constexpr uintptr_t kTime = 0x0200BFF8;  // CLINT: mtime, low and high word
constexpr uint32_t kTicksAMicrosecond = 10;

volatile uint32_t& reg(uintptr_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }

uint64_t ticks() {
  for (;;) {
    const uint32_t high = reg(kTime + 4), low = reg(kTime);
    if (high == reg(kTime + 4)) return uint64_t{high} << 32 | low;
  }
}

}  // namespace

void start_clock() {}
uint32_t microseconds() { return static_cast<uint32_t>(ticks() / kTicksAMicrosecond); }
uint32_t milliseconds() { return static_cast<uint32_t>(ticks() / (kTicksAMicrosecond * 1000)); }

// The three instructions lie in one line of 16 bytes ("RISC-V Semihosting", 2).
__attribute__((naked, aligned(16), noinline)) intptr_t ask_debugger(uint32_t, const void*) {
  __asm__ volatile(
      ".option push\n .option norvc\n"
      "slli x0, x0, 0x1f\n ebreak\n srai x0, x0, 7\n ret\n"
      ".option pop\n");
}

extern "C" [[noreturn]] __attribute__((used)) void board_fault(uintptr_t place, uintptr_t stack) {
  end_by_fault(place, stack);
}

extern "C" __attribute__((naked, aligned(4), used)) void trap_handler() {
  __asm__ volatile("csrr a0, mepc\n mv a1, sp\n la sp, board_handler_stack_high\n j board_fault\n");
}

// The page below the stack is locked: pmpcfg L, NAPOT, no access ("Privileged Architecture", 3.7).
extern "C" __attribute__((naked, section(".entry"), used)) void reset_handler() {
  __asm__ volatile(
      ".option push\n .option norelax\n la gp, __global_pointer$\n .option pop\n"
      "la t0, trap_handler\n csrw mtvec, t0\n"
      "la t0, board_guard\n srli t0, t0, 2\n ori t0, t0, 0x1ff\n csrw pmpaddr0, t0\n"
      "li t0, 0x98\n csrw pmpcfg0, t0\n"
      "la tp, board_thread\n la sp, board_stack_high\n j board_start\n");
}

}  // namespace board
