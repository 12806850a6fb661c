#include "tests/drivers/esp/fake_idf.h"

#include <driver/gpio.h>
#include <driver/i2c_master.h>
#include <driver/spi_master.h>
#include <esp_log.h>
#include <esp_memory_utils.h>
#include <esp_partition.h>
#include <freertos/task.h>
#include <nvs.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <deque>

namespace weft {

FakeIdf* FakeIdf::current = nullptr;

namespace {

FakeIdf& idf() { return *FakeIdf::current; }
int result_of(const std::string& call) { return idf().fails(call) ? idf().error : ESP_OK; }

struct Device {
  spi_device_interface_config_t config;
  std::deque<spi_transaction_t*> queue;
};

void send_words(std::span<const uint8_t> bytes) {
  for (size_t bit = 0; bit + 9 <= bytes.size() * 8; bit += 9) {
    uint32_t word = 0;
    for (size_t i = bit; i < bit + 9; ++i) word = word << 1 | (bytes[i / 8] >> (7 - i % 8) & 1u);
    const auto byte = static_cast<uint8_t>(word);
    if (word & 0x100) (void)idf().panel->data({&byte, 1});
    else (void)idf().panel->command(byte);
  }
}

// The chip gets what lies in the buffer now.
void transmit(const spi_transaction_t& transfer) {
  const std::span bytes(static_cast<const uint8_t*>(transfer.tx_buffer), transfer.length / 8);
  idf().largest_transfer = std::max(idf().largest_transfer, bytes.size());
  if (!idf().panel) return;
  if (idf().three_wire) send_words(bytes);
  else if (idf().data_pin < 0 || idf().levels[idf().data_pin]) (void)idf().panel->data(bytes);
  else
    for (const uint8_t byte : bytes) (void)idf().panel->command(byte);
}

const std::string* name_of(nvs_handle_t handle) {
  static const std::string kNames[] = {"", "weft", "other"};
  return handle < 3 ? &kNames[handle] : nullptr;
}

}  // namespace
}  // namespace weft

using weft::FakeIdf;
using weft::idf;
using weft::result_of;

extern "C" {

const char* esp_err_to_name(esp_err_t code) {
  return code == ESP_ERR_INVALID_ARG ? "ESP_ERR_INVALID_ARG" : "an error";
}

void esp_log_write(esp_log_level_t, const char* tag, const char* format, ...) {
  char text[200];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  idf().log += std::string(tag) + ": " + text + "\n";
}

bool esp_ptr_dma_capable(const void*) { return idf().memory_is_for_dma; }

void vTaskDelay(TickType_t ticks) {
  idf().ticks += ticks;
  if (idf().panel) idf().panel->sleep_ms((ticks - 1) * portTICK_PERIOD_MS);
}

// ---- GPIO

esp_err_t gpio_reset_pin(gpio_num_t pin) {
  idf().levels[pin] = 1;
  return result_of("gpio_reset_pin");
}

esp_err_t gpio_set_direction(gpio_num_t, gpio_mode_t) { return result_of("gpio_set_direction"); }

esp_err_t gpio_set_level(gpio_num_t pin, uint32_t level) {
  FakeIdf& fake = idf();
  if (pin != fake.data_pin && fake.waiting)
    fake.violations.push_back("a wire changes while transfers are on their way");
  fake.levels[pin] = static_cast<int>(level);
  if (fake.panel && pin == fake.reset_pin)
    (void)fake.panel->set_reset(level ? weft::PinLevel::High : weft::PinLevel::Low);
  if (fake.panel && pin == fake.select_pins[1]) {
    const int both = (fake.levels[fake.select_pins[0]] ? 0 : 1) | (level ? 0 : 2);
    (void)fake.panel->select(static_cast<uint8_t>(both));
  }
  return result_of("gpio_set_level");
}

int gpio_get_level(gpio_num_t) {
  if (idf().waiting) idf().violations.push_back("the panel is asked before it has heard all");
  if (!idf().panel) return 1;
  return idf().panel->busy().value() == weft::PinLevel::High;
}

// ---- SPI

esp_err_t spi_bus_initialize(spi_host_device_t, const spi_bus_config_t*, spi_dma_chan_t dma) {
  if (dma != SPI_DMA_CH_AUTO) idf().violations.push_back("no DMA");
  if (idf().host_is_taken) return ESP_ERR_INVALID_STATE;
  if (idf().fails("spi_bus_initialize")) return idf().error;
  ++idf().hosts;
  return ESP_OK;
}

esp_err_t spi_bus_free(spi_host_device_t) {
  if (idf().devices) idf().violations.push_back("a bus is freed that has a device");
  --idf().hosts;
  return ESP_OK;
}

esp_err_t spi_bus_add_device(spi_host_device_t, const spi_device_interface_config_t* config,
                             spi_device_handle_t* handle) {
  if (idf().fails("spi_bus_add_device")) return idf().error;
  ++idf().devices;
  idf().queue_size = static_cast<size_t>(config->queue_size);
  idf().spics_pin = config->spics_io_num;
  idf().hertz = config->clock_speed_hz;
  *handle = reinterpret_cast<spi_device_handle_t>(new weft::Device{*config, {}});
  return ESP_OK;
}

esp_err_t spi_bus_remove_device(spi_device_handle_t handle) {
  auto* device = reinterpret_cast<weft::Device*>(handle);
  if (!device->queue.empty()) idf().violations.push_back("a device is removed that still sends");
  delete device;
  --idf().devices;
  return ESP_OK;
}

esp_err_t spi_device_queue_trans(spi_device_handle_t handle, spi_transaction_t* transfer,
                                 TickType_t) {
  auto& queue = reinterpret_cast<weft::Device*>(handle)->queue;
  if (idf().fails("spi_device_queue_trans")) return idf().error;
  if (queue.size() == idf().queue_size) idf().violations.push_back("the queue is full");
  if (std::find(queue.begin(), queue.end(), transfer) != queue.end())
    idf().violations.push_back("a transfer is queued that is on its way");
  queue.push_back(transfer);
  idf().waiting = queue.size();
  idf().most_waiting = std::max(idf().most_waiting, queue.size());
  return ESP_OK;
}

esp_err_t spi_device_get_trans_result(spi_device_handle_t handle, spi_transaction_t** done,
                                      TickType_t) {
  auto* device = reinterpret_cast<weft::Device*>(handle);
  if (device->queue.empty()) {
    idf().violations.push_back("a result is waited for that never comes");
    return ESP_ERR_TIMEOUT;
  }
  *done = device->queue.front();
  device->queue.pop_front();
  if (device->config.pre_cb) device->config.pre_cb(*done);
  weft::transmit(**done);
  idf().waiting = device->queue.size();
  return result_of("spi_device_get_trans_result");
}

// ---- I2C

esp_err_t i2c_new_master_bus(const i2c_master_bus_config_t*, i2c_master_bus_handle_t* bus) {
  if (idf().fails("i2c_new_master_bus")) return idf().error;
  ++idf().hosts;
  *bus = reinterpret_cast<i2c_master_bus_handle_t>(&idf().hosts);
  return ESP_OK;
}

esp_err_t i2c_master_bus_add_device(i2c_master_bus_handle_t, const i2c_device_config_t* config,
                                    i2c_master_dev_handle_t* device) {
  if (idf().fails("i2c_master_bus_add_device")) return idf().error;
  ++idf().devices;
  idf().i2c_address = static_cast<uint8_t>(config->device_address);
  *device = reinterpret_cast<i2c_master_dev_handle_t>(&idf().devices);
  return ESP_OK;
}

esp_err_t i2c_del_master_bus(i2c_master_bus_handle_t) {
  if (idf().devices) idf().violations.push_back("a bus is deleted that has a device");
  --idf().hosts;
  return ESP_OK;
}

esp_err_t i2c_master_bus_rm_device(i2c_master_dev_handle_t) {
  --idf().devices;
  return ESP_OK;
}

// The control byte says what follows (SSD1306 datasheet 8.1.5).
esp_err_t i2c_master_transmit(i2c_master_dev_handle_t, const uint8_t* bytes, size_t size, int) {
  if (idf().fails("i2c_master_transmit")) return idf().error;
  if (!idf().panel) return ESP_OK;
  if (bytes[0] == 0x40) (void)idf().panel->data({bytes + 1, size - 1});
  else
    for (size_t i = 1; i < size; ++i) (void)idf().panel->command(bytes[i]);
  return ESP_OK;
}

// ---- NVS

esp_err_t nvs_open(const char* name, nvs_open_mode_t mode, nvs_handle_t* handle) {
  if (idf().fails("nvs_open")) return idf().error;
  *handle = std::string(name) == "weft" ? 1 : 2;
  const std::string prefix = std::string(name) + "/";
  const auto first = idf().nvs.lower_bound(prefix);
  const bool is_there = first != idf().nvs.end() && first->first.starts_with(prefix);
  if (mode == NVS_READONLY && !is_there) return ESP_ERR_NVS_NOT_FOUND;
  ++idf().open_handles;
  idf().uncommitted = idf().nvs;
  return ESP_OK;
}

esp_err_t nvs_set_blob(nvs_handle_t handle, const char* key, const void* value, size_t length) {
  if (idf().fails("nvs_set_blob")) return ESP_ERR_NVS_NOT_ENOUGH_SPACE;
  if (!*key) return ESP_ERR_INVALID_ARG;
  const auto* bytes = static_cast<const uint8_t*>(value);
  idf().uncommitted[*weft::name_of(handle) + "/" + key].assign(bytes, bytes + length);
  return ESP_OK;
}

esp_err_t nvs_get_blob(nvs_handle_t handle, const char* key, void* value, size_t* length) {
  const auto found = idf().nvs.find(*weft::name_of(handle) + "/" + key);
  if (found == idf().nvs.end()) return ESP_ERR_NVS_NOT_FOUND;
  const size_t room = *length;
  *length = found->second.size();
  if (!value) return ESP_OK;
  if (room < *length) return ESP_ERR_INVALID_ARG;
  std::copy(found->second.begin(), found->second.end(), static_cast<uint8_t*>(value));
  return ESP_OK;
}

esp_err_t nvs_erase_key(nvs_handle_t handle, const char* key) {
  return idf().uncommitted.erase(*weft::name_of(handle) + "/" + key) ? ESP_OK
                                                                     : ESP_ERR_NVS_NOT_FOUND;
}

esp_err_t nvs_commit(nvs_handle_t) {
  if (idf().fails("nvs_commit")) return idf().error;
  idf().nvs = idf().uncommitted;
  return ESP_OK;
}

void nvs_close(nvs_handle_t) { --idf().open_handles; }

// ---- partitions

const esp_partition_t* esp_partition_find_first(esp_partition_type_t, esp_partition_subtype_t,
                                                const char* label) {
  static esp_partition_t found;
  const auto entry = idf().partitions.find(label);
  if (entry == idf().partitions.end()) return nullptr;
  found.size = static_cast<uint32_t>(entry->second.size());
  std::snprintf(found.label, sizeof found.label, "%s", label);
  return &found;
}

esp_err_t esp_partition_mmap(const esp_partition_t* partition, size_t, size_t,
                             esp_partition_mmap_memory_t, const void** bytes,
                             esp_partition_mmap_handle_t*) {
  *bytes = idf().partitions[partition->label].data();
  return result_of("esp_partition_mmap");
}

}  // extern "C"
