#!/usr/bin/env python3
"""A library that is led astray finds a fence: fence.py HYOGUMI

A function of libxml2, HarfBuzz, libpng, libzip or libxlsxwriter is replaced by one that first tries what a stranger would want, and tells
what came of it: read a file of the user that is no input, write beside it, begin a program, call somebody by TCP, UDP or a socket of this
machine, look into a process, end another.  That file lies where all have their temporary files.  Behind the fence each of these fails, and
the outputs are those of a run without it, byte for byte; while the layout is read, which says where files are, those fail that are about
no files.  Where the kernel has no fence (or seems to have none), nothing is said of it and the outputs are the same; there each of the same
tries comes through, which shows that they are tries.

Where a workbook is put together is this run's alone, and goes with it: when it is done, when it is asked to end, and with the next run
when it was killed."""
import ctypes, fcntl, os, pathlib, platform, re, shutil, signal, socket, subprocess, sys, tempfile
sys.dont_write_bytecode = True

hyogumi = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
faults, n_tries = [], 0

ASTRAY = r"""
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *what, int failed) { dprintf(atoi(getenv("ASTRAY_FD")), "%s %d\n", what, failed ? errno : 0); }

static void go_astray(const char *name)
{
    static int done;
    if (!strstr(getenv("ASTRAY_IN"), name) || done++) return;
    if (getenv("ASTRAY_END")) { raise(atoi(getenv("ASTRAY_END"))); return; }
    int fd = open(getenv("ASTRAY_READ"), O_RDONLY);
    tell("read", fd < 0);
    fd = open(getenv("ASTRAY_WRITE"), O_WRONLY | O_CREAT, 0600);
    tell("write", fd < 0);
    fd = open(getenv("ASTRAY_KEEP"), O_WRONLY);
    tell("change", fd < 0);
    tell("remove", unlink(getenv("ASTRAY_KEEP")) != 0);
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) { execl("/bin/true", "true", (char *)NULL); _exit(errno); }
    waitpid(pid, &status, 0);
    errno = WEXITSTATUS(status);
    tell("run", errno != 0);
    struct sockaddr_in there = { .sin_family = AF_INET, .sin_port = htons(atoi(getenv("ASTRAY_PORT"))), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    tell("call", connect(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&there, sizeof there) != 0);
    tell("send", socket(AF_INET, SOCK_DGRAM, 0) < 0);
    tell("ask", socket(AF_UNIX, SOCK_STREAM, 0) < 0);
    tell("look", process_vm_readv(getpid(), NULL, 0, NULL, 0, 0) < 0);
    tell("signal", kill(atoi(getenv("ASTRAY_PID")), 0) != 0);
}

#define ASTRAY(name) \
    void *name(void *a, void *b, void *c, void *d, void *e, void *f) \
    { \
        go_astray(#name); \
        void *(*there)(void *, void *, void *, void *, void *, void *) = dlsym(RTLD_NEXT, #name); \
        return there(a, b, c, d, e, f); \
    }
/* a kernel without Landlock */
long syscall(long number, ...)
{
    va_list more;
    va_start(more, number);
    long a = va_arg(more, long), b = va_arg(more, long), c = va_arg(more, long), d = va_arg(more, long);
    va_end(more);
    if (number == 444 && getenv("ASTRAY_FREE")) return errno = ENOSYS, -1;
    long (*there)(long, long, long, long, long) = dlsym(RTLD_NEXT, "syscall");
    return there(number, a, b, c, d);
}

/* or without seccomp */
int prctl(int option, ...)
{
    va_list more;
    va_start(more, option);
    long a = va_arg(more, long), b = va_arg(more, long), c = va_arg(more, long), d = va_arg(more, long);
    va_end(more);
    if (option == PR_SET_SECCOMP && getenv("ASTRAY_FREE")) return errno = EINVAL, -1;
    int (*there)(int, long, long, long, long) = dlsym(RTLD_NEXT, "prctl");
    return there(option, a, b, c, d);
}

ASTRAY(hb_face_create)
ASTRAY(png_create_read_struct)
ASTRAY(zip_fopen_index)
ASTRAY(workbook_new_opt)
ASTRAY(xmlNewParserCtxt)
"""


def version_of_kernel():
    said = ctypes.CDLL(None, use_errno=True).syscall(444, None, 0, 1)  # landlock_create_ruleset; its number is the same on all machines
    return said if said > 0 else 0


def outputs_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in (".json",)}


LATE = "hb_face_create png_create_read_struct zip_fopen_index workbook_new_opt"
EARLY = "xmlNewParserCtxt"                                            # for the layout, which says what else is read


class Run:
    def __init__(self, folder, library, arguments, cwd, where, without):
        self.out = folder / "out"
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        private = folder / "tmp" / "private"
        private.mkdir(parents=True, exist_ok=True)
        for name in ("read", "keep"):
            (private / name).write_text("of the user")
        (private / "write").unlink(missing_ok=True)
        listener = socket.create_server(("127.0.0.1", 0))
        ours, theirs = os.pipe()
        surroundings = {**os.environ, "LD_PRELOAD": library, "ASTRAY_IN": where, "ASTRAY_FD": str(theirs), "ASTRAY_READ": str(private / "read"),
                        "ASTRAY_WRITE": str(private / "write"), "ASTRAY_KEEP": str(private / "keep"), "ASTRAY_PID": str(os.getpid()),
                        "ASTRAY_PORT": str(listener.getsockname()[1]), "TMPDIR": str(folder / "tmp")}
        command = [hyogumi, *(a.replace("OUT", str(self.out)) for a in arguments), "--lang", "en"]
        if without:
            surroundings["ASTRAY_FREE"] = "yes"
        done = subprocess.run(command, cwd=cwd, env=surroundings, pass_fds=[theirs], capture_output=True, text=True)
        os.close(theirs)
        with os.fdopen(ours) as said:
            self.tries = {words[0]: int(words[1]) for words in (line.split() for line in said)}
        listener.close()
        self.said = re.sub(r"[0-9.]+ s\n", "T s\n", done.stdout + done.stderr)
        self.status, self.outputs = done.returncode, outputs_of(self.out)
        self.left = sorted(set(os.listdir(folder / "tmp")) - {"private"})


def compare(name, folder, library, arguments, cwd, version, where=LATE):
    global n_tries
    free = Run(folder, library, arguments, cwd, where, without=True)
    fenced = Run(folder, library, arguments, cwd, where, without=False)
    wanted = {"read", "write", "change", "remove", "run", "call", "signal", "send", "ask", "look"}
    if set(free.tries) != wanted or any(free.tries.values()):
        faults.append(f"{name}: without a fence the tries do not come through: {free.tries} {free.said[-500:]}")
    if (fenced.said, fenced.status, fenced.outputs) != (free.said, free.status, free.outputs):
        faults.append(f"{name}: behind the fence exit {fenced.status}, not {free.status}: {fenced.said[-700:]}")
    if not fenced.outputs and "OUT" in " ".join(arguments):
        faults.append(f"{name}: no output: {fenced.said[-500:]}")
    if fenced.left + free.left:
        faults.append(f"{name}: temporary files are left: {fenced.left + free.left}")
    must = {"read": 2, "write": 2, "change": 2, "remove": 2, "run": 2, "call": 4, "signal": 6} if where == LATE else {}
    for what, since in must.items():
        n_tries += 1
        if version >= since and not fenced.tries.get(what):
            faults.append(f"{name}: {what} came through")
    for what in ("run", "call", "send", "ask", "look"):
        n_tries += 1
        if filters and not fenced.tries.get(what):
            faults.append(f"{name}: {what} came through, whatever files it may use")


def see_folders(folder, library, arguments):
    """What is left in TMPDIR by a run that is ended, and what the next one makes of it."""
    place = folder / "places"
    dead, held, foreign = (place / f"hyogumi-{name}" for name in ("dead12", "held12", "longer-than-ours"))
    for path in (dead, held, foreign):
        path.mkdir(parents=True)
        (path / "tmp.0123456789").write_text("of a run")
    lock = os.open(held, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    stay = sorted(p.name for p in (held, foreign))
    for end, left in ((0, 0), (signal.SIGTERM, 0), (signal.SIGKILL, 1), (signal.SIGKILL, 1), (0, 0)):
        surroundings = {**os.environ, "LD_PRELOAD": library, "ASTRAY_IN": LATE, "ASTRAY_END": str(int(end)), "TMPDIR": str(place)}
        ended = subprocess.run([hyogumi, *arguments, "-q"], cwd=root, env=surroundings, capture_output=True, text=True)
        new = sorted(set(os.listdir(place)) - set(stay))
        if ended.returncode != -end or len(new) != left or not set(stay) <= set(os.listdir(place)):
            faults.append(f"folders, ended by {int(end)}: exit {ended.returncode}, {new} left: {ended.stderr[-300:]}")
    os.close(lock)


version = version_of_kernel()
filters = platform.machine() in ("x86_64", "aarch64") and "\nSeccomp:" in pathlib.Path("/proc/self/status").read_text()
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "astray.c").write_text(ASTRAY)
    library = str(folder / "astray.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-w", folder / "astray.c", "-o", library, "-ldl"], check=True)
    layout = "layouts/nerima-r1-progress.xml"
    town = root / "tests/cases/workbook/a-small-towns-workbook"
    compare("render", folder, library, ["render", layout, "-o", "OUT/o.pdf", "--release", "OUT/o.release"], root, version)
    compare("a layout", folder, library, ["render", layout, "-o", "OUT/o.pdf"], root, version, EARLY)
    compare("check", folder, library, ["check", layout, "--html", "OUT/proof"], root, version)
    compare("query", folder, library, ["query", layout, "--pages", "1"], root, version)
    compare("excerpt", folder, library, ["excerpt", layout, "--by", "department", "--only", "d02", "-o", "OUT/all"], root, version)
    compare("a workbook", folder, library, ["render", "report.xml", "-o", "OUT/o.pdf"], town, version)
    booklet = str(folder / "published/o.release")
    (folder / "published").mkdir()
    subprocess.run([hyogumi, "render", layout, "-o", folder / "published/o.pdf", "--release", booklet, "-q"], cwd=root, check=True)
    compare("corrections", folder, library, ["corrections", layout, "--release", booklet, "-o", "OUT/o.xlsx"], root, version)
    compare("sheets", folder, library, ["sheets", layout, "--by", "department", "--only", "d02", "-o", "OUT/all"], root, version)
    see_folders(folder, library, ["corrections", layout, "--release", booklet, "-o", str(folder / "again.xlsx")])
    compare("import", folder, library, ["import", "data.xml", "-o", "OUT/o.xml"], town, version)
print(f"Landlock {version or 'is not here'}: {n_tries} tries, {len(faults)} faults")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
