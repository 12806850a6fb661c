// The fields of one request: the engine's own, then the user's, on the stack of the call that sends
// it.
#pragma once

#include "fetch/net/headers.h"
#include "render/base/resources.h"

namespace weft {

/// True for fields that are for one origin only: authorization, cookie.
bool is_credential(std::string_view field_name);
/// True for fields that are the connection's business and not the user's, such as connection or
/// content-length.
bool is_connection_field(std::string_view field_name);

class RequestFields {
 public:
  static constexpr size_t kMaxUserFields = 16;
  enum class Credentials : uint8_t { Send, Withhold };

  /// `url` and `user_fields` must outlive it.
  RequestFields(const Url& url, ResourceKind kind, std::span<const RequestField> user_fields,
                Credentials credentials);
  RequestFields(const RequestFields&) = delete;
  RequestFields& operator=(const RequestFields&) = delete;
  std::span<const RequestField> fields() const { return {fields_, count_}; }

 private:
  void add(std::string_view name, std::string_view value) { fields_[count_++] = {name, value}; }
  void add_authorization(const Url& url);

  RequestField fields_[kMaxUserFields + 4];
  size_t count_ = 0;
  char authorization_[400];
};

}  // namespace weft
