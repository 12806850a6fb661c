/* Stands for what tools/fonts makes. */
#pragma once
#include <weft/fonts.h>
extern const weft::FontSource kFonts[2];
