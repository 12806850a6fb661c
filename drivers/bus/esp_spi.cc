#include <driver/gpio.h>
#include <driver/spi_master.h>
#include <esp_memory_utils.h>

#include <algorithm>
#include <cstring>

#include "drivers/bus/esp_sleep.h"
#include "drivers/bus/nine_bits.h"
#include "weft/esp_bus.h"

namespace weft {
namespace {

// What a transfer does with D/C, in the place where spi_master keeps something of the user's.
void* data_wire(int8_t pin, PinLevel level) {
  if (pin == kNoPin) return nullptr;
  const auto number = static_cast<uintptr_t>(pin);
  return reinterpret_cast<void*>(number << 2 | (level == PinLevel::High ? 2u : 0u) | 1u);
}

// Runs in the interrupt that begins the transfer. The bus's interrupt waits while flash is written,
// so that this may lie in flash.
void set_data_wire(spi_transaction_t* transfer) {
  const auto wire = reinterpret_cast<uintptr_t>(transfer->user);
  if (wire) gpio_set_level(static_cast<gpio_num_t>(wire >> 2), wire >> 1 & 1);
}

}  // namespace

// A ring of transfers: those from `first` on are on their way.
struct EspSpi::Queue {
  spi_device_handle_t device = nullptr;
  spi_transaction_t transfers[kTransfers] = {};
  uint8_t* buffers[kTransfers] = {};
  size_t first = 0, count = 0;
};

Result<Owned<EspSpi>> EspSpi::create(const EspSpiPins& pins, Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<EspSpi> bus, make_owned<EspSpi>(budget, pins, budget, notes));
  WEFT_TRY(bus->open());
  return bus;
}

EspSpi::~EspSpi() {
  if (!queue_) return;
  (void)flush();
  if (queue_->device) spi_bus_remove_device(queue_->device);
  if (owns_host_) spi_bus_free(static_cast<spi_host_device_t>(pins_.host));
  for (uint8_t* const buffer : queue_->buffers)
    budget_.release(buffer, buffer ? kTransferBytes : 0);
  budget_.release(queue_, sizeof(Queue));
}

Status EspSpi::open() {
  void* const memory = budget_.allocate(sizeof(Queue));
  if (!memory) return Status::OutOfMemory;
  queue_ = ::new (memory) Queue;
  for (uint8_t*& buffer : queue_->buffers) {
    buffer = static_cast<uint8_t*>(budget_.allocate(kTransferBytes));
    if (!buffer) return Status::OutOfMemory;
    if (esp_ptr_dma_capable(buffer)) continue;
    notes_.note(
        "DMA cannot read the memory that is left: keep some inside the chip "
        "(CONFIG_SPIRAM_MALLOC_ALWAYSINTERNAL above 512)");
    return Status::OutOfMemory;
  }
  WEFT_TRY(take_pins());
  return add_device();
}

Status EspSpi::add_device() {
  spi_bus_config_t bus = {};
  bus.mosi_io_num = pins_.mosi;
  bus.miso_io_num = bus.quadwp_io_num = bus.quadhd_io_num = kNoPin;
  bus.sclk_io_num = pins_.sck;
  bus.max_transfer_sz = static_cast<int>(kTransferBytes);
  const auto host = static_cast<spi_host_device_t>(pins_.host);
  const esp_err_t error = spi_bus_initialize(host, &bus, SPI_DMA_CH_AUTO);
  owns_host_ = error == ESP_OK;
  if (error != ESP_ERR_INVALID_STATE) WEFT_TRY(check(error));  // that is: somebody has it

  spi_device_interface_config_t device = {};
  device.clock_speed_hz = static_cast<int>(pins_.hertz);
  device.spics_io_num = pins_.cs2 == kNoPin ? pins_.cs : kNoPin;
  device.queue_size = static_cast<int>(kTransfers);
  device.flags = SPI_DEVICE_NO_DUMMY;
  device.pre_cb = set_data_wire;
  return check(spi_bus_add_device(host, &device, &queue_->device));
}

Status EspSpi::take_pins() {
  const bool has_two_chips = pins_.cs2 != kNoPin;
  const struct {
    int8_t pin;
    gpio_mode_t mode;
  } wires[] = {{pins_.dc, GPIO_MODE_OUTPUT},
               {pins_.rst, GPIO_MODE_OUTPUT},
               {pins_.busy, GPIO_MODE_INPUT},
               {has_two_chips ? pins_.cs : kNoPin, GPIO_MODE_OUTPUT},
               {pins_.cs2, GPIO_MODE_OUTPUT}};
  for (const auto& wire : wires) {
    if (wire.pin == kNoPin) continue;
    const auto pin = static_cast<gpio_num_t>(wire.pin);
    WEFT_TRY(check(gpio_reset_pin(pin)));
    if (wire.mode == GPIO_MODE_OUTPUT) WEFT_TRY(check(gpio_set_level(pin, 1)));
    WEFT_TRY(check(gpio_set_direction(pin, wire.mode)));
  }
  return Status::Ok;
}

Status EspSpi::check(int error) {
  if (error == ESP_OK) return Status::Ok;
  if (error == ESP_ERR_NO_MEM) return Status::OutOfMemory;
  notes_.notef("SPI%d: %s: check the numbers of the pins and the host", pins_.host + 1,
               esp_err_to_name(error));
  return Status::Io;
}

Status EspSpi::wait_for_one() {
  spi_transaction_t* done = nullptr;
  WEFT_TRY(check(spi_device_get_trans_result(queue_->device, &done, portMAX_DELAY)));
  queue_->first = (queue_->first + 1) % kTransfers;
  --queue_->count;
  return Status::Ok;
}

Status EspSpi::flush() {
  while (queue_->count) WEFT_TRY(wait_for_one());
  return Status::Ok;
}

Status EspSpi::send(PinLevel data_level, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    if (queue_->count == kTransfers) WEFT_TRY(wait_for_one());
    const size_t slot = (queue_->first + queue_->count) % kTransfers;
    const size_t count = std::min(bytes.size(), kTransferBytes);
    std::memcpy(queue_->buffers[slot], bytes.data(), count);
    spi_transaction_t& transfer = queue_->transfers[slot] = {};
    transfer.length = count * 8;
    transfer.tx_buffer = queue_->buffers[slot];
    transfer.user = data_wire(pins_.dc, data_level);
    WEFT_TRY(check(spi_device_queue_trans(queue_->device, &transfer, portMAX_DELAY)));
    ++queue_->count;
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status EspSpi::send_words(PinLevel data_level, std::span<const uint8_t> bytes) {
  constexpr size_t kWords = kTransferBytes * 8 / 9;
  uint8_t words[kTransferBytes];
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), kWords);
    WEFT_TRY(send(data_level, {words, pack_nine_bits(data_level, bytes.first(count), words)}));
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status EspSpi::command(uint8_t code) {
  if (pins_.three_wire) return send_words(PinLevel::Low, {&code, 1});
  if (pins_.dc != kNoPin) return send(PinLevel::Low, {&code, 1});
  notes_.note("this controller has a wire D/C: name its pin (.dc), or .three_wire");
  return Status::Io;
}

Status EspSpi::data(std::span<const uint8_t> bytes) {
  return pins_.three_wire ? send_words(PinLevel::High, bytes) : send(PinLevel::High, bytes);
}

Status EspSpi::select(uint8_t chips) {
  if (pins_.cs2 == kNoPin) {
    if (chips == 1) return Status::Ok;
    notes_.note("this panel has two chips: name the pins of their chip-selects (.cs, .cs2)");
    return Status::Unsupported;
  }
  WEFT_TRY(flush());
  WEFT_TRY(check(gpio_set_level(static_cast<gpio_num_t>(pins_.cs), chips & 1 ? 0 : 1)));
  return check(gpio_set_level(static_cast<gpio_num_t>(pins_.cs2), chips & 2 ? 0 : 1));
}

Status EspSpi::set_reset(PinLevel level) {
  WEFT_TRY(flush());
  if (pins_.rst == kNoPin) return Status::Ok;
  return check(gpio_set_level(static_cast<gpio_num_t>(pins_.rst), level == PinLevel::High));
}

Result<PinLevel> EspSpi::busy() {
  if (pins_.busy == kNoPin) {
    notes_.note("this panel says by a wire when it is busy: name its pin (.busy)");
    return Status::Io;
  }
  WEFT_TRY(flush());
  return gpio_get_level(static_cast<gpio_num_t>(pins_.busy)) ? PinLevel::High : PinLevel::Low;
}

void EspSpi::sleep_ms(uint32_t milliseconds) {
  (void)flush();  // a failure comes with the next call
  sleep_by_ticks(milliseconds);
}

}  // namespace weft
