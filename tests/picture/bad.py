#!/usr/bin/env python3
"""bad.py HYOGUMI [--every N] [--chance N]   Pictures that are none, or broken, or far too large (faults.py): each is a message that
names its file and says nothing of what is in it, or a page; never a crash, in bounded memory and time."""
import argparse, os, pathlib, re, resource, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import faults, make

root = pathlib.Path(__file__).resolve().parents[2]
MOST_MEMORY, MOST_TIME = 150, 10                             # MB, of a release; seconds
options = argparse.ArgumentParser()
options.add_argument("hyogumi", type=pathlib.Path)
options.add_argument("--every", type=int, default=1)
options.add_argument("--chance", type=int, default=150)
options = options.parse_args()
hyogumi = options.hyogumi.resolve()
is_asan = b"__asan_init" in hyogumi.read_bytes()
wrong, n, n_said, most_memory, most_time = [], 0, 0, 0, 0.0

LAYOUT = f"""<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="100mm" height="100mm" inside="5mm" outside="5mm" head="5mm" foot="5mm"/>
  <section id="a" master="page"><picture href="NAME" alt="x" width="2mm" height="2mm"/></section>
</report>"""


def render(folder, name):
    """Exit status (negative: a signal), what was said, memory in MB, seconds."""
    begun = time.time()
    child = subprocess.Popen([hyogumi, "render", "report.xml", "-o", "out.pdf", "-q", "--lang", "en", "--color", "never"], cwd=folder,
                             stdout=subprocess.DEVNULL, stderr=open(folder / "said", "wb"))
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, (folder / "said").read_bytes(), used.ru_maxrss / 1024, time.time() - begun


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "schema.xml").write_text('<schema name="s"><record name="r"><field name="f"/></record></schema>')
    (folder / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><r id="r1"/></data>')
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number, (name, bytes_) in enumerate(faults.all_of(options.chance)):
        if number % options.every:
            continue
        n += 1
        (folder / name).write_bytes(bytes_)
        (folder / "report.xml").write_text(LAYOUT.replace("NAME", name))
        (folder / "out.pdf").unlink(missing_ok=True)
        status, said, memory, seconds = render(folder, name)
        most_memory, most_time = max(most_memory, memory), max(most_time, seconds)
        has_page = (folder / "out.pdf").exists()
        good = (status == 0 and has_page) or (status == 1 and not has_page and re.search(rb"E011[0-5]", said) and name.encode() in said)
        n_said += status == 1
        if not good:
            wrong.append(f"{name}: exit {status}: {said[:300].decode(errors='replace')}")
        if faults.CANARY in said:
            wrong.append(f"{name}: the message quotes the file")
        if not is_asan and (memory > MOST_MEMORY or seconds > MOST_TIME):
            wrong.append(f"{name}: {memory:.0f} MB, {seconds:.1f} s")
        (folder / name).unlink()

for line in wrong[:20]:
    print(line)
print(f"{n} bad pictures: {n_said} refused by name, {n - n_said} printed; {len(wrong)} wrong; at most {most_memory:.0f} MB and {most_time:.1f} s each")
sys.exit(1 if wrong or not n else 0)
