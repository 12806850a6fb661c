// The fields of one request: the engine's own, then the user's, on the stack of the call that sends
// it.
#pragma once

#include "fetch/net/headers.h"
#include "weft/fetcher.h"

namespace weft {

/// "Name: value" in its parts, without the white space around them; all of it is the name when
/// there is no colon.
RequestField split_field(std::string_view line);
/// RFC 9110, 5.1 and 5.5: what a name is, and a value without controls.
bool is_field_name(std::string_view name);
bool is_field_value(std::string_view value);
/// True for fields that are the connection's business and not the user's, such as connection or
/// content-length.
bool is_connection_field(std::string_view field_name);

class RequestFields {
 public:
  static constexpr size_t kMaxUserFields = 16;
  static constexpr size_t kMaxUserBytes = 290;  ///< of user name and password, as the URL has them

  /// `user` is a URL with the user information that this request may have. `own` are the fields for
  /// the page's origin, to be empty for others; they win over those of the same name in `for_all`.
  /// `known` is the version of the page that is asked for, if there is one. All outlive it.
  /// REQUIRES: no more than kMaxUserFields fields, and kMaxUserBytes of user
  RequestFields(const Url& user, ResourceKind kind, std::span<const RequestField> own,
                std::span<const RequestField> for_all, const PageVersion* known);
  RequestFields(const RequestFields&) = delete;
  RequestFields& operator=(const RequestFields&) = delete;
  std::span<const RequestField> fields() const { return {fields_, count_}; }

 private:
  void add(std::string_view name, std::string_view value) { fields_[count_++] = {name, value}; }
  bool has(std::string_view name) const;
  void add_default(std::string_view name, std::string_view value);
  void add_authorization(const Url& user);

  RequestField fields_[kMaxUserFields + 6];
  size_t count_ = 0;
  char authorization_[400];
};

}  // namespace weft
