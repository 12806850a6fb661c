// Lengths in px, once the basis of percentages is known.
#include "render/css/style/length.h"

#include "render/css/style/calc_math.h"

namespace weft {
namespace {

double node_value(const CalcNode& node, double basis);

/// The values of a node's operands; a node has three at most but for sums, minima and the like,
/// which are folded in pairs.
double folded_value(const CalcNode& node, double basis) {
  double value = node_value(*node.first, basis);
  if (!node.first->next) return calculate(node.operation, value, 0, 0);
  if (node.operation == CalcNode::Operation::Clamp)
    return calculate(node.operation, value, node_value(*node.first->next, basis),
                     node_value(*node.first->next->next, basis));
  for (const CalcNode* operand = node.first->next; operand; operand = operand->next)
    value = calculate(node.operation, value, node_value(*operand, basis), 0);
  return value;
}

/// Recursion is bounded by the parser's kMaxCalcDepth.
double node_value(const CalcNode& node, double basis) {
  if (node.operation == CalcNode::Operation::Linear) return node.px + basis * node.percent / 100;
  if (node.operation == CalcNode::Operation::Scale) return node.px * node_value(*node.first, basis);
  return folded_value(node, basis);
}

}  // namespace

Px Length::resolve(Px basis) const {
  switch (tag()) {
    case Tag::Fixed: return px();
    case Tag::Percent:
      return Px::from_raw(static_cast<int64_t>(basis.raw()) * value() / (100 * 1024));
    case Tag::Calc: return Px::from_double(node_value(*calc_node(), basis.to_double()));
    default: return Px();
  }
}

}  // namespace weft
