#!/usr/bin/env python3
"""Random tables, each with a number of its own: what a table must be holds for all of them.

  tables.py HYOGUMI [--count N] [--seed FIRST] [--jobs N] [--keep FOLDER]

`generator.py` makes them, `oracle.py` knows what must hold.  Several are set in one report; where a fiftieth table is in
it, its PDF is made twice and must have the same bytes.  A table that fails is made smaller as long as it fails in the same
way, and written to FOLDER (random-NUMBER/report.xml, data.xml), ready to become a case."""
import argparse, concurrent.futures, copy, json, os, pathlib, re, shutil, subprocess, sys, tempfile

import generator, oracle
from expected import Expected

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOGETHER = 10                                                # tables in one report


def write(folder, specs, fonts=ROOT / "fonts/fonts.xml"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.xml").write_text(generator.write_layout(specs, fonts))
    (folder / "data.xml").write_text(generator.write_data(specs))
    shutil.copy(ROOT / "tests/specimen/data/schema.xml", folder)


def run(hyogumi, folder, form="trace"):
    command = [hyogumi, "render", "report.xml", "--format", form, "-o", "-", "--diagnostics", "json"]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=120)


def diagnostics(done):
    said = []
    for line in done.stderr.decode(errors="replace").splitlines():
        try:
            said.append(json.loads(line))
        except ValueError:
            return [{"code": "CRASH", "key": line[:200], "message": {"en": line[:200]}}]
    return said


def belongs(key, spec):
    seed = spec["seed"]
    return any(key.startswith(p) for p in (f"t{seed}-", f"i{seed}-", f"h{seed}r", f"t{seed}/", f"s{seed}", f"c{seed}/")) or key in (
        f"t{seed}", f"i{seed}")


def judge(hyogumi, spec):
    """The faults of one table set alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, [spec])
        done = run(hyogumi, folder)
        said = diagnostics(done)
        errors = [d for d in said if d.get("severity", "error") == "error"]
        if done.returncode or errors:
            return judge_errors(spec, done, errors)
        return list(oracle.faults(spec, oracle.read(done.stdout.decode()), [(d["code"], d.get("key", "")) for d in said]))


def judge_errors(spec, done, errors):
    """Nothing was set: right only where nothing can be."""
    if done.returncode not in (1, 2, 3, 4, 5):
        return [f"exit {done.returncode}: {done.stderr.decode(errors='replace')[:300]}"]
    if not errors:
        return [f"exit {done.returncode}: nothing was said"]
    return [f"{d['code']}: {d.get('key', '')} {d['message']['en']}" for d in errors if d["code"] not in expected_errors(spec)]


def expected_errors(spec):
    """What a table cannot be: wider than its page, a column narrower than a character; nor need a figure fit in one of less
    than three (an empty natural column has no width at all), nor a label that is said as a whole on a page not much higher, nor a small
    table under more names said again than leave it room."""
    expected, narrow = set(), generator.narrowest(spec)
    if narrow < 0 or (spec["best"] and narrow < 6 * generator.EM):   # in best columns a figure of ten stands on one line
        expected |= {"E0501"}
    if narrow < generator.EM:
        expected |= {"E0502"}
    if narrow < 3 * generator.EM or (spec["callouts"] and not spec["head"]):
        expected |= {"E0503"}
    if max(generator.tallest_label(spec) + 30, generator.tallest_small(spec)) > spec["height"] - 2 * spec["margin"]:
        expected |= {"E0601"}
    return expected


def same_twice(hyogumi, folder):
    once, again = run(hyogumi, folder, "pdf"), run(hyogumi, folder, "pdf")
    return once.stdout == again.stdout and (once.returncode != 0 or once.stdout.startswith(b"%PDF"))


def work(job):
    hyogumi, seeds = job
    specs = [generator.number(generator.make(seed)) for seed in seeds]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder, specs)
        done = run(hyogumi, folder)
        result = [(0, s["seed"], ["the PDF differs from run to run"]) for s in specs[:1]
                  if any(seed % 50 == 0 for seed in seeds) and not same_twice(hyogumi, folder)]
    if done.returncode:
        return result + [(0, spec["seed"], judge(hyogumi, spec)) for spec in specs]
    pages, said = oracle.read(done.stdout.decode()), diagnostics(done)
    for spec in specs:
        about = [(d["code"], d.get("key", "")) for d in said if belongs(d.get("key", ""), spec)]
        result.append((len(oracle.pages_of(spec, pages)), spec["seed"], list(oracle.faults(spec, pages, about))))
    return result


# --- does the oracle see? ----------------------------------------------------------------------------------------------
def once(pattern, replacement):
    return lambda trace: re.sub(pattern, replacement, trace, count=1, flags=re.MULTILINE)


DAMAGE = {                                                   # ways to spoil a trace, each of which must be found
    "a text is lost": once(r"^ +text .*取.*\n", ""),
    "a text stands twice": once(r"^( +text .*取.*\n)", r"\1\1"),
    "a repeat counts as real": once(r" \(repeat\)", ""),
    "a text sticks out": once(r"^( +text +)([\d.]+)(.*取)", r"\g<1>199.00\3"),
    "a head is missing": once(r"^( +frame - \S+ .*\(repeat\)\n(?: {3,}.*\n)+)", ""),
    "a label is not continued": once(r"（続き）", ""),
    "a title is not said again": once(r"^( +frame caption .*) \(repeat\)", r"\1"),
    "a row is lost": once(r"^  frame row .*\n", ""),
    "a cell lies on another": once(r"^( +frame cell \S+ +)([\d.]+)", r"\g<1>30.00"),
}


def check_oracle(hyogumi):
    """On the first table in whose trace all of this can be done."""
    for seed in range(1, 400):
        spec = generator.number(generator.make(seed))
        with tempfile.TemporaryDirectory() as name:
            write(pathlib.Path(name), [spec])
            trace = run(hyogumi, pathlib.Path(name)).stdout.decode()
        if all(damage(trace) != trace for damage in DAMAGE.values()) and not list(oracle.faults(spec, oracle.read(trace), [])):
            break
    else:
        sys.exit("no table to try the oracle on")
    for what, damage in DAMAGE.items():
        if not list(oracle.faults(spec, oracle.read(damage(trace)), [])):
            sys.exit(f"the oracle is blind: {what}, and it finds nothing wrong (table {seed})")
    check_filled_is_seen(hyogumi)
    check_shared_is_seen(hyogumi)
    expected = Expected(spec)
    expected.rows = [(key, "band", cells) for key, _, cells in expected.rows]
    if not list(oracle.check_orphans(expected, oracle.pages_of(spec, oracle.read(trace)), [])):
        sys.exit(f"the oracle is blind: it would let a band end a page (table {seed})")


def check_filled_is_seen(hyogumi):
    """A page of twice the height had room for more of its table."""
    for seed in range(1, 100):
        spec = generator.number(generator.make(seed))
        with tempfile.TemporaryDirectory() as name:
            write(pathlib.Path(name), [spec])
            pages = oracle.pages_of(spec, oracle.read(run(hyogumi, pathlib.Path(name)).stdout.decode()))
        higher = Expected({**spec, "height": 2 * spec["height"]})
        if pages and not list(oracle.check_filled(Expected(spec), pages, [])) and list(oracle.check_filled(higher, pages, [])):
            return
    sys.exit("the oracle is blind: it would let a page end in a table that could go on")


def check_shared_is_seen(hyogumi):
    """A note said again that counts as itself, or is gone."""
    for seed in range(1, 300):
        spec = generator.number(generator.make(seed))
        if not Expected(spec).shared:
            continue
        with tempfile.TemporaryDirectory() as name:
            write(pathlib.Path(name), [spec])
            trace = run(hyogumi, pathlib.Path(name)).stdout.decode()
        spoiled = [re.sub(r"(frame note note/n.*) \(repeat\)", r"\1", trace, count=1), re.sub(r"frame note (note/n.*\(repeat\))", r"frame - \1", trace, count=1)]
        if spoiled[0] == trace:
            continue
        for now in spoiled:
            if not list(oracle.check_shared(Expected(spec), oracle.pages_of(spec, oracle.read(now)), [])):
                sys.exit(f"the oracle is blind: it does not see what became of a note that is shared (table {seed})")
        return
    sys.exit("no table with a shared note to try the oracle on")


# --- making it smaller ------------------------------------------------------------------------------------------------
def lists_of(nodes):
    yield nodes
    for node in nodes:
        for name in ("children", "lines", "small"):
            if node.get(name):
                yield from lists_of(node[name])


def smaller(spec):
    """Tables a little smaller than this one."""
    for name, value in (("intro", 0), ("head", 0), ("head", 1), ("notes", False), ("indent", 0), ("padding", 0), ("rules", False),
                        ("sample", False), ("keep", False), ("repeat", False), ("notes_below", False), ("merge", False), ("fit", False),
                        ("small_head", False), ("caption", False), ("title", ""), ("best", False), ("least", 0), ("kind", False), ("notes_in", False), ("shared", False), ("line", ""), ("callouts", 0), ("style_fill", False), ("valign", "top"), ("suffix", "")):
        if spec[name] and spec[name] != value:
            yield {**copy.deepcopy(spec), name: value}
    for i, nodes in enumerate(lists_of(spec["records"])):
        for size in (len(nodes), len(nodes) // 2, 1):
            for start in range(0, len(nodes), size) if size else ():
                less = copy.deepcopy(spec)
                del list(lists_of(less["records"]))[i][start:start + size]
                yield less
        for k, node in enumerate(nodes):
            if node.get("children") and node["kind"] != "band":
                less = copy.deepcopy(spec)
                here = list(lists_of(less["records"]))[i]
                if all(c["kind"] != "group" for c in here[k]["children"]) and node["kind"] != "group":
                    here[k:k + 1] = here[k]["children"]
                    yield less
    for i, node in enumerate(generator.walk(spec["records"])):
        for field, text in [("name", node.get("name")), ("note", node.get("note")), *node.get("fields", {}).items()]:
            for cut in (1, len(text) // 2, len(text) - 1) if text and len(text) > 1 else ():
                less = copy.deepcopy(spec)
                copied = list(generator.walk(less["records"]))[i]
                (copied if field in ("name", "note") else copied["fields"])[field] = text[:cut]
                yield less
        if "note" in node:
            less = copy.deepcopy(spec)
            del list(generator.walk(less["records"]))[i]["note"]
            yield less


def is_sound(spec):
    """The grammar of the data wants something in each of these; a joint's column must exist and hang together."""
    for node in generator.walk(spec["records"]):
        if node["kind"] in ("label", "joint", "band") and not node.get("children"):
            return False
        if node["kind"] == "joint" and any(child["kind"] not in ("label", "measure") for child in node["children"]):
            return False
    return all(top["kind"] in ("group", "band") for top in spec["records"])


def kind_of(fault):
    return fault.split(":")[0]


def shrink(hyogumi, spec, fault, tries=400):
    for _ in range(40):
        for less in smaller(spec):
            tries -= 1
            if tries <= 0:
                return spec
            if is_sound(less) and any(kind_of(f) == kind_of(fault) for f in judge(hyogumi, less)):
                spec = less
                break
        else:
            return spec
    return spec


def keep(hyogumi, folder, seed, fault):
    spec = shrink(hyogumi, generator.number(generator.make(seed)), fault)
    case = folder / f"random-{seed}"
    write(case, [spec], "../../../../fonts/fonts.xml")
    (case / "description.json").write_text(json.dumps(spec, ensure_ascii=False, indent=1))
    return case, judge(hyogumi, spec)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="of the first table")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, help="where tables that fail are written, made smaller")
    parser.add_argument("--smaller", type=int, default=3, help="how many are made smaller")
    options = parser.parse_args()
    hyogumi = str(pathlib.Path(options.hyogumi).resolve())
    seeds = list(range(options.seed, options.seed + options.count))
    jobs = [(hyogumi, seeds[i:i + TOGETHER]) for i in range(0, len(seeds), TOGETHER)]
    check_oracle(hyogumi)
    n_pages, failed = 0, {}
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for results in pool.map(work, jobs):
            for pages, seed, wrong in results:
                n_pages += pages
                if wrong:
                    failed.setdefault(seed, []).extend(wrong)
    for seed, wrong in list(failed.items())[:20]:
        print(f"table {seed}: {len(wrong)} faults, first: {wrong[0][:300]}")
    if options.keep:
        shrunk = set()
        for seed, wrong in failed.items():
            if kind_of(wrong[0]) not in shrunk and len(shrunk) < options.smaller:
                shrunk.add(kind_of(wrong[0]))
                case, rest = keep(hyogumi, options.keep, seed, wrong[0])
                print(f"made smaller: {case}: {rest[0][:300] if rest else 'passes now'}")
    print(f"{len(seeds)} tables on {n_pages} pages, {len(failed)} failed")
    sys.exit(1 if failed or not n_pages else 0)


if __name__ == "__main__":
    main()
