// Runs a scenario once with each of its allocations failing, as nghttp2's failmalloc does.
#pragma once

#include <gtest/gtest.h>

#include "weft/budget.h"

namespace weft {

/// `scenario(Budget&)` -> Status. It must succeed untouched, end in OutOfMemory when its n-th
/// allocation and all after it fail, for every n, and hold nothing afterwards either way. `step` >
/// 1 skips for scenarios of many allocations.
template <typename Scenario>
void expect_every_failing_allocation_is_out_of_memory(Scenario scenario, size_t step = 1) {
  size_t allocations;
  {
    Budget budget;
    ASSERT_EQ(scenario(budget), Status::Ok);
    EXPECT_EQ(budget.used(), 0u);
    allocations = budget.allocations();
  }
  for (size_t n = 0; n < allocations; n += step) {
    Budget budget;
    budget.fail_after(n);
    const Status status = scenario(budget);
    // Where blocks lie decides whether an arena that aligns needs one more.
    if (budget.allocations() > n) {
      EXPECT_EQ(status, Status::OutOfMemory) << "allocation " << n << " of " << allocations;
    }
    EXPECT_EQ(budget.used(), 0u) << "allocation " << n << " of " << allocations;
  }
}

}  // namespace weft
