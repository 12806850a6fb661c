#!/usr/bin/env python3
"""Checks that the C++ of README.md stands in an example, line by line, and that files it links to are there.

usage: tools/check_readme.py [ROOT]     prints each offence, exit status 1 when there is one
"""
import glob
import os
import re
import sys


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
    offences = []
    with open(os.path.join(root, 'README.md'), encoding='utf-8') as file:
        readme = file.read()
    examples = [open(name, encoding='utf-8').read() for name in glob.glob(os.path.join(root, 'examples', '*.cc'))]
    normal = [' '.join(text.split()) for text in examples]
    for block in re.findall(r'```cpp\n(.*?)```', readme, re.DOTALL):
        if not any(' '.join(block.split()) in text for text in normal):
            offences.append('README.md: no example has this code:\n' + block)
    for target in re.findall(r'\]\(([^)#:]+)\)', readme):
        if not os.path.exists(os.path.join(root, target)):
            offences.append('README.md: there is no %s' % target)
    print('\n'.join(offences), end='\n' if offences else '')
    sys.exit(1 if offences else 0)


if __name__ == '__main__':
    main()
