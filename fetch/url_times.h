// The times of a fetch, as its resource comes to them; only the first time counts. An entry may be
// null: then nobody counts.
#pragma once

#include "weft/deadline.h"
#include "weft/fetch_statistics.h"

namespace weft {

inline void mark_now(const UrlStatistics& entry, uint32_t& time_ms) {
  if (time_ms == UrlStatistics::kNever)
    time_ms = static_cast<uint32_t>(Deadline::now_ms() - entry.opened_ms);
}
/// The answer begins.
inline void mark_first_byte(UrlStatistics* entry) {
  if (entry) mark_now(*entry, entry->first_byte_ms);
}
/// Nothing more will be read.
inline void mark_end(UrlStatistics* entry) {
  if (entry) mark_now(*entry, entry->end_ms);
}

}  // namespace weft
