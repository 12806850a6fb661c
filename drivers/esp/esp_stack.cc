#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

#include "weft/esp_system.h"
#include "weft/stack.h"

namespace weft {
namespace {

struct Call {
  void (*run)(void*);
  void* argument;
  uint32_t stack_bytes;
  SemaphoreHandle_t done;
};

void run_call(void* given) {
  const Call& call = *static_cast<Call*>(given);
  // No farther below the upper end lies this frame.
  constexpr uint32_t kAbove = 512;
  set_stack_end(static_cast<const char*>(__builtin_frame_address(0)) + kAbove - call.stack_bytes);
  call.run(call.argument);
  set_stack_end(nullptr);
  xSemaphoreGive(call.done);
  vTaskDelete(nullptr);
}

}  // namespace

Status run_with_stack(void (*run)(void*), void* argument, uint32_t stack_bytes) {
  Call call{run, argument, stack_bytes, xSemaphoreCreateBinary()};
  if (!call.done) return Status::OutOfMemory;
  // FreeRTOS of ESP-IDF counts stacks in bytes.
  const BaseType_t made =
      xTaskCreate(run_call, "weft", stack_bytes, &call, uxTaskPriorityGet(nullptr), nullptr);
  if (made == pdPASS) xSemaphoreTake(call.done, portMAX_DELAY);
  vSemaphoreDelete(call.done);
  return made == pdPASS ? Status::Ok : Status::OutOfMemory;
}

}  // namespace weft
