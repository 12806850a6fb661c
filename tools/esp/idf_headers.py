#!/usr/bin/env python3
"""Prints the folders of headers of an ESP-IDF tree, separated by ';', and writes sdkconfig.h as its Kconfig has it.

usage: idf_headers.py IDF_PATH LWIP_PATH|'' TARGET CONFIG_FOLDER
"""
import glob
import os
import sys


def write_sdkconfig(idf, target, folder):
    """The settings of a new project."""
    import kconfiglib
    parse_help = kconfiglib.Kconfig._parse_help

    def parse_help_of_menu(self, node):  # ESP-IDF's menus have some
        node.help = None
        parse_help(self, node)

    kconfiglib.Kconfig._parse_help = parse_help_of_menu
    for kind, name in (('Kconfig', 'COMPONENT_KCONFIGS_SOURCE_FILE'), ('Kconfig.projbuild', 'COMPONENT_KCONFIGS_PROJBUILD_SOURCE_FILE')):
        path = os.path.join(folder, kind.lower())
        with open(path, 'w') as out:
            out.writelines('source "%s"\n' % each for each in sorted(glob.glob(os.path.join(idf, 'components', '*', kind))))
        os.environ[name] = path
    os.environ.update(IDF_TARGET=target, IDF_TOOLCHAIN='gcc', srctree=idf, IDF_PATH=idf, COMPONENT_KCONFIGS_EXCLUDED_SOURCE_FILE=os.devnull,
                      COMPONENT_KCONFIGS_PROJBUILD_EXCLUDED_SOURCE_FILE=os.devnull, IDF_ENV_FPGA='', IDF_CI_BUILD='', IDF_INIT_VERSION='')
    kconfig = kconfiglib.Kconfig(os.path.join(idf, 'Kconfig'), warn=False)
    own = kconfiglib.Kconfig(os.path.join(os.path.dirname(__file__), '..', '..', 'Kconfig'), warn=False)
    kconfig.write_autoconf(os.path.join(folder, 'idf.h'))
    own.write_autoconf(os.path.join(folder, 'weft_config.h'))
    with open(os.path.join(folder, 'sdkconfig.h'), 'w') as out:
        out.write('#include "idf.h"\n#include "weft_config.h"\n')


def folders_of(idf, lwip, target):
    components = os.path.join(idf, 'components')
    chips = {os.path.basename(each) for each in glob.glob(os.path.join(components, 'soc', '*')) if os.path.isdir(each)} - {'include', target}
    yield os.path.join(components, 'esp_libc', 'platform_include')
    yield os.path.join(components, 'newlib', 'platform_include')
    for each in ('lwip/include', 'lwip/port/include', 'lwip/port/freertos/include', 'lwip/port/esp32xx/include', 'esp-tls', 'http_parser'):
        yield os.path.join(components, each)
    yield os.path.join(lwip, 'src', 'include') if lwip else os.path.join(components, 'lwip', 'lwip', 'src', 'include')
    yield os.path.join(components, 'soc', target, 'register')
    for kernel in ('FreeRTOS-Kernel/include', 'FreeRTOS-Kernel/portable/riscv/include', 'FreeRTOS-Kernel/portable/riscv/include/freertos', 'config/include',
                   'config/include/freertos', 'config/riscv/include', 'esp_additions/include', 'FreeRTOS-Kernel/include/freertos',
                   'esp_additions/include/freertos'):
        yield os.path.join(components, 'freertos', kernel)
    for folder, inside, _ in os.walk(components):
        inside[:] = sorted(name for name in inside if name not in chips and not name.startswith('test') and name not in
                           ('linux', 'mbedtls', 'xtensa', 'host_test', 'private_include', 'bootloader', 'lwip', 'priv_include'))
        if os.path.basename(folder) == 'include':
            yield folder
    for each in ('esp_wifi/include/local', 'esp_rom/include', 'soc/%s/include' % target, 'esp_hw_support/port/%s/include' % target):
        yield os.path.join(components, each)


def main():
    idf, lwip, target, config = sys.argv[1:]
    config = os.path.abspath(config)
    os.makedirs(config, exist_ok=True)
    write_sdkconfig(os.path.abspath(idf), target, config)
    found = [each for each in dict.fromkeys(folders_of(os.path.abspath(idf), lwip, target)) if os.path.isdir(each)]
    print(';'.join([config] + found))


if __name__ == '__main__':
    main()
