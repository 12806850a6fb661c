// Keeps what the sheets tell, and puts it together for a winner.
#include "tools/weft/style_origins.h"

#include "render/base/printable_url.h"

namespace weft {

Status StyleOrigins::add_sheet(uint16_t number, std::string_view url, uint16_t style_element) {
  sheets_[number] =
      PrintableUrl(url).text() +
      std::string(style_element ? " <style " + std::to_string(style_element) + ">" : "");
  return Status::Ok;
}

Status StyleOrigins::add_rule(const void* key, std::string_view selectors) {
  rules_[key] = selectors;
  return Status::Ok;
}

Status StyleOrigins::add_block(const DeclarationBlock& block, const void* rule) {
  selectors_[&block] = rules_[rule];
  return Status::Ok;
}

Status StyleOrigins::add_layer(uint16_t rank, uint16_t around, std::string_view name) {
  layers_[rank] = {around, std::string(name.empty() ? "(nameless)" : name)};
  return Status::Ok;
}

std::string StyleOrigins::layer_name(uint16_t rank) const {
  std::string name;
  for (auto layer = layers_.find(rank); layer != layers_.end();
       layer = layers_.find(layer->second.around))
    name = layer->second.name + (name.empty() ? "" : "." + name);
  return name;
}

DeclarationOrigin StyleOrigins::origin_of(const WinningDeclaration& winner) const {
  DeclarationOrigin origin;
  const Match& match = *winner.match;
  origin.important = winner.declaration->important;
  if (const auto selectors = selectors_.find(match.block); selectors != selectors_.end())
    origin.selectors = selectors->second;
  if (match.origin != Origin::Author || match.style_attribute) {
    origin.kind = match.style_attribute               ? "style attribute"
                  : match.origin == Origin::UserAgent ? "user agent"
                                                      : "presentational hint";
    return origin;
  }
  origin.kind = "author";
  if (const auto sheet = sheets_.find(match.block->sheet); sheet != sheets_.end())
    origin.sheet = sheet->second;
  origin.line = match.block->line + winner.declaration->lines_below;
  origin.layer = layer_name(match.layer);
  return origin;
}

}  // namespace weft
