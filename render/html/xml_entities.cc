#include "render/html/xml_entities.h"

namespace weft {

Status XmlEntities::declare(std::string_view name, std::string_view value) {
  const size_t bytes = name.size() + value.size() + sizeof(Entity);
  if (find(name) || bytes > kMostBytes - declared_) return Status::Ok;
  declared_ += bytes;
  Entity entity;
  WEFT_TRY_ASSIGN(entity.name, arena_->copy(name));
  WEFT_TRY_ASSIGN(entity.value, arena_->copy(value));
  return entities_.push(entity);
}

const std::string_view* XmlEntities::find(std::string_view name) const {
  for (const Entity& entity : entities_.span())
    if (entity.name == name) return &entity.value;
  return nullptr;
}

bool XmlEntities::expand(std::string_view value) {
  if (value.size() + 1 > kMostExpanded - expanded_) return false;
  expanded_ += value.size() + 1;
  return true;
}

}  // namespace weft
