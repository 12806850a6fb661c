/* FreeType's options as Debian builds them, without what no font in flash needs, and with a raster
   pool that fits on a small stack: it changes how often a glyph is split into bands, not one pixel
   of it. */
#pragma once
#include <freetype/config/ftoption.h>
#undef FT_RENDER_POOL_SIZE
#define FT_RENDER_POOL_SIZE 4096L
#undef FT_CONFIG_OPTION_USE_LZW
#ifndef WEFT_FREETYPE_WOFF
#undef FT_CONFIG_OPTION_USE_ZLIB
#else
#define FT_CONFIG_OPTION_SYSTEM_ZLIB
#endif
#undef FT_CONFIG_OPTION_SVG
#undef FT_CONFIG_OPTION_MAC_FONTS
#undef FT_CONFIG_OPTION_ENVIRONMENT_PROPERTIES
#ifndef WEFT_FREETYPE_CFF
#undef FT_CONFIG_OPTION_POSTSCRIPT_NAMES
#undef FT_CONFIG_OPTION_ADOBE_GLYPH_LIST
#undef TT_CONFIG_OPTION_POSTSCRIPT_NAMES
#endif
#undef TT_CONFIG_OPTION_EMBEDDED_BITMAPS
#undef TT_CONFIG_OPTION_COLOR_LAYERS
#undef TT_CONFIG_OPTION_BDF
