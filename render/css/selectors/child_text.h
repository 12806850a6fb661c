// The text of a <style> element, as a stream.
#pragma once

#include "render/html/dom.h"
#include "weft/byte_stream.h"

namespace weft {

/// The text of an element's children, without copying it together.
class ChildText final : public ByteStream {
 public:
  explicit ChildText(const Node& parent) : node_(parent.first_child) {}
  Result<std::span<const uint8_t>> peek() override {
    while (node_ && (!node_->is_text() || text().size() == read_)) {
      node_ = node_->next_sibling;
      read_ = 0;
    }
    if (!node_) return std::span<const uint8_t>();
    const std::string_view rest = text().substr(read_);
    return std::span(reinterpret_cast<const uint8_t*>(rest.data()), rest.size());
  }
  void consume(size_t bytes) override { read_ += bytes; }

 private:
  std::string_view text() const { return static_cast<const Text*>(node_)->text; }

  const Node* node_;
  size_t read_ = 0;
};

}  // namespace weft
