#include "render/html/foreign_names.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr std::string_view kSvgTags[] = {"altGlyph",
                                         "altGlyphDef",
                                         "altGlyphItem",
                                         "animateColor",
                                         "animateMotion",
                                         "animateTransform",
                                         "clipPath",
                                         "feBlend",
                                         "feColorMatrix",
                                         "feComponentTransfer",
                                         "feComposite",
                                         "feConvolveMatrix",
                                         "feDiffuseLighting",
                                         "feDisplacementMap",
                                         "feDistantLight",
                                         "feDropShadow",
                                         "feFlood",
                                         "feFuncA",
                                         "feFuncB",
                                         "feFuncG",
                                         "feFuncR",
                                         "feGaussianBlur",
                                         "feImage",
                                         "feMerge",
                                         "feMergeNode",
                                         "feMorphology",
                                         "feOffset",
                                         "fePointLight",
                                         "feSpecularLighting",
                                         "feSpotLight",
                                         "feTile",
                                         "feTurbulence",
                                         "foreignObject",
                                         "glyphRef",
                                         "linearGradient",
                                         "radialGradient",
                                         "textPath"};

// clang-format off
constexpr std::string_view kSvgAttributes[] = {
    "attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode", "clipPathUnits",
    "diffuseConstant",
    "edgeMode", "filterUnits", "glyphRef", "gradientTransform", "gradientUnits", "kernelMatrix",
    "kernelUnitLength",
    "keyPoints", "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight",
    "markerUnits",
    "markerWidth", "maskContentUnits", "maskUnits", "numOctaves", "pathLength",
    "patternContentUnits",
    "patternTransform", "patternUnits", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits", "refX", "refY", "repeatCount", "repeatDur", "requiredExtensions",
    "requiredFeatures",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation",
    "stitchTiles",
    "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength", "viewBox",
    "viewTarget",
    "xChannelSelector", "yChannelSelector", "zoomAndPan"};

constexpr std::string_view kMathMlAttributes[] = {"definitionURL"};

struct NamespacedName {
  std::string_view qualified;
  AdjustedName adjusted;
};
// clang-format on
constexpr NamespacedName kNamespacedAttributes[] = {
    {"xlink:actuate", {"actuate", AttributeNamespace::XLink}},
    {"xlink:arcrole", {"arcrole", AttributeNamespace::XLink}},
    {"xlink:href", {"href", AttributeNamespace::XLink}},
    {"xlink:role", {"role", AttributeNamespace::XLink}},
    {"xlink:show", {"show", AttributeNamespace::XLink}},
    {"xlink:title", {"title", AttributeNamespace::XLink}},
    {"xlink:type", {"type", AttributeNamespace::XLink}},
    {"xml:lang", {"lang", AttributeNamespace::Xml}},
    {"xml:space", {"space", AttributeNamespace::Xml}},
    {"xmlns", {"xmlns", AttributeNamespace::Xmlns}},
    {"xmlns:xlink", {"xlink", AttributeNamespace::Xmlns}},
};

std::string_view respelled(std::string_view name, std::span<const std::string_view> spellings) {
  for (const std::string_view spelling : spellings)
    if (equal_ignoring_case(spelling, name)) return spelling;
  return name;
}

}  // namespace

std::string_view adjusted_svg_tag(std::string_view name) { return respelled(name, kSvgTags); }

AdjustedName adjusted_attribute(std::string_view name, Namespace name_space) {
  if (name_space == Namespace::Html) return {name};
  for (const NamespacedName& row : kNamespacedAttributes)
    if (row.qualified == name) return row.adjusted;
  if (name_space == Namespace::Svg) return {respelled(name, kSvgAttributes)};
  return {respelled(name, kMathMlAttributes)};
}

}  // namespace weft
