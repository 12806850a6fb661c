#pragma once
#include <esp_err.h>
#include <freertos/FreeRTOS.h>
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef enum { SPI1_HOST = 0, SPI2_HOST = 1, SPI3_HOST = 2 } spi_host_device_t;
typedef enum { SPI_DMA_DISABLED = 0, SPI_DMA_CH_AUTO = 3 } spi_common_dma_t;
typedef spi_common_dma_t spi_dma_chan_t;
typedef struct {
  int mosi_io_num;
  int miso_io_num;
  int sclk_io_num;
  int quadwp_io_num;
  int quadhd_io_num;
  int max_transfer_sz;
  uint32_t flags;
  int intr_flags;
} spi_bus_config_t;
#define SPI_DEVICE_NO_DUMMY (1 << 6)
typedef struct spi_transaction_t spi_transaction_t;
typedef void (*transaction_cb_t)(spi_transaction_t *trans);
typedef struct {
  uint8_t command_bits;
  uint8_t address_bits;
  uint8_t mode;
  int clock_speed_hz;
  int spics_io_num;
  uint32_t flags;
  int queue_size;
  transaction_cb_t pre_cb;
  transaction_cb_t post_cb;
} spi_device_interface_config_t;
struct spi_transaction_t {
  uint32_t flags;
  uint16_t cmd;
  uint64_t addr;
  size_t length;
  size_t rxlength;
  void *user;
  union {
    const void *tx_buffer;
    uint8_t tx_data[4];
  };
  union {
    void *rx_buffer;
    uint8_t rx_data[4];
  };
};
typedef struct spi_device_t *spi_device_handle_t;
esp_err_t spi_bus_initialize(spi_host_device_t host_id, const spi_bus_config_t *bus_config,
                             spi_dma_chan_t dma_chan);
esp_err_t spi_bus_free(spi_host_device_t host_id);
esp_err_t spi_bus_add_device(spi_host_device_t host_id,
                             const spi_device_interface_config_t *dev_config,
                             spi_device_handle_t *handle);
esp_err_t spi_bus_remove_device(spi_device_handle_t handle);
esp_err_t spi_device_queue_trans(spi_device_handle_t handle, spi_transaction_t *trans_desc,
                                 TickType_t ticks_to_wait);
esp_err_t spi_device_get_trans_result(spi_device_handle_t handle, spi_transaction_t **trans_desc,
                                      TickType_t ticks_to_wait);
#ifdef __cplusplus
}
#endif
