#!/usr/bin/env python3
"""Real paper as far as it goes without paper: printing.py HYOGUMI

A cupsd and an IPP printer (ippeveprinter) of our own, on loopback: what arrives is what was made, byte for byte, with the
options the layout asks for; nothing is printed twice, whatever is killed or stopped in between."""
import hashlib, json, os, pathlib, random, re, shutil, socket, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import synthetic

hyogumi, N = pathlib.Path(sys.argv[1]).resolve(), 4
faults = []
needed = ["cupsd", "ippeveprinter", "dbus-daemon", "avahi-daemon", "lpadmin", "lpstat", "cupsdisable", "cupsenable"]
os.environ["PATH"] += ":/usr/sbin:/sbin"
missing = [tool for tool in needed if not shutil.which(tool)]
if missing or os.geteuid():
    print("printing: not tried:", f"{', '.join(missing)} not installed" if missing else "a cupsd of our own needs root")
    sys.exit(77)


def expect(truth, words):
    if not truth:
        faults.append(words)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


CUPSD = """LogLevel info
Listen 127.0.0.1:{port}
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
ErrorPolicy retry-job
JobRetryInterval 1
PreserveJobHistory Yes
MultipleOperationTimeout 5
<Location />
 Order allow,deny
 Allow all
</Location>
<Policy default>
 JobPrivateAccess all
 JobPrivateValues none
 <Limit All>
  Order allow,deny
  Allow all
 </Limit>
</Policy>
"""
FILES = """ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
User lp
Group lp
SystemGroup lpadmin
Sandboxing relaxed
"""
DBUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/dbus.sock</listen><auth>EXTERNAL</auth><policy context="default">
<allow user="*"/><allow own="*"/><allow send_destination="*"/><allow send_type="method_call"/><allow receive_sender="*"/></policy></busconfig>
"""
AVAHI = "[server]\nallow-interfaces=lo\nuse-ipv6=no\n[publish]\npublish-hinfo=no\npublish-workstation=no\n"
CAPTURE = """#!/bin/sh
[ -f {folder}/fail ] && exit 1
echo "$IPP_JOB_NAME|${{IPP_MEDIA:-$IPP_MEDIA_COL}}|$IPP_SIDES|$IPP_COPIES|$(sha256sum < "$1" | cut -c1-64)" >> {folder}/received
"""


class Shop:
    """The daemons; each is ended by its own number."""

    def __init__(self, folder):
        self.folder, self.running, self.port = folder, [], free_port()
        os.chmod(folder, 0o755)
        for name in ("root", "spool/tmp", "cache", "state", "ipp"):
            (folder / name).mkdir(parents=True)
        for name, text in {"root/cupsd.conf": CUPSD, "root/cups-files.conf": FILES, "dbus.conf": DBUS, "avahi.conf": AVAHI, "capture.sh": CAPTURE}.items():
            (folder / name).write_text(text.format(folder=folder, port=self.port) if name != "avahi.conf" else text)
        (folder / "capture.sh").chmod(0o755)
        (folder / "received").write_text("")
        for name in ("root", "spool", "spool/tmp", "cache", "state", "root/cupsd.conf", "root/cups-files.conf"):
            shutil.chown(folder / name, "root", "lp")
            os.chmod(folder / name, os.stat(folder / name).st_mode | 0o070)
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder}/dbus.sock"
        os.environ["CUPS_SERVER"] = f"127.0.0.1:{self.port}"

    def start(self, *command, ready, alone=()):
        """`alone`: what goes before the command to keep it apart from another of its kind."""
        log = open(self.folder / f"{command[0]}.out", "w")
        self.running.append(subprocess.Popen([str(c) for c in (*alone, *command)], stdout=log, stderr=log))
        for _ in range(100):
            if ready():
                return
            time.sleep(0.1)
        raise RuntimeError(f"{command[0]} did not start: {(self.folder / (command[0] + '.out')).read_text()[-500:]}")

    def open(self):
        folder, printer = self.folder, free_port()
        quiet = lambda *command: subprocess.run(command, capture_output=True, text=True)
        self.start("dbus-daemon", f"--config-file={folder}/dbus.conf", "--nofork", "--nopidfile", ready=(folder / "dbus.sock").exists)
        # A daemon of the machine holds /run/avahi-daemon/pid: ours gets a folder of that name for itself.
        hidden = ("unshare", "--mount", "sh", "-c", 'mount -t tmpfs none /run/avahi-daemon && exec "$@"', "sh")
        self.start("avahi-daemon", "-f", folder / "avahi.conf", "--no-drop-root", "--no-chroot", "--no-rlimits", "--no-proc-title",
                   alone=hidden if pathlib.Path("/run/avahi-daemon/pid").exists() else (),
                   ready=lambda: "startup complete" in (folder / "avahi-daemon.out").read_text())
        self.start("ippeveprinter", "-k", "-d", folder / "ipp", "-f", "application/pdf,application/octet-stream", "-2", "-n", "localhost", "-p", printer,
                   "-K", folder, "-c", folder / "capture.sh", "Test",
                   ready=lambda: quiet("ipptool", "-q", f"ipp://localhost:{printer}/ipp/print", "get-printer-attributes.test").returncode == 0)
        self.start("cupsd", "-f", "-c", folder / "root/cupsd.conf", "-s", folder / "root/cups-files.conf", ready=lambda: "is running" in quiet("lpstat", "-r").stdout)
        done = quiet("lpadmin", "-p", "raw", "-E", "-v", f"ipp://localhost:{printer}/ipp/print", "-m", "raw")
        able = quiet("lpadmin", "-p", "able", "-E", "-v", f"ipp://localhost:{printer}/ipp/print", "-m", "everywhere")
        if done.returncode or able.returncode:
            raise RuntimeError(f"no queue: {done.stderr}{able.stderr}")

    def stop_cupsd(self):
        self.running[-1].terminate()
        self.running.pop().wait(20)

    def close(self):
        for process in reversed(self.running):
            process.terminate()
        for process in reversed(self.running):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()

    def received(self):
        return [line.split("|") for line in (self.folder / "received").read_text().splitlines()]


def run(report, out, *more, status=0):
    done = subprocess.run([str(c) for c in (hyogumi, "excerpt", report, "--by", "department", "-o", out, "--lang", "en", "-q", *more)], capture_output=True, text=True, timeout=120)
    expect(done.returncode == status, f"{' '.join(more)}: exit {done.returncode}, not {status}: {done.stderr[:600]}")
    return done.stderr


def entries(out):
    return json.loads((out / "manifest.json").read_text())["outputs"]


def hashes(out):
    return sorted(hashlib.sha256(p.read_bytes()).hexdigest() for p in out.glob("*.pdf"))


def check_paper(shop, report, out):
    run(report, out, "--printer", "raw")
    got = shop.received()
    expect(sorted(job[4] for job in got) == hashes(out), f"not the bytes that were sent: {got}")
    expect(all(job[1:4] == ["iso_a4_210x297mm", "two-sided-long-edge", "2"] for job in got), f"not the options of the layout: {got}")
    expect({job[0] for job in got} == {synthetic.name_of(d) for d in range(N)}, f"job names: {[job[0] for job in got]}")
    expect(all(e.get("printed") == "completed" and e.get("job", 0) > 0 and e.get("queue") == "raw" for e in entries(out)), "the manifest does not know the jobs")
    run(report, out, "--printer", "raw", "--resume")
    expect(len(shop.received()) == N, "--resume prints again")
    (out / "d2.pdf").unlink()
    run(report, out, "--printer", "raw", "--resume")
    expect(len(shop.received()) == N + 1, "a file made anew is not printed, or others are")


def check_faults(shop, report, folder):
    expect("E1012" in run(report, folder / "none", "--printer", "no such queue; rm -rf", status=5), "an unknown queue is not reported")
    expect(len(list((folder / "none").glob("*.pdf"))) == N, "without a queue nothing was made")
    before = len(shop.received())
    subprocess.run(["cupsdisable", "-r", "out of paper", "raw"], check=True)
    expect("E1013" in run(report, folder / "stopped", "--printer", "raw", status=6), "a stopped queue is not reported")
    subprocess.run(["cupsenable", "raw"], check=True)
    run(report, folder / "stopped", "--printer", "raw", "--resume")
    expect(len(shop.received()) == before + N, "after a stopped queue --resume does not print each once")
    stapled = synthetic.write(folder / "stapled", departments=2, rows=2)
    stapled.write_text(stapled.read_text().replace('sides="long-edge"', 'sides="long-edge" staple="left"'))
    said = run(stapled, folder / "staple-out", "--printer", "able", status=6)
    expect("E1014" in said and "finishings=28" in said, f"a refused option is not reported: {said}")
    expect(len(shop.received()) == before + N, "something was printed without its staple")


def check_shards(shop, report, folder):
    """A file made by a whole run and printed by a shard has been printed, whichever manifest says so."""
    out, before = folder / "shards", len(shop.received())
    run(report, out)
    run(report, out, "--shard", "1/1", "--resume", "--printer", "raw")
    run(report, out, "--resume", "--printer", "raw")
    expect(len(shop.received()) == before + N, f"{len(shop.received()) - before} jobs for {N} files that a shard and a whole run print")


def check_server(shop, report, folder):
    """The CUPS server goes away while jobs wait: that is said, and what is known of them is kept."""
    out = folder / "server"
    command = [str(c) for c in (hyogumi, "excerpt", report, "--by", "department", "-o", out, "-q", "--lang", "en", "--printer", "raw")]
    subprocess.run(["cupsdisable", "--hold", "raw"], check=True)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    journal = out / "manifest.log"
    for _ in range(200):
        if journal.exists() and journal.read_text().count('"sent"') == N:
            break
        time.sleep(0.05)
    time.sleep(0.5)
    shop.stop_cupsd()
    said = process.communicate(timeout=60)[1]
    expect(process.returncode == 6 and "E1013" in said, f"a server that went away: exit {process.returncode}: {said}")
    before = entries(out)
    expect("E1012" in run(report, out, "--printer", "raw", "--resume", status=5), "without a server nothing is said")
    expect([(e["job"], e["printed"]) for e in entries(out)] == [(e["job"], e["printed"]) for e in before], "without a server the jobs are forgotten")


def check_forgotten(shop, report, folder):
    """A queue that keeps no history: what may have been printed is for a person to look for, and not printed again."""
    out = folder / "forgotten"
    run(report, out, "--printer", "raw")
    before, manifest = len(shop.received()), out / "manifest.json"
    for was in ("sent", "created"):
        text = re.sub('"printed":"[a-z]+"', f'"printed":"{was}"', manifest.read_text())
        for entry in entries(out):
            text = text.replace(f'"job":{entry["job"]},', f'"job":{entry["job"] + 5000},')
        manifest.write_text(text)
        said = run(report, out, "--printer", "raw", "--resume", status=6)
        expect(said.count("E1017") == N and len(shop.received()) == before, f"{was}, and forgotten: {len(shop.received()) - before} printed; {said[:300]}")


def check_kills(shop, report, folder):
    """Killed anywhere between file and paper, then resumed: each once."""
    dice, before, out = random.Random(3), len(shop.received()), folder / "killed"
    command = [str(c) for c in (hyogumi, "excerpt", report, "--by", "department", "-o", out, "-q", "--printer", "raw", "--resume")]
    for _ in range(3):
        process = subprocess.Popen(command)
        time.sleep(0.1 + dice.random())
        process.kill()
        process.wait()
        time.sleep(0.1)
    run(report, out, "--printer", "raw", "--resume")
    got = shop.received()[before:]
    expect(sorted(job[4] for job in got) == hashes(out), f"after kills {len(got)} jobs for {N} files")


with tempfile.TemporaryDirectory(prefix="hyogumi-print-") as name:
    folder = pathlib.Path(name)
    shop = Shop(folder)
    try:
        shop.open()
        report = synthetic.write(folder / "in", departments=N, rows=3)
        check_paper(shop, report, folder / "out")
        check_faults(shop, report, folder)
        check_shards(shop, report, folder)
        check_forgotten(shop, report, folder)
        check_kills(shop, report, folder)
        check_server(shop, report, folder)
    finally:
        shop.close()

print("\n".join(faults) if faults else f"{N} files printed, each once, as they were made")
sys.exit(1 if faults else 0)
