// Public domain. The voltage of the cell, where a board measures half of it.
#pragma once

#include <cstdint>

/// Millivolts of the cell at the pin of ADC 1; 0 when it cannot be measured.
uint32_t battery_millivolts(int pin);
