#include "render/paint/turned_space.h"

#include "render/base/matrix4.h"

namespace weft {

Result<bool> TurnedSpace::enter(const Matrix& map, const Clip* clip) {
  WEFT_TRY_ASSIGN(const Clip* const around, clip_on_device(list_, clip));
  Projection to_device{map};
  if (const Turn* const outer = list_.turn())
    to_device = (Matrix4(outer->to_device) * Matrix4(map)).projection();
  if (!turn_.set(to_device, around, list_.needed_on_device())) return false;
  list_.enter(turn_);
  is_entered_ = true;
  return true;
}

}  // namespace weft
