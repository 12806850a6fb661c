#!/usr/bin/env python3
"""What a page costs over a slow line: seconds of weft and of curl -Z, which is told all files at once.

usage: tests/bench/latency.py [WEFT] [--ms N] [--runs N] [--page FOLDER] [--large MB] [--h1]

nghttpd serves the folder by https and HTTP/2 (or nginx, by HTTP/1.1); a proxy before it holds every byte back for half of N ms (default 50) on each way,
and what a client says first for one N more, as TCP's handshake would. Prints the best time of both for the page, and for one picture of MB megabytes.
"""
import argparse
import asyncio
import glob
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '..', '..')


async def copy(reader, writer, delay, first_delay):
    """Hands on what comes, each piece `delay` seconds after it came."""
    pieces = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def write():
        while (piece := await pieces.get())[1]:
            await asyncio.sleep(max(0, piece[0] - loop.time()))
            writer.write(piece[1])
        writer.close()

    task = asyncio.create_task(write())
    begin = loop.time() + first_delay
    try:
        while data := await reader.read(1 << 20):
            pieces.put_nowait((max(loop.time(), begin) + delay, data))
    except ConnectionError:
        pass
    pieces.put_nowait((0, b''))
    await asyncio.gather(task, return_exceptions=True)


def start_proxy(to_port, ms):
    """The port of a proxy to `to_port` that runs as long as this program."""
    loop = asyncio.new_event_loop()

    async def serve(reader, writer):
        server_reader, server_writer = await asyncio.open_connection('127.0.0.1', to_port, limit=1 << 22)
        await asyncio.gather(copy(reader, server_writer, ms / 2000, ms / 1000), copy(server_reader, writer, ms / 2000, 0))

    server = loop.run_until_complete(asyncio.start_server(serve, '127.0.0.1', 0, limit=1 << 22))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return server.sockets[0].getsockname()[1]


def start_server(folder, work, is_h1):
    """A server of `folder` with a certificate of its own; (process, port)."""
    key, certificate = os.path.join(work, 'key.pem'), os.path.join(work, 'certificate.pem')
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', certificate,
                    '-days', '30', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], check=True, stderr=subprocess.DEVNULL)
    port = random.randint(10000, 32000)
    command = ['nghttpd', '-a', '127.0.0.1', '-d', folder, str(port), key, certificate]
    if is_h1:
        config = os.path.join(work, 'nginx.conf')
        with open(config, 'w') as file:
            file.write('daemon off; master_process off; pid %s/pid; events {} http { access_log off; types { text/html html; text/css css; image/png png; image/jpeg jpg; }'
                       ' server { listen 127.0.0.1:%d ssl; root %s; ssl_certificate %s; ssl_certificate_key %s; } }' % (work, port, folder, certificate, key))
        command = ['nginx', '-p', work, '-c', config, '-e', os.path.join(work, 'log')]
    environment = dict(os.environ, PATH=os.environ['PATH'] + ':/usr/sbin')
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return process, port, certificate


def best(command, runs):
    """The shortest of several runs in seconds, and its CPU seconds."""
    times = []
    for _ in range(runs):
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit('latency.py: failed: ' + ' '.join(command))
        times.append((time.monotonic() - begin, usage.ru_utime + usage.ru_stime))
    return min(times)


def write_large_png(path, megabytes):
    """A picture of noise, which no compression makes smaller."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    width, height = 1000, int(megabytes * 1000)
    rows = b''.join(b'\0' + random.randbytes(width) for _ in range(height))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows, 1)) + chunk(b'IEND', b''))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft', nargs='?', default=os.path.join(ROOT, 'build', 'release', 'weft'))
    parser.add_argument('--ms', type=float, default=50)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--page', default=os.path.join(ROOT, 'examples', 'pages', 'station'))
    parser.add_argument('--large', type=float, default=5)
    parser.add_argument('--h1', action='store_true')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, 'page')
        shutil.copytree(options.page, folder, ignore=shutil.ignore_patterns('*-mono.png', '*-spectra6.png'))
        files = sorted(os.path.basename(path) for path in glob.glob(os.path.join(folder, '*.*')))
        write_large_png(os.path.join(folder, 'large.png'), options.large)
        server, port, certificate = start_server(folder, work, options.h1)
        try:
            base = 'https://localhost:%d/' % start_proxy(port, options.ms)
            for what, page, parts in (('page', 'index.html', files), ('%g MB' % options.large, 'large.png', ['large.png'])):
                weft, cpu = best([options.weft, 'render', base + page, '--ca', certificate, '-o', os.path.join(work, 'x.png')], options.runs)
                curl, _ = best(['curl', '-s', '-Z', '--cacert', certificate] + sum([['-o', '/dev/null', base + part] for part in parts], []), options.runs)
                print('%-10s weft %.3f s (%.3f s of CPU)   curl -Z %.3f s   ratio without CPU %.2f' % (what, weft, cpu, curl, (weft - cpu) / curl))
        finally:
            server.terminate()
            server.wait()


if __name__ == '__main__':
    main()
