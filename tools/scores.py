#!/usr/bin/env python3
"""Holds the scores of the conformance suites and dashboards against the floors of tests/scores.json.

usage: tools/scores.py WEFT [--raise | --sample N] [--suite NAME]…

WEFT is the program to score; WEFT_CORPORA names the folder with conformance/ and dashboards/. Prints one line a suite; exit
status 1 when a score fell below its floor or a case crashed or hung, 77 (skipped) without WEFT_CORPORA. --raise writes better
scores back as the new floors. --sample takes N cases of each suite, evenly spread, and only sees to it that none crashes or
hangs: what a build with sanitizers has the time for.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, '..', 'tests', 'scores.json')
CONFORMANCE = ('css21', 'css3', 'layout', 'html', 'images', 'svg', 'libweb', 'wpt')


def run_json(command):
    """The JSON that a scorer writes with --json."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'out.json')
        done = subprocess.run(command + ['--json', out], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if not os.path.exists(out):
            sys.exit('scores.py: %s\n%s' % (' '.join(command), done.stdout))
        with open(out, encoding='utf-8') as file:
            return json.load(file)


def conformance(corpora, weft, suite, sample):
    folder = os.path.join(corpora, 'conformance')
    with tempfile.TemporaryDirectory() as failures:
        limit = ['--limit', str(sample)] if sample else []
        result = run_json([sys.executable, os.path.join(folder, 'score.py'), suite, '--weft', weft, '--failures', failures] + limit)
    return {'strong_percent': result['strong_percent']}, result['crashed'], result['timed_out']


def dashboards(corpora, weft):
    command = weft + ' render {html} --size {w}x{h} --palette rgb --dither none -o {out}'
    rows = run_json([sys.executable, os.path.join(corpora, 'dashboards', 'score.py'), '--cmd', command])['rows']
    mean = {key: round(sum(row[key] for row in rows) / len(rows), 4) for key in ('blocks', 'ssim')}
    return mean, sum(row['exit'] not in ('0', 'timeout') for row in rows), sum(row['exit'] == 'timeout' for row in rows)


def judge(suite, scores, crashed, hung, floors):
    """The sentence about a suite, and whether it is good."""
    fallen = [key for key, score in scores.items() if score < floors.get(key, 0)]
    text = ', '.join('%s %s (floor %s)' % (key, score, floors.get(key, 0)) for key, score in scores.items())
    print('%-10s %s, %d crashed, %d hung%s' % (suite, text, crashed, hung, '   FELL' if fallen else ''), flush=True)
    return not fallen and not crashed and not hung


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('weft')
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument('--raise', dest='raise_floors', action='store_true')
    extent.add_argument('--sample', type=int, metavar='N')
    parser.add_argument('--suite', action='append', choices=CONFORMANCE + ('dashboards',))
    options = parser.parse_args()
    corpora = os.environ.get('WEFT_CORPORA')
    if not corpora:
        print('scores.py: WEFT_CORPORA is not set: nothing to score')
        sys.exit(77)
    with open(FLOORS, encoding='utf-8') as file:
        floors = json.load(file) if not options.sample else {}
    good = True
    for suite in options.suite or CONFORMANCE + ('dashboards',):
        weft = os.path.abspath(options.weft)
        scores, crashed, hung = dashboards(corpora, weft) if suite == 'dashboards' else conformance(corpora, weft, suite, options.sample)
        good &= judge(suite, scores, crashed, hung, floors.get(suite, {}))
        if options.raise_floors:
            floors[suite] = {key: max(score, floors.get(suite, {}).get(key, 0)) for key, score in scores.items()}
    if options.raise_floors:
        with open(FLOORS + '.new', 'w', encoding='utf-8') as file:
            json.dump(floors, file, indent=2, sort_keys=True)
            file.write('\n')
        os.replace(FLOORS + '.new', FLOORS)
    sys.exit(0 if good else 1)


if __name__ == '__main__':
    main()
