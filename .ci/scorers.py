#!/usr/bin/env python3
"""Runs the scorers that stand beside the measured sets, and fails below the recorded floors.

scorers.py IBID SETS FLOORS

IBID is the command, SETS the folder of the sets, with the scorers in `tools/`; FLOORS is a JSON file that
has, by name, the arguments of a scorer (`IBID` and paths of SETS) and the lowest figures of the
JSON lines that it prints; an argument that is no path of SETS stays as it is. A line's `way` or `style` tells which of several it is.
"""
import json
import pathlib
import subprocess
import sys

ibid, sets, floors = sys.argv[1:]
sets = pathlib.Path(sets)


def figures(line):
    """The numbers of a line, those of its parts as `part.name`."""
    for name, value in line.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{part}", number) for part, number in value.items() if isinstance(number, (int, float)))
        elif isinstance(value, (int, float)):
            yield name, value


def run(arguments):
    script, *rest = arguments
    place = lambda argument: str(sets / argument) if (sets / argument).exists() else argument
    paths = [ibid if argument == "IBID" else place(argument) for argument in rest]
    done = subprocess.run([sys.executable, sets / "tools" / script, *paths], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {line.get("way", line.get("style", "")): dict(figures(line)) for line in lines}


below = 0
for name, scorer in json.loads(pathlib.Path(floors).read_text()).items():
    printed = run(scorer["arguments"])
    for way, lowest in scorer["floors"].items():
        for figure, floor in lowest.items():
            value = printed[way][figure]
            holds = value >= floor
            below += not holds
            print(f"{name} {way} {figure}: {value}" + ("" if holds else f", recorded floor {floor}"))
sys.exit(below > 0)
