// How every fallible call answers. A Status says what the caller may do about it; the sentence for
// a person goes into the Notes sink where the failure happens. Result<T> is a T or a Status.
#pragma once

#include <cassert>
#include <cstdint>
#include <utility>

namespace weft {

enum class [[nodiscard]] Status : uint8_t{
    Ok,
    OutOfMemory,  ///< The budget is exhausted: give things back, or show less.
    Io,           ///< The transport, file or device failed: try again later.
    Timeout,      ///< A deadline passed: try again later.
    Protocol,     ///< The peer broke its protocol (HTTP, TLS record, truncated body).
    Untrusted,    ///< The peer's certificate does not prove its name.
    Corrupt,      ///< The data is not what its format says: use a fallback.
    Unsupported,  ///< Well-formed, but this build does not do it: use a fallback.
    NotFound,     ///< No such file, host, resource or name.
};

/// A short name of `status` for logs ("out of memory"); static lifetime.
const char* status_name(Status status);

template <typename T>
class [[nodiscard]] Result {
 public:
  /// REQUIRES: error != Status::Ok
  Result(Status error) : status_(error) { assert(error != Status::Ok); }
  Result(T value) : value_(std::move(value)) {}

  bool ok() const { return status_ == Status::Ok; }
  Status status() const { return status_; }
  /// REQUIRES: ok()
  T& value() {
    assert(ok());
    return value_;
  }
  const T& value() const {
    assert(ok());
    return value_;
  }
  T value_or(T other) const { return ok() ? value_ : std::move(other); }

 private:
  Status status_ = Status::Ok;
  T value_{};
};

}  // namespace weft

/// Returns from the enclosing function when `expression` (a Status) is not Ok.
#define WEFT_TRY(expression)                                           \
  do {                                                                 \
    const ::weft::Status weft_try_status = (expression);               \
    if (weft_try_status != ::weft::Status::Ok) return weft_try_status; \
  } while (0)

#define WEFT_CONCAT_(a, b) a##b
#define WEFT_CONCAT(a, b) WEFT_CONCAT_(a, b)

/// Assigns the value of `expression` (a Result) to `target`, or returns its Status. `target` may be
/// a declaration.
#define WEFT_TRY_ASSIGN(target, expression)                \
  auto WEFT_CONCAT(weft_result_, __LINE__) = (expression); \
  if (!WEFT_CONCAT(weft_result_, __LINE__).ok())           \
    return WEFT_CONCAT(weft_result_, __LINE__).status();   \
  target = std::move(WEFT_CONCAT(weft_result_, __LINE__).value())
