// Public domain. A name server that has one answer: 192.168.4.1, ESP-IDF's own address as an access
// point (RFC 1035, 4.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

inline constexpr size_t kDnsMessage = 512;

/// Turns the question in `message` into its answer, and returns its size; 0 when it is no question
/// with one name, or there is no room.
inline size_t answer_name(uint8_t (&message)[kDnsMessage], size_t size) {
  constexpr size_t kHead = 12, kQuestionEnd = 5;  // a zero label, type and class
  constexpr uint8_t kAnswer[] = {0xC0, kHead, 0, 1, 0, 1, 0, 0, 0, 10, 0, 4, 192, 168, 4, 1};
  if (size < kHead + kQuestionEnd || size > kDnsMessage || message[2] & 0x80) return 0;
  if (message[4] != 0 || message[5] != 1) return 0;
  size_t end = kHead;
  while (end < size && message[end] != 0 && message[end] < 64) end += message[end] + 1u;
  if (end + kQuestionEnd > size || message[end] != 0) return 0;
  end += kQuestionEnd;
  const bool asks_for_address = message[end - 3] == 1;
  message[2] = 0x84;  // an answer, with authority
  message[3] = 0;
  std::memset(message + 6, 0, 6);
  if (!asks_for_address) return end;  // there is none of that kind
  if (end + sizeof kAnswer > kDnsMessage) return 0;
  message[7] = 1;
  std::memcpy(message + end, kAnswer, sizeof kAnswer);
  return end + sizeof kAnswer;
}
