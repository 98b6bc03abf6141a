#!/usr/bin/env python3
"""Measures `tributary run` as a whole process: a first run on an empty store, then unchanged runs.

usage: measure.py TRIBUTARY CONFIG [ROUNDS]
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def run(command, folder):
    """One process: (wall seconds, CPU seconds, peak memory in MB)."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{message.decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    tributary, config = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    first, unchanged, start = [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            # The store and the output lie two folders above the configuration, inside the temporary folder.
            copy = pathlib.Path(folder, "Fixtures", config.parent.name)
            shutil.copytree(config.parent, copy)
            command = [tributary, "run", "--quiet", "--config", str(copy / config.name)]
            first.append(run(command, folder))
            unchanged.extend(run(command, folder) for _ in range(3))
            start.append(run([tributary, "--help"], folder))
    print(f"{'median of ' + str(rounds):24}{'wall ms':>10}{'CPU ms':>10}{'peak MB':>10}")
    for name, rows in (("start-up (--help)", start), ("first run", first), ("unchanged run", unchanged)):
        wall, cpu, memory = (statistics.median(column) for column in zip(*rows))
        print(f"{name:24}{wall * 1000:10.1f}{cpu * 1000:10.1f}{memory:10.1f}")


if __name__ == "__main__":
    main()
