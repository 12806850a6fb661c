#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

#include "weft/esp_system.h"

namespace weft {
namespace {

struct Call {
  void (*run)(void*);
  void* argument;
  SemaphoreHandle_t done;
};

void run_call(void* given) {
  const Call& call = *static_cast<Call*>(given);
  call.run(call.argument);
  xSemaphoreGive(call.done);
  vTaskDelete(nullptr);
}

}  // namespace

Status run_with_stack(void (*run)(void*), void* argument, uint32_t stack_bytes) {
  Call call{run, argument, xSemaphoreCreateBinary()};
  if (!call.done) return Status::OutOfMemory;
  // FreeRTOS of ESP-IDF counts stacks in bytes.
  const BaseType_t made =
      xTaskCreate(run_call, "weft", stack_bytes, &call, uxTaskPriorityGet(nullptr), nullptr);
  if (made == pdPASS) xSemaphoreTake(call.done, portMAX_DELAY);
  vSemaphoreDelete(call.done);
  return made == pdPASS ? Status::Ok : Status::OutOfMemory;
}

}  // namespace weft
