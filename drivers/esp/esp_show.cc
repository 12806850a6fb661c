#include "weft/esp_show.h"

#include <esp_heap_caps.h>
#include <esp_timer.h>
#include <sdkconfig.h>

#include "weft/esp_system.h"
#include "weft/rtc_store.h"

namespace weft {
namespace {

constexpr std::string_view kOwnPage = "/weft/page.html";
constexpr size_t kKeptFree = size_t{CONFIG_WEFT_KEEP_FREE_KB} * 1024;

size_t heap_for_pages() {
  const size_t free = heap_caps_get_free_size(MALLOC_CAP_DEFAULT);
  return free > kKeptFree ? free - kKeptFree : 0;
}

EspLogNotes log_notes;

}  // namespace

struct EspShow::Visit {
  EspShow& show;
  const char* url;        // of the network, or null:
  std::string_view html;  // a page of the program's own,
  std::span<const PageValue> values;
  Shown shown = {};
};

Status EspShow::draw_on(Bus& bus, Visit& visit, Budget& budget) {
  ShowOptions options = options_;
  options.fetch.window_bytes = CONFIG_WEFT_WINDOW_BYTES;
  options.fetch.headers = std::span(headers_, header_count_);
  RtcStore store(memory_ ? std::span<uint8_t>(memory_->store) : std::span<uint8_t>());
  if (memory_) options.store = options.fetch.tls_sessions = &store;
  if (visit.url) {
    if (!memory_) visits_.version = {};
    options.version = &visits().version;
    const Status status = show(visit.url, *panel_, bus, budget, *notes_, options);
    visit.shown.is_unchanged = status == Status::Ok && visits().version.is_unchanged;
    return status;
  }
  options.when_read = nullptr;
  visits().version = {};  // the panel shows no page of the network from now on
  Arena arena(budget);
  WEFT_TRY_ASSIGN(const std::string_view page, fill_page(visit.html, visit.values, arena));
  const MemoryFile file{kOwnPage, {reinterpret_cast<const uint8_t*>(page.data()), page.size()}};
  add_file(&file);
  const Status status = show("file:///weft/page.html", *panel_, bus, budget, *notes_, options);
  add_file(nullptr);
  return status;
}

Status EspShow::draw(Visit& visit) {
  if (!panel_) {
    notes_->note("there is no panel of this name: `weft panels` lists them");
    return Status::NotFound;
  }
  Budget budget(heap_for_pages());
  const auto draw_with = [&]() -> Status {
    if (is_on_i2c_) {
      WEFT_TRY_ASSIGN(const auto wire, EspI2c::create(i2c_, budget, *notes_));
      I2cBus bus(*wire);
      return draw_on(bus, visit, budget);
    }
    WEFT_TRY_ASSIGN(const auto bus, EspSpi::create(spi_, budget, *notes_));
    return draw_on(*bus, visit, budget);
  };
  const Status status = draw_with();
  visit.shown.peak_heap = budget.peak();
  return status;
}

Shown EspShow::run(Visit& visit) {
  const int64_t began_us = esp_timer_get_time();
  if (!notes_) notes_ = &log_notes;
  const auto draw_visit = [](void* given) {
    auto& called = *static_cast<Visit*>(given);
    called.shown.status = called.show.draw(called);
  };
  const Status called = run_with_stack(draw_visit, &visit, CONFIG_WEFT_STACK_KB * 1024);
  if (called != Status::Ok) visit.shown.status = called;
  if (visit.url) visit.shown.next_s = plan_next_visit(visit.shown.status, times_, visits());
  visit.shown.milliseconds = static_cast<uint32_t>((esp_timer_get_time() - began_us) / 1000);
  return visit.shown;
}

Shown EspShow::url(const char* url) {
  Visit visit{*this, url, {}, {}};
  return run(visit);
}

Shown EspShow::page(std::string_view html, std::span<const PageValue> values) {
  Visit visit{*this, nullptr, html, values};
  return run(visit);
}

}  // namespace weft
