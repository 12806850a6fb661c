// What one machine does in its own way: mps2/machine.cc (Arm), virt/machine.cc (RISC-V).
#pragma once

#include <cstdint>

namespace board {

void start_clock();
/// Asks the debugger for a service: semihosting.cc.
intptr_t ask_debugger(uint32_t operation, const void* arguments);

/// Ends the program after a fault of the instruction at `place`, when its stack stood at `stack`.
[[noreturn]] void end_by_fault(uintptr_t place, uintptr_t stack);

}  // namespace board

extern "C" [[noreturn]] void board_start();
