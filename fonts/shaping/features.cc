// CSS Fonts 4, 6 and 7.2: font-variant's keywords as features.
#include "fonts/shaping/features.h"

#include "fonts/sfnt/sfnt.h"

namespace weft {
namespace {

constexpr uint16_t kOff = 0, kOn = 1;

// What is on as HarfBuzz has it: always, in lines of letters side by side, and of upright ones.
constexpr uint32_t kAlways[] = {sfnt_tag("ccmp"), sfnt_tag("locl"), sfnt_tag("rlig"),
                                sfnt_tag("mark"), sfnt_tag("mkmk")};
constexpr uint32_t kSideBySide[] = {sfnt_tag("liga"), sfnt_tag("clig"), sfnt_tag("calt"),
                                    sfnt_tag("rclt")};
constexpr uint32_t kUpright[] = {sfnt_tag("vert")};
// Not formed between letters that are spaced out.
constexpr uint32_t kOptionalLigatures[] = {sfnt_tag("liga"), sfnt_tag("clig"), sfnt_tag("calt")};

struct VariantFeature {
  uint8_t bit;
  uint32_t tag;
  uint16_t value = kOn;
};
constexpr VariantFeature kLigatures[] = {
    {0, sfnt_tag("liga")},       {0, sfnt_tag("clig")},       {1, sfnt_tag("liga"), kOff},
    {1, sfnt_tag("clig"), kOff}, {2, sfnt_tag("dlig")},       {3, sfnt_tag("dlig"), kOff},
    {4, sfnt_tag("hlig")},       {5, sfnt_tag("hlig"), kOff}, {6, sfnt_tag("calt")},
    {7, sfnt_tag("calt"), kOff},
};
constexpr VariantFeature kNumeric[] = {
    {0, sfnt_tag("lnum")}, {1, sfnt_tag("onum")}, {2, sfnt_tag("pnum")}, {3, sfnt_tag("tnum")},
    {4, sfnt_tag("frac")}, {5, sfnt_tag("afrc")}, {6, sfnt_tag("ordn")}, {7, sfnt_tag("zero")},
};
constexpr VariantFeature kEastAsian[] = {
    {0, sfnt_tag("jp78")}, {1, sfnt_tag("jp83")}, {2, sfnt_tag("jp90")},
    {3, sfnt_tag("jp04")}, {4, sfnt_tag("smpl")}, {5, sfnt_tag("trad")},
    {6, sfnt_tag("fwid")}, {7, sfnt_tag("pwid")}, {8, sfnt_tag("ruby")},
};

void add_variants(FeatureList& list, std::span<const VariantFeature> rows, uint32_t set) {
  if (!set) return;
  for (const VariantFeature& row : rows)
    if (set >> row.bit & 1) list.add(row.tag, row.value);
}

}  // namespace

FeatureList::FeatureList(const ShapeOptions& options, FontCaps caps) {
  const auto set = [&](std::span<const uint32_t> tags, uint16_t value) {
    for (const uint32_t tag : tags) add(tag, value);
  };
  set(kAlways, kOn);
  options.upright ? set(kUpright, kOn) : set(kSideBySide, kOn);
  if (options.letter_spacing != Px()) set(kOptionalLigatures, kOff);
  const FontVariants& variants = options.variants;
  add_variants(*this, kLigatures, variants.ligatures);
  add_variants(*this, kNumeric, variants.numeric);
  add_variants(*this, kEastAsian, variants.east_asian);
  if (variants.historical_forms) add(sfnt_tag("hist"), kOn);
  if (variants.position == FontPosition::Sub) add(sfnt_tag("subs"), kOn);
  if (variants.position == FontPosition::Super) add(sfnt_tag("sups"), kOn);
  const CapsFeatures capitals = features_of(caps);
  if (capitals.lower) add(capitals.lower, kOn);
  if (capitals.upper) add(capitals.upper, kOn);
  for (const FontFeature& feature : options.features) add(feature.tag, feature.value);
}

void FeatureList::add(uint32_t tag, uint16_t value) {
  if (count_ < features_.size()) features_[count_++] = {tag, value};
}

CapsFeatures features_of(FontCaps caps) {
  switch (caps) {
    case FontCaps::Normal: return {};
    case FontCaps::SmallCaps: return {sfnt_tag("smcp"), 0};
    case FontCaps::AllSmallCaps: return {sfnt_tag("smcp"), sfnt_tag("c2sc")};
    case FontCaps::PetiteCaps: return {sfnt_tag("pcap"), 0};
    case FontCaps::AllPetiteCaps: return {sfnt_tag("pcap"), sfnt_tag("c2pc")};
    case FontCaps::Unicase: return {0, sfnt_tag("unic")};
    case FontCaps::TitlingCaps: return {0, sfnt_tag("titl")};
  }
  return {};
}

}  // namespace weft
