#!/usr/bin/env python3
"""What was found by fuzzing, and some of what it begins with, read once by each reader: replay.py FUZZ_REPLAY [--most N]

tests/fuzz/corpus/READER/ keeps what once was a fault; the other files come from the cases (seeds.py).  A sanitizer that speaks, a
signal, a proof that fails is a fault."""
import argparse, pathlib, subprocess, sys, tempfile, time
sys.dont_write_bytecode = True
from seeds import KINDS, seeds

parser = argparse.ArgumentParser()
parser.add_argument("replay", type=pathlib.Path)
parser.add_argument("--most", type=int, default=12)
options = parser.parse_args()
corpus, started, n, faults = pathlib.Path(__file__).resolve().parent / "corpus", time.monotonic(), 0, []
with tempfile.TemporaryDirectory() as name:
    for reader in KINDS:
        files = sorted(p for p in (corpus / reader).glob("*") if p.is_file())
        for i, seed in enumerate(seeds(reader, options.most, 20000)):
            # as it is, and cut short: what is read then ends in the middle of something
            for piece, what in ((seed, "whole"), (seed[:len(seed) * 2 // 3], "cut")):
                files.append(pathlib.Path(name) / f"{reader}-{i}-{what}")
                files[-1].write_bytes(piece)
        n += len(files)
        if files:
            done = subprocess.run([options.replay, reader, *files], capture_output=True, text=True, errors="replace")
            faults += [f"{reader}: exit {done.returncode}: {done.stderr[-2000:]}"] if done.returncode else []
print(f"{n} files read by {len(KINDS)} readers, {len(faults)} faults; {time.monotonic() - started:.0f} s")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
