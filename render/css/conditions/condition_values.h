// Values of conditions, which belong to no style: what they need is little, and gone with this.
#pragma once

#include "render/css/values/value_reader.h"

namespace weft {

class ConditionValues {
 public:
  explicit ConditionValues(const LengthUnits& units) { context_.units = units; }
  ValueContext& context() { return context_; }

 private:
  Budget budget_{16384};
  Arena arena_{budget_, 512};
  AtomTable atoms_{arena_};
  ValueContext context_{arena_, atoms_};
};

}  // namespace weft
