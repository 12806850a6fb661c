// The bound on the heap that --heap-limit gives, or this machine when nobody does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>

namespace weft {

/// Bytes of memory that this process may use at most, and whether they are all that the machine
/// has. A control group (a container, a service) can have less: `root` is where the groups are,
/// `own` the file that says which is this process's.
struct AvailableMemory {
  uint64_t bytes;
  bool is_machine;
};
AvailableMemory available_memory(const std::string& root = "/sys/fs/cgroup",
                                 const std::string& own = "/proc/self/cgroup");

/// Bounds the heap to `wanted` bytes, 0 for no bound; without `wanted`, to a quarter of the memory
/// that there is. Nothing where the heap is not counted.
void bound_heap(std::optional<size_t> wanted);

/// The bound in force; 0 = none.
size_t heap_bound();

/// Ends a sentence about "out of memory" on standard error: how much was in use, what the bound
/// is, what to do. Allocates nothing.
void say_heap_bound();
/// The whole sentence, about the program itself.
void say_out_of_memory();

/// Runs a program's `work`, which returns an exit code. When there is no memory left for the
/// program itself, that is said on standard error, and the exit code is 1.
template <typename Work>
int run_within_heap(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    say_out_of_memory();
    return 1;
  }
}

}  // namespace weft
