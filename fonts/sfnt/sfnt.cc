// OpenType 1.9: "Organization of an OpenType Font", name, OS/2, head, fvar.
#include "fonts/sfnt/sfnt.h"

#include <algorithm>

#include "fonts/sfnt/family_name.h"

namespace weft {
namespace {

constexpr uint32_t kCollection = sfnt_tag("ttcf");
constexpr uint32_t kMaxFaces = 256;
constexpr uint32_t kMaxAxes = 16;
constexpr uint32_t kMaxNames = 1000;
constexpr size_t kMaxNameBytes = 512;
// OS/2 usWidthClass 1…9 in percent.
constexpr uint16_t kWidthPercent[] = {50, 63, 75, 88, 100, 113, 125, 150, 200};

bool is_sfnt_version(uint32_t version) {
  return version == 0x00010000 || version == sfnt_tag("OTTO") || version == sfnt_tag("true");
}

uint64_t hash_utf16(FontBytes text) {
  FamilyHash hash;
  for (size_t at = 0; at + 1 < text.size(); at += 2) {
    const uint16_t unit = text.u16(at), next = text.u16(at + 2);
    const bool is_pair = (unit & 0xFC00) == 0xD800 && (next & 0xFC00) == 0xDC00;
    if (is_pair) at += 2;
    hash.add(is_pair ? 0x10000u + ((unit & 0x3FFu) << 10) + (next & 0x3FFu) : unit);
  }
  return hash.value();
}

uint64_t hash_mac_roman(FontBytes text) {
  FamilyHash hash;
  for (size_t at = 0; at < text.size(); ++at) hash.add(text.u8(at));
  return hash.value();
}

/// A weight of 1…9 is an old spelling of hundreds.
uint16_t css_weight(uint16_t weight_class) {
  if (weight_class == 0) return 400;
  if (weight_class < 10) return static_cast<uint16_t>(weight_class * 100);
  return std::min<uint16_t>(weight_class, 1000);
}

FontSlant slant_of(FontBytes os2, FontBytes head) {
  const uint16_t selection = os2.u16(62);
  if (selection & (1 << 9)) return FontSlant::Oblique;
  const bool is_italic = os2.empty() ? (head.u16(44) & 2) != 0 : (selection & 1) != 0;
  return is_italic ? FontSlant::Italic : FontSlant::Normal;
}

uint16_t whole(int32_t fixed, int32_t lowest, int32_t highest) {
  return static_cast<uint16_t>(std::clamp(fixed >> 16, lowest, highest));
}

}  // namespace

uint32_t Sfnt::face_count(std::span<const uint8_t> file) {
  const FontBytes bytes(file);
  if (bytes.u32(0) == kCollection) return std::min(bytes.u32(8), kMaxFaces);
  return is_sfnt_version(bytes.u32(0)) ? 1 : 0;
}

Result<Sfnt> Sfnt::open(std::span<const uint8_t> file, uint32_t index) {
  if (index >= face_count(file)) return Status::Corrupt;
  Sfnt sfnt;
  sfnt.file_ = FontBytes(file);
  if (sfnt.file_.u32(0) == kCollection) sfnt.directory_ = sfnt.file_.u32(12 + size_t{4} * index);
  if (!is_sfnt_version(sfnt.file_.u32(sfnt.directory_))) return Status::Corrupt;
  return sfnt;
}

FontBytes Sfnt::table(uint32_t tag) const {
  const uint16_t count = file_.u16(directory_ + 4);
  for (size_t i = 0; i < count; ++i) {
    const size_t record = directory_ + 12 + 16 * i;
    if (file_.u32(record) == tag) return file_.range(file_.u32(record + 8), file_.u32(record + 12));
  }
  return {};
}

bool Sfnt::next_family(uint32_t& record, uint64_t& hash) const {
  const FontBytes name = table(sfnt_tag("name"));
  const uint32_t count = std::min<uint32_t>(name.u16(2), kMaxNames);
  while (record < count) {
    const size_t at = 6 + size_t{12} * record++;
    const uint16_t platform = name.u16(at), encoding = name.u16(at + 2), id = name.u16(at + 6);
    if (id != 1 && id != 16) continue;
    const size_t length = std::min<size_t>(name.u16(at + 8), kMaxNameBytes);
    const FontBytes text = name.range(size_t{name.u16(4)} + name.u16(at + 10), length);
    if (platform == 1 && encoding != 0) continue;
    hash = platform == 1 ? hash_mac_roman(text) : hash_utf16(text);
    return true;
  }
  return false;
}

bool Sfnt::has_family(uint64_t hash) const {
  uint32_t record = 0;
  uint64_t found = 0;
  while (next_family(record, found))
    if (found == hash) return true;
  return false;
}

uint32_t Sfnt::axis_count() const {
  return std::min<uint32_t>(table(sfnt_tag("fvar")).u16(8), kMaxAxes);
}

VariationAxis Sfnt::axis(uint32_t index) const {
  const FontBytes fvar = table(sfnt_tag("fvar"));
  const FontBytes axis = fvar.from(fvar.u16(4) + size_t{fvar.u16(10)} * index);
  return {axis.u32(0), static_cast<int32_t>(axis.u32(4)), static_cast<int32_t>(axis.u32(8)),
          static_cast<int32_t>(axis.u32(12))};
}

FaceTraits Sfnt::traits() const {
  const FontBytes os2 = table(sfnt_tag("OS/2"));
  const FontBytes head = table(sfnt_tag("head"));
  FaceTraits traits;
  const uint16_t bold_or_regular = head.u16(44) & 1 ? 700 : 400;
  traits.lowest_weight = traits.highest_weight =
      os2.empty() ? bold_or_regular : css_weight(os2.u16(4));
  const uint16_t width = os2.u16(6);
  if (width >= 1 && width <= 9)
    traits.lowest_stretch = traits.highest_stretch = kWidthPercent[width - 1];
  traits.slant = slant_of(os2, head);
  for (uint32_t i = 0; i < axis_count(); ++i) {
    const VariationAxis one = axis(i);
    if (one.minimum > one.maximum) continue;
    if (one.tag == sfnt_tag("wght")) {
      traits.lowest_weight = whole(one.minimum, 1, 1000);
      traits.highest_weight = whole(one.maximum, 1, 1000);
    } else if (one.tag == sfnt_tag("wdth")) {
      traits.lowest_stretch = whole(one.minimum, 1, 1000);
      traits.highest_stretch = whole(one.maximum, 1, 1000);
    }
  }
  return traits;
}

}  // namespace weft
