// For users of properties.def: something for each field of a row.
#pragma once

/// `each(field)` for up to five fields, one after the other.
#define WEFT_EACH_FIELD(each, ...) __VA_OPT__(WEFT_EACH_FIELD_1(each, __VA_ARGS__))
#define WEFT_EACH_FIELD_1(each, field, ...) \
  each(field) __VA_OPT__(WEFT_EACH_FIELD_2(each, __VA_ARGS__))
#define WEFT_EACH_FIELD_2(each, field, ...) \
  each(field) __VA_OPT__(WEFT_EACH_FIELD_3(each, __VA_ARGS__))
#define WEFT_EACH_FIELD_3(each, field, ...) \
  each(field) __VA_OPT__(WEFT_EACH_FIELD_4(each, __VA_ARGS__))
#define WEFT_EACH_FIELD_4(each, field, ...) \
  each(field) __VA_OPT__(WEFT_EACH_FIELD_5(each, __VA_ARGS__))
#define WEFT_EACH_FIELD_5(each, field) each(field)
