# Cross-compiling for the RV32IMAC of QEMU's virt, the instructions of an ESP32-C6, with Debian's riscv64-unknown-elf tools and
# picolibc. There is no C++ library for them: the headers are those of arm-none-eabi, as both are of 32 bits, and picolibc.cc has what else is
# needed. WEFT_SYSROOT is where tools/firmware installs the third-party libraries.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv32)
set(CMAKE_C_COMPILER riscv64-unknown-elf-gcc)
set(CMAKE_CXX_COMPILER riscv64-unknown-elf-g++)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES WEFT_SYSROOT)

set(CMAKE_C_FLAGS_INIT "-march=rv32imac -mabi=ilp32 -ffunction-sections -fdata-sections --specs=picolibc.specs")
# The compiler says long for 32-bit integers; int is as large, and is what they are everywhere else.
string(APPEND CMAKE_C_FLAGS_INIT " -U__INT32_TYPE__ -D__INT32_TYPE__=int -U__UINT32_TYPE__ \"-D__UINT32_TYPE__=unsigned int\"")
# picolibc has these clocks; the board implements them.
string(APPEND CMAKE_C_FLAGS_INIT " -D_POSIX_TIMERS -D_POSIX_MONOTONIC_CLOCK")
file(GLOB headers /usr/lib/arm-none-eabi/include/c++/*)
set(CMAKE_CXX_FLAGS_INIT "${CMAKE_C_FLAGS_INIT} -nostdinc++ -isystem ${headers} -isystem ${headers}/arm-none-eabi")
string(APPEND CMAKE_CXX_FLAGS_INIT " -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-use-cxa-atexit")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostartfiles -nodefaultlibs -Wl,--gc-sections")
set(CMAKE_CXX_STANDARD_LIBRARIES_INIT "-lm -lc -lgcc")

set(CMAKE_FIND_ROOT_PATH "${WEFT_SYSROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(ENV{PKG_CONFIG_LIBDIR} "${WEFT_SYSROOT}/lib/pkgconfig")
