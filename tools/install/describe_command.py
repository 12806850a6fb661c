#!/usr/bin/env python3
"""Writes the manual page or the shell completion of a command from what its --help says, and surroundings.txt.

usage: describe_command.py man|bash COMMAND     COMMAND is an executable with subcommands; the text goes to standard output
"""
import os
import re
import subprocess
import sys


HERE = os.path.dirname(os.path.abspath(__file__))
# The words that complete the value of an option: its --help has each of them. One that goes on ends in "=", "," or "/".
VALUES = {
    '--palette': 'rgb rgb565 rgb444 gray256 gray16 gray4 mono bwr bwy bwry acep7 spectra6 bw gray-4 gray-16 color-6a color-12bit',
    '--dither': 'none floyd-steinberg atkinson burkes stucki sierra sierra-lite jarvis-judice-ninke bayer blue-noise',
    '--rotate': '0 90 180 270',
    '--format': 'png ppm pgm pbm bmp bin jpg webp',
    '--inks': 'nominal measured',
    '--notes': 'text json',
    '--generic': 'serif= sans-serif= monospace=',
    '--bus': 'model spidev:/dev/ i2c:/dev/',
}


def help_of(command, *subcommand):
    return subprocess.run([command, *subcommand, '--help'], check=True, capture_output=True, text=True).stdout


def sections(text):
    """The first line, and {title: lines} of what follows titles such as "Options:"."""
    lines, found, title = text.split('\n'), {}, None
    for line in lines[1:]:
        match = re.match(r'([A-Z][a-z]+):$', line)
        if match:
            title = match[1]
            found[title] = []
        elif title and line:
            found[title].append(line)
        elif not line:
            title = None
    return lines[0], found


def rows(lines):
    """(term, description) of each row; descriptions are joined from their continuation lines."""
    result = []
    for line in lines:
        match = re.match(r'  (\S.*?)(?:  +(.*))?$', line) if not line.startswith('      ') else None
        if match:
            result.append([match[1], match[2] or ''])
        elif result:
            result[-1][1] = (result[-1][1] + ' ' + line.strip()).strip()
    return result


def commands_of(all_sections):
    return [term for term, _ in rows(all_sections['Commands']) if term != 'help']


def roff(text):
    return re.sub(r'^([.\'])', r'\\&\1', text.replace('\\', '\\e').replace('-', '\\-'))


def definition_list(lines):
    return ''.join('.TP\n.B %s\n%s\n' % (roff(term), roff(text)) for term, text in rows(lines))


def write_manual(command):
    about, all_sections = sections(help_of(command))
    name = os.path.basename(command)
    version = subprocess.run([command, '--version'], check=True, capture_output=True, text=True).stdout.split()[-1]
    print('.TH %s 1 "" "%s %s"' % (name.upper(), name, version))
    print('.SH NAME\n%s \\- web pages for e\\-paper, TFT and OLED panels' % name)
    print('.SH SYNOPSIS\n.B %s\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.br\n.B %s\n.I URL|FILE\n[\\fIOUT\\fR] [\\fIOPTIONS\\fR]' % (name, name))
    print('.SH DESCRIPTION\n%s' % roff(about))
    for subcommand in commands_of(all_sections):
        title, parts = sections(help_of(command, subcommand))
        print('.SH %s\n%s' % (subcommand.upper(), roff(title)))
        print(definition_list(parts.get('Arguments', []) + parts.get('Options', [])), end='')
        if 'Keys' in parts:
            print('.SS Keys\n%s' % definition_list(parts['Keys']), end='')
    print('.SH EXIT STATUS\n0 done, 1 could not do it, 2 wrong usage, 3 done with notes (\\-\\-strict).')
    with open(os.path.join(HERE, 'surroundings.txt'), encoding='utf-8') as file:
        surroundings = sections('\n' + file.read())[1]
    for title, lines in surroundings.items():
        print('.SH %s\n%s' % (title.upper(), definition_list(lines)), end='')
    print('.SH EXAMPLES')
    for subcommand in commands_of(all_sections):
        title, parts = sections(help_of(command, subcommand))
        for line in parts.get('Example', []):
            print('.TP\n%s\n.B %s' % (roff(title), roff(line.strip())))
    print('.SH SEE ALSO\n.BR fc\\-match (1),\n.BR fonts.conf (5),\n.BR systemd.timer (5)')


COMPLETION = '''# Completion of %(name)s for bash.
_%(name)s() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W '%(subcommands)s' -- "$word"))
    return
  fi
  case $before in
    help) [ "$COMP_CWORD" = 2 ] && COMPREPLY=($(compgen -W '%(subcommands)s' -- "$word")) && return ;;
    --panel) COMPREPLY=($(compgen -W "$(%(name)s panels 2>/dev/null | awk 'NR > 1 {print $1}')" -- "$word")) && return ;;
%(values)s
  esac
  case ${COMP_WORDS[1]} in
%(cases)s
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _%(name)s %(name)s'''


def values_of(term, text):
    """The entry of VALUES for an option. Ends with what is wrong when its description does not have them."""
    for option in set(re.findall(r'--[a-z-]+', term)) & set(VALUES):
        unknown = [word for word in VALUES[option].split() if word.rstrip('=') not in text]
        if unknown:
            sys.exit('describe_command.py: the help of %s knows no %s' % (option, ', '.join(unknown)))
        return {option: VALUES[option]}
    return {}


def value_case(option, words):
    space = ' compopt -o nospace 2>/dev/null;' if words.split()[-1][-1] in '=/,' else ''
    return "    %s) COMPREPLY=($(compgen -W '%s' -- \"$word\")) && {%s return; } ;;" % (option, words, space)


def write_completion(command):
    subcommands = commands_of(sections(help_of(command))[1])
    cases = []
    values = {}
    for subcommand in subcommands:
        options = rows(sections(help_of(command, subcommand))[1]['Options'])
        for term, text in options:
            values.update(values_of(term, text))
        names = re.findall(r'--[a-z-]+', ' '.join(term for term, _ in options))
        cases.append("    %s) options='%s' ;;" % (subcommand, ' '.join(names)))
    print(COMPLETION % {'name': os.path.basename(command), 'values': '\n'.join(value_case(*each) for each in sorted(values.items())),
                        'subcommands': ' '.join(subcommands + ['help']), 'cases': '\n'.join(cases)})


if __name__ == '__main__':
    if len(sys.argv) != 3 or sys.argv[1] not in ('man', 'bash'):
        sys.exit(__doc__)
    {'man': write_manual, 'bash': write_completion}[sys.argv[1]](sys.argv[2])
