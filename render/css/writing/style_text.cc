// The table of writers, made from properties.def as property_table.cc makes that of the parsers.
#include "render/css/writing/style_text.h"

#include "render/base/ascii.h"
#include "render/css/properties/property_fields.h"
#include "render/css/properties/property_table.h"
#include "render/css/writing/property_writers.h"

namespace weft {
namespace {

void write_all(ValueWriter&, const StyleBuilder&) {}

// write_<parser> where there is one, or write_field by the types of the fields.
// clang-format off
using Writer = void (*)(ValueWriter& out, const StyleBuilder& builder);
constexpr Writer kWriters[] = {
    write_all,  // Custom
    write_all,  // All
#define WEFT_ARGUMENT(field) , builder.field
#define WEFT_PROPERTY(identifier, name, phase, traits, parser, ...)                      \
  [](ValueWriter& out, const StyleBuilder& builder) {                                    \
    [](auto& to, const auto&... fields) {                                                \
      if constexpr (requires { write_##parser(to, fields...); })                         \
        write_##parser(to, fields...);                                                   \
      else write_field(to, fields...);                                                   \
    }(out WEFT_EACH_FIELD(WEFT_ARGUMENT, __VA_ARGS__));                                  \
  },
#include "render/css/style/properties.def"
#undef WEFT_PROPERTY
#undef WEFT_ARGUMENT
};
// clang-format on

}  // namespace

void write_computed_value(PropertyId property, const ComputedStyle& style,
                          double device_pixel_ratio, TextSink& sink) {
  ValueWriter out(sink, style, device_pixel_ratio * style.text->zoom_1024 / 1024);
  if (property < kFirstLonghand) return;
  StyleBuilder builder;
  copy_value(property, style, builder);
  kWriters[static_cast<size_t>(property)](out, builder);
}

void write_element_name(const Element& element, const AtomTable& atoms, TextSink& sink) {
  sink.write(atoms.text(element.name));
  if (const std::string_view* id = element.attribute(Atom::Id); id && !id->empty()) {
    sink.write("#");
    sink.write(*id);
  }
  const std::string_view* const classes = element.attribute(Atom::Class);
  for (std::string_view rest = classes ? trimmed(*classes) : std::string_view(); !rest.empty();
       rest = trimmed(rest)) {
    size_t end = 0;
    while (end < rest.size() && !is_space(static_cast<uint8_t>(rest[end]))) ++end;
    sink.write(".");
    sink.write(rest.substr(0, end));
    rest.remove_prefix(end);
  }
}

std::string_view pseudo_element_name(PseudoKind kind) {
  static constexpr std::string_view kNames[] = {"",
                                                "::before",
                                                "::after",
                                                "::marker",
                                                "::first-line",
                                                "::first-letter",
                                                "::placeholder",
                                                "::file-selector-button",
                                                "::-webkit-slider-runnable-track",
                                                "::-webkit-slider-thumb",
                                                "::-webkit-progress-bar",
                                                "::-webkit-progress-value",
                                                "::-webkit-meter-bar",
                                                "::-webkit-meter-optimum-value",
                                                "::-webkit-meter-suboptimum-value",
                                                "::-webkit-meter-even-less-good-value",
                                                "::-webkit-calendar-picker-indicator",
                                                "::-webkit-datetime-edit",
                                                "::-webkit-color-swatch-wrapper",
                                                "::-webkit-color-swatch"};
  return static_cast<size_t>(kind) < std::size(kNames) ? kNames[static_cast<size_t>(kind)]
                                                       : std::string_view();
}

}  // namespace weft
