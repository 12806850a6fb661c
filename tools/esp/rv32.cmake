# Debian's RISC-V compiler as that of an ESP32-C3, with picolibc. There is no libstdc++ for it: the headers of arm's are used, so
# that objects are built and nothing is linked.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv)
set(CMAKE_C_COMPILER riscv64-unknown-elf-gcc)
set(CMAKE_ASM_COMPILER riscv64-unknown-elf-gcc)
set(CMAKE_CXX_COMPILER riscv64-unknown-elf-g++)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_C_FLAGS_INIT "-march=rv32imac -mabi=ilp32 --specs=picolibc.specs -ffunction-sections -fdata-sections -D_POSIX_TIMERS -D_POSIX_MONOTONIC_CLOCK")
file(GLOB headers /usr/lib/arm-none-eabi/include/c++/*)
set(CMAKE_CXX_FLAGS_INIT "${CMAKE_C_FLAGS_INIT} -nostdinc++ -isystem ${headers} -isystem ${headers}/arm-none-eabi")
set(CMAKE_ASM_FLAGS_INIT "-march=rv32imac -mabi=ilp32")
