// A ring of entries, which the caller fills and a thread empties. An entry lies in one piece: where
// it does not fit before the end of the ring, the rest of that is skipped.
#include <pthread.h>

#include <algorithm>
#include <cstring>

#include "weft/linux_bus.h"

namespace weft {
namespace {

constexpr size_t kRoom = 32 * 1024;  // a few lines of the widest panel
constexpr uint32_t kSkip = UINT32_MAX;

struct Entry {
  int target;  // the device, or the line
  PinLevel level;
  bool is_line;
  uint32_t size;  // of the bytes that follow
};
constexpr size_t entry_bytes(size_t size) {
  return (sizeof(Entry) + size + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry);
}

}  // namespace

struct QueuedDevices::Queue {
  explicit Queue(DeviceLayer& layer, uint8_t* memory) : next(layer), ring(memory) {}

  static void* run(void* queue) {
    static_cast<Queue*>(queue)->empty_until_stopped();
    return nullptr;
  }
  void empty_until_stopped();
  int do_entry(const Entry& entry, const uint8_t* bytes);
  size_t to_end() const { return kRoom - tail % kRoom; }

  DeviceLayer& next;
  uint8_t* ring;
  pthread_t thread{};
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t filled = PTHREAD_COND_INITIALIZER, emptied = PTHREAD_COND_INITIALIZER;
  // What follows belongs to the mutex. Both counters grow for good; entries lie between them.
  size_t head = 0, tail = 0;
  int line_error = 0, device_error = 0;
  bool stops = false;
};

void QueuedDevices::Queue::empty_until_stopped() {
  pthread_mutex_lock(&mutex);
  for (;;) {
    while (head == tail && !stops) pthread_cond_wait(&filled, &mutex);
    if (head == tail) break;
    Entry entry;
    const uint8_t* place = ring + head % kRoom;
    const size_t left = kRoom - head % kRoom;
    if (left >= sizeof entry) std::memcpy(&entry, place, sizeof entry);
    if (left < sizeof entry || entry.size == kSkip) {
      head += left;
      continue;
    }
    const bool failed = line_error || device_error;  // what follows a failure is not sent
    pthread_mutex_unlock(&mutex);
    const int result = failed ? 0 : do_entry(entry, place + sizeof entry);
    pthread_mutex_lock(&mutex);
    if (result < 0) (entry.is_line ? line_error : device_error) = result;
    head += entry_bytes(entry.size);
    pthread_cond_signal(&emptied);
  }
  pthread_mutex_unlock(&mutex);
}

int QueuedDevices::Queue::do_entry(const Entry& entry, const uint8_t* bytes) {
  return entry.is_line ? next.set_line(entry.target, entry.level)
                       : next.write(entry.target, {bytes, entry.size});
}

Result<Owned<QueuedDevices>> QueuedDevices::create(DeviceLayer& next, Budget& budget) {
  WEFT_TRY_ASSIGN(Owned<QueuedDevices> devices, make_owned<QueuedDevices>(budget, next, budget));
  WEFT_TRY(devices->start());
  return devices;
}

Status QueuedDevices::start() {
  void* memory = budget_.allocate(sizeof(Queue) + kRoom);
  if (!memory) return Status::OutOfMemory;
  auto* queue = ::new (memory) Queue(next_, static_cast<uint8_t*>(memory) + sizeof(Queue));
  if (pthread_create(&queue->thread, nullptr, Queue::run, queue) == 0) {
    queue_ = queue;
    return Status::Ok;
  }
  budget_.release(memory, sizeof(Queue) + kRoom);
  return Status::Io;
}

QueuedDevices::~QueuedDevices() {
  if (!queue_) return;
  pthread_mutex_lock(&queue_->mutex);
  queue_->stops = true;
  pthread_cond_signal(&queue_->filled);
  pthread_mutex_unlock(&queue_->mutex);
  pthread_join(queue_->thread, nullptr);
  budget_.release(queue_, sizeof(Queue) + kRoom);
}

// Waits for room, puts the entry there, and returns the failure of an earlier one of its kind.
int QueuedDevices::put(int target, PinLevel level, bool is_line, std::span<const uint8_t> bytes) {
  const Entry entry{target, level, is_line, static_cast<uint32_t>(bytes.size())};
  const size_t needed = entry_bytes(bytes.size());
  pthread_mutex_lock(&queue_->mutex);
  const size_t skipped = needed > queue_->to_end() ? queue_->to_end() : 0;
  while (queue_->tail + skipped + needed - queue_->head > kRoom)
    pthread_cond_wait(&queue_->emptied, &queue_->mutex);
  if (skipped >= sizeof entry) {
    const Entry skip{0, PinLevel::Low, false, kSkip};
    std::memcpy(queue_->ring + queue_->tail % kRoom, &skip, sizeof skip);
  }
  queue_->tail += skipped;
  uint8_t* place = queue_->ring + queue_->tail % kRoom;
  std::memcpy(place, &entry, sizeof entry);
  std::copy(bytes.begin(), bytes.end(), place + sizeof entry);
  queue_->tail += needed;
  const int error = is_line ? queue_->line_error : queue_->device_error;
  pthread_cond_signal(&queue_->filled);
  pthread_mutex_unlock(&queue_->mutex);
  return error;
}

int QueuedDevices::write(int device, std::span<const uint8_t> bytes) {
  for (; bytes.size() > kMostBytes; bytes = bytes.subspan(kMostBytes))
    if (const int error = put(device, PinLevel::Low, false, bytes.first(kMostBytes))) return error;
  return put(device, PinLevel::Low, false, bytes);
}

int QueuedDevices::set_line(int line, PinLevel level) { return put(line, level, true, {}); }

int QueuedDevices::flush() {
  pthread_mutex_lock(&queue_->mutex);
  while (queue_->head != queue_->tail) pthread_cond_wait(&queue_->emptied, &queue_->mutex);
  const int error = queue_->device_error ? queue_->device_error : queue_->line_error;
  pthread_mutex_unlock(&queue_->mutex);
  return error;
}

int QueuedDevices::get_line(int line) {
  const int error = flush();
  return error ? error : next_.get_line(line);
}

void QueuedDevices::sleep_ms(uint32_t milliseconds) {
  (void)flush();  // a failure comes with the next call
  next_.sleep_ms(milliseconds);
}

int QueuedDevices::open(const char* path) { return next_.open(path); }

void QueuedDevices::close(int device) {
  (void)flush();
  next_.close(device);
}

int QueuedDevices::set_up_spi(int device, uint32_t hertz) {
  return next_.set_up_spi(device, hertz);
}

int QueuedDevices::set_i2c_address(int device, uint8_t address) {
  return next_.set_i2c_address(device, address);
}

int QueuedDevices::request_line(const char* chip, unsigned line, LineDirection direction) {
  return next_.request_line(chip, line, direction);
}

void QueuedDevices::release_line(int line) {
  (void)flush();
  next_.release_line(line);
}

}  // namespace weft
