#include "render/html/entities.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "render/base/ascii.h"

namespace weft {
namespace {

struct Entity {
  uint16_t offset;
  uint16_t value;
  uint8_t length;
  uint8_t legacy;  // 1: also without a semicolon
};

#include "render/html/entities.inc"

constexpr size_t kLongestLegacy = 6, kShortestLegacy = 2;

std::string_view name_of(const Entity& entity) {
  return {kEntityNames + entity.offset, entity.length};
}

const Entity* find_entity(std::string_view name) {
  const Entity* found = std::lower_bound(
      std::begin(kEntities), std::end(kEntities), name,
      [](const Entity& entity, std::string_view wanted) { return name_of(entity) < wanted; });
  return found != std::end(kEntities) && name_of(*found) == name ? found : nullptr;
}

EntityMatch match_of(const Entity& entity, size_t length) {
  if (entity.value < kFirstLongEntity ||
      entity.value >= kFirstLongEntity + std::size(kLongEntityValues))
    return {length, {entity.value, 0}};
  const char32_t* points = kLongEntityValues[entity.value - kFirstLongEntity];
  return {length, {points[0], points[1]}};
}

}  // namespace

EntityMatch match_entity(std::string_view text) {
  size_t length = 0;
  while (length < text.size() && (is_alpha(static_cast<unsigned char>(text[length])) ||
                                  is_digit(static_cast<unsigned char>(text[length]))))
    ++length;
  if (length < text.size() && text[length] == ';')
    if (const Entity* entity = find_entity(text.substr(0, length)))
      return match_of(*entity, length + 1);
  for (size_t legacy = std::min(length, kLongestLegacy); legacy >= kShortestLegacy; --legacy) {
    const Entity* entity = find_entity(text.substr(0, legacy));
    if (entity && entity->legacy) return match_of(*entity, legacy);
  }
  return {};
}

}  // namespace weft
