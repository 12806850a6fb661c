// A Cortex-M4F: vectors, FPU, a clock of 1 kHz; and what happens on a fault. The firmware runs on
// the process stack, handlers on one of their own, so that an overflow of the former can still be
// reported.
#include "tools/board/machine.h"
#include "tools/board/memory.h"

extern "C" {
extern uint32_t board_handler_stack_high[];
void reset_handler();
}

namespace board {
namespace {

constexpr uint32_t kClockHz = 25'000'000;
constexpr uintptr_t kRam = 0x20000000;

volatile uint32_t& reg(uint32_t address) { return *reinterpret_cast<volatile uint32_t*>(address); }
volatile uint32_t ticks;

void tick() { ticks = ticks + 1; }

void fault() {
  uint32_t* process_stack;  // R0 to R3, R12, LR, PC
  __asm__ volatile("mrs %0, psp" : "=r"(process_stack));
  const auto stack = reinterpret_cast<uintptr_t>(process_stack);
  end_by_fault(stack >= kRam ? process_stack[6] : 0, stack);
}

// Code is not written to: the machine has it in RAM from address 0 on, where null points.
void protect_code() {
  reg(0xE000ED98) = 0;                                   // MPU: region
  reg(0xE000ED9C) = 0;                                   // its address,
  reg(0xE000EDA0) = 6u << 24 | 1u << 17 | 21u << 1 | 1;  // read-only, cached, 4 MB
  reg(0xE000ED94) = 5;                                   // on, all else as without it
}

}  // namespace

void start_clock() {
  protect_code();
  reg(0xE000E014) = kClockHz / 1000 - 1;  // SysTick: reload, current, control
  reg(0xE000E018) = 0;
  reg(0xE000E010) = 7;
}

uint32_t milliseconds() { return ticks; }

uint32_t microseconds() {
  for (;;) {
    const uint32_t before = ticks, left = reg(0xE000E018);
    if (before == ticks)
      return before * 1000 + (kClockHz / 1000 - 1 - left) / (kClockHz / 1'000'000);
  }
}

intptr_t ask_debugger(uint32_t operation, const void* arguments) {
  register uint32_t r0 __asm__("r0") = operation;
  register const void* r1 __asm__("r1") = arguments;
  __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return static_cast<intptr_t>(r0);
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
