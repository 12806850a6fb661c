#pragma once
#include <cstdio>
#define ESP_LOGI(tag, ...) ((void)(tag), (void)std::printf(__VA_ARGS__))
#define ESP_LOGW(tag, ...) ((void)(tag), (void)std::printf(__VA_ARGS__))
#define ESP_LOGCONFIG(tag, ...) ((void)(tag), (void)std::printf(__VA_ARGS__))
#define LOG_UPDATE_INTERVAL(component) ((void)(component)->get_update_interval())
