// Asks for the sheets and pictures of a page while the page itself is still on its way.
#pragma once

#include "render/css/conditions/media.h"
#include "render/html/parser.h"
#include "weft/resources.h"

namespace weft {

class EarlyRequests final : public ElementScout {
 public:
  /// `url` is that of the page, or the one that its references are of. All outlive this.
  EarlyRequests(Resources& resources, const MediaEnvironment& media, std::string_view url,
                Budget& budget)
      : resources_(resources), media_(media), base_url_(url), base_(budget, kUrlBytes) {}
  void see(const Element& element) override;

 private:
  void set_base(std::string_view href);
  void ask_for_picture(const Element& image);
  void ask_for(std::string_view reference, ResourceKind kind);

  Resources& resources_;
  const MediaEnvironment& media_;
  std::string_view base_url_;
  static constexpr size_t kUrlBytes = 256;
  Arena base_;
  bool has_base_ = false;
  std::string_view offer_;  ///< Of a <source> since the last <picture> or <img>.
};

}  // namespace weft
