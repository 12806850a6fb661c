# Cross-compiling for the Cortex-M4F of QEMU's mps2-an386 with Debian's arm-none-eabi tools. WEFT_SYSROOT is where
# tools/firmware installs the third-party libraries.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_CXX_COMPILER arm-none-eabi-g++)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES WEFT_SYSROOT)

set(cpu "-mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
set(CMAKE_C_FLAGS_INIT "${cpu} -ffunction-sections -fdata-sections --specs=nano.specs")
# newlib says long for 32-bit integers; int is as large, and is what they are everywhere else.
string(APPEND CMAKE_C_FLAGS_INIT " -U__INT32_TYPE__ -D__INT32_TYPE__=int -U__UINT32_TYPE__ \"-D__UINT32_TYPE__=unsigned int\"")
# newlib has these clocks; the board implements them.
string(APPEND CMAKE_C_FLAGS_INIT " -D_POSIX_TIMERS -D_POSIX_MONOTONIC_CLOCK")
set(CMAKE_CXX_FLAGS_INIT "${CMAKE_C_FLAGS_INIT} -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-use-cxa-atexit")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostartfiles -Wl,--gc-sections")

set(CMAKE_FIND_ROOT_PATH "${WEFT_SYSROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(ENV{PKG_CONFIG_LIBDIR} "${WEFT_SYSROOT}/lib/pkgconfig")
