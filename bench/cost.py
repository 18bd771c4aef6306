"""What commands cost: wall and processor seconds, memory of the largest process, size of what came."""
import dataclasses, json, os, signal, statistics, subprocess, sys

# A small process of its own starts what is measured: a process counts as its own the memory of the one it was started from.
# Those that a browser leaves behind when it goes become this one's (PR_SET_CHILD_SUBREAPER), and count too.
STARTER = """
import ctypes, json, os, sys, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
commands, walls, cpu, memory, status = json.loads(sys.argv[1]), 0, 0, 0, 0
for command in commands:
    begun = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
    left = pid
    while left:
        try: left, ended, usage = os.wait4(-1, 0)
        except ChildProcessError: break
        cpu, memory = cpu + usage.ru_utime + usage.ru_stime, max(memory, usage.ru_maxrss / 1024)
        if left == pid: walls, status = walls + time.perf_counter() - begun, os.waitstatus_to_exitcode(ended)
    if status not in json.loads(sys.argv[2]): break
os.write(int(sys.argv[3]), json.dumps([status, walls, cpu, memory]).encode())
"""


@dataclasses.dataclass
class Cost:
    wall: float    # s
    cpu: float     # s, user and system, of all processes
    memory: float  # MB, of the largest
    size: float = 0  # KB
    pages: int = 0

    def ratios(self, other):
        return Cost(*(mine / theirs if theirs else 0 for mine, theirs in zip(dataclasses.astuple(self), dataclasses.astuple(other))))


class Failed(Exception):
    """It came to no end, or to a bad one: says which."""


def pages_of(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    return int(said.split("Pages:")[1].split()[0]) if "Pages:" in said else 0


def measure(commands, outputs, environment, folder=None, fine=(0,), limit=900):
    """Once through the commands; outputs() gives the files that must have come."""
    read, write = os.pipe()
    line = [sys.executable, "-S", "-E", "-c", STARTER, json.dumps([[str(word) for word in command] for command in commands]), json.dumps(list(fine)), str(write)]
    process = subprocess.Popen(line, cwd=folder, env=environment, pass_fds=[write], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    os.close(write)
    try:
        _, said = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"did not end within {limit} s")
    finally:
        with os.fdopen(read) as pipe:
            answer = pipe.read()
    if not answer: raise Failed(said.strip().split("\n")[-1])
    status, wall, cpu, memory = json.loads(answer)
    files = [path for path in outputs() if path.exists()]
    if status not in fine or not files: raise Failed(f"ended with {status}, {len(files)} files: {said.strip()[-200:]}")
    return Cost(wall, cpu, memory, sum(path.stat().st_size for path in files) / 1024, sum(map(pages_of, files)))


def median(costs):
    return Cost(*(statistics.median(values) for values in zip(*map(dataclasses.astuple, costs))))
