// A long line to an HTTP/2 server, in memory: no time passes on it but round trips, which it
// counts.
#pragma once

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "fetch/transport.h"

namespace weft {

/// The client's end. When the client has read all that came and waits for more, a round trip
/// passes: the server reads all that was written until then, and answers as far as the windows
/// permit. Path "/N" is a body of N bytes.
class H2Line final : public Transport {
 public:
  H2Line() {
    nghttp2_session_callbacks* callbacks;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_server_new(&server_, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    nghttp2_submit_settings(server_, NGHTTP2_FLAG_NONE, nullptr, 0);
  }
  ~H2Line() override { nghttp2_session_del(server_); }

  Result<size_t> read(std::span<uint8_t> into, Deadline) override {
    if (taken_ == answers_.size()) WEFT_TRY(pass_round_trip());
    const size_t count = std::min(into.size(), answers_.size() - taken_);
    std::copy_n(answers_.begin() + static_cast<std::ptrdiff_t>(taken_), count, into.begin());
    taken_ += count;
    return count;
  }
  Status write(std::span<const uint8_t> bytes, Deadline) override {
    requests_.append(bytes.begin(), bytes.end());
    return Status::Ok;
  }

  int round_trips() const { return round_trips_; }
  /// The most that was on its way at one time.
  size_t largest_flight() const { return largest_flight_; }

 private:
  // Io when nothing would ever come.
  Status pass_round_trip() {
    ++round_trips_;
    nghttp2_session_mem_recv(server_, reinterpret_cast<const uint8_t*>(requests_.data()),
                             requests_.size());
    requests_.clear();
    answers_.clear();
    taken_ = 0;
    const uint8_t* bytes;
    for (ssize_t size; (size = nghttp2_session_mem_send(server_, &bytes)) > 0;)
      answers_.append(bytes, bytes + size);
    return answers_.empty() ? Status::Io : Status::Ok;
  }

  static int on_header(nghttp2_session*, const nghttp2_frame* frame, const uint8_t* name,
                       size_t name_size, const uint8_t* value, size_t value_size, uint8_t,
                       void* user) {
    if (std::string(name, name + name_size) == ":path")
      static_cast<H2Line*>(user)->left_[frame->hd.stream_id] =
          std::stoul(std::string(value + 1, value + value_size));
    return 0;
  }
  static int on_frame(nghttp2_session* server, const nghttp2_frame* frame, void*) {
    if (frame->hd.type != NGHTTP2_HEADERS) return 0;
    char name[] = ":status", value[] = "200";
    const nghttp2_nv status{reinterpret_cast<uint8_t*>(name), reinterpret_cast<uint8_t*>(value), 7,
                            3, NGHTTP2_NV_FLAG_NONE};
    const nghttp2_data_provider body{{}, write_body};
    return nghttp2_submit_response(server, frame->hd.stream_id, &status, 1, &body);
  }
  static ssize_t write_body(nghttp2_session*, int32_t id, uint8_t* into, size_t most,
                            uint32_t* flags, nghttp2_data_source*, void* user) {
    size_t& left = static_cast<H2Line*>(user)->left_[id];
    const size_t count = std::min(most, left);
    std::fill_n(into, count, 'x');
    left -= count;
    if (left == 0) *flags |= NGHTTP2_DATA_FLAG_EOF;
    return static_cast<ssize_t>(count);
  }

  nghttp2_session* server_ = nullptr;
  std::map<int32_t, size_t> left_;  // bytes of each body
  std::string requests_, answers_;
  size_t taken_ = 0;
  size_t largest_flight_ = 0;
  int round_trips_ = 0;
};

}  // namespace weft
