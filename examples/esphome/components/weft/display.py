# Public domain. The platform `weft` of ESPHome's displays: a page of the network on a panel that weft drives.
import esphome.codegen as cg
import esphome.config_validation as cv
from esphome.components import display
from esphome.components.esp32 import add_idf_component, add_idf_sdkconfig_option
from esphome.const import CONF_ID, CONF_RAW_DATA_ID, CONF_REF, CONF_URL

DEPENDENCIES = ["esp32", "wifi"]

CONF_CERTIFICATES = "certificates"
CONF_FONTS = "fonts"
CONF_HEADERS = "headers"
CONF_I2C_PINS = "i2c_pins"
CONF_LIBRARY = "library"
CONF_PANEL = "panel"
CONF_SPI_PINS = "spi_pins"
CONF_REPOSITORY = "repository"

# The fields of weft::EspSpiPins and EspI2cPins, in their order.
SPI_PINS = ("sck", "mosi", "cs", "dc", "rst", "busy")
I2C_PINS = ("sda", "scl")

weft_ns = cg.esphome_ns.namespace("weft_display")
WeftDisplay = weft_ns.class_("WeftDisplay", display.Display)


def pins_schema(names):
    return cv.Schema({cv.Optional(name, default=-1): cv.int_range(-1, 127) for name in names})


CONFIG_SCHEMA = cv.All(
    display.BASIC_DISPLAY_SCHEMA.extend(
        {
            cv.GenerateID(): cv.declare_id(WeftDisplay),
            cv.GenerateID(CONF_RAW_DATA_ID): cv.declare_id(cg.uint8),
            cv.Required(CONF_PANEL): cv.string_strict,
            cv.Required(CONF_URL): cv.url,
            cv.Required(CONF_FONTS): cv.file_,
            cv.Optional(CONF_CERTIFICATES): cv.file_,
            cv.Optional(CONF_HEADERS, default=[]): cv.All(cv.ensure_list(cv.string_strict), cv.Length(max=8)),
            cv.Optional(CONF_SPI_PINS): pins_schema(SPI_PINS),
            cv.Optional(CONF_I2C_PINS): pins_schema(I2C_PINS),
            cv.Required(CONF_LIBRARY): cv.Schema(
                {
                    cv.Required(CONF_REPOSITORY): cv.string_strict,
                    cv.Optional(CONF_REF): cv.string_strict,
                }
            ),
        }
    ).extend(cv.polling_component_schema("15min")),
    cv.has_exactly_one_key(CONF_SPI_PINS, CONF_I2C_PINS),
    cv.only_with_esp_idf,
)


def contents(path, mode):
    with open(path, mode) as file:
        return file.read()


async def to_code(config):
    library = config[CONF_LIBRARY]
    add_idf_component(name="weft", repo=library[CONF_REPOSITORY], ref=library.get(CONF_REF))
    add_idf_sdkconfig_option("CONFIG_MBEDTLS_DYNAMIC_BUFFER", True)

    kind, names = (CONF_SPI_PINS, SPI_PINS) if CONF_SPI_PINS in config else (CONF_I2C_PINS, I2C_PINS)
    pins = cg.RawExpression("weft::Esp%sPins{%s}" % ("Spi" if kind == CONF_SPI_PINS else "I2c", ", ".join(str(config[kind][name]) for name in names)))
    var = cg.new_Pvariable(config[CONF_ID], config[CONF_PANEL], pins)
    await display.register_display(var, config)

    fonts = contents(config[CONF_FONTS], "rb")
    array = cg.progmem_array(config[CONF_RAW_DATA_ID], [cg.RawExpression(str(byte)) for byte in fonts])
    cg.add(var.set_fonts(array, len(fonts)))
    cg.add(var.set_url(config[CONF_URL]))
    for line in config[CONF_HEADERS]:
        cg.add(var.add_header(line))
    if CONF_CERTIFICATES in config:
        cg.add(var.set_certificates(contents(config[CONF_CERTIFICATES], "r")))
