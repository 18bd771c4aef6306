#!/usr/bin/env python3
"""The array job of docs/batch.md on a Slurm of our own, one machine, loopback: slurm.py HYOGUMI

The script is taken from the document; what its tasks made, joined, is what one run makes."""
import json, os, pathlib, re, shutil, socket, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import synthetic

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
os.environ["PATH"] += ":/usr/sbin:/sbin"
missing = [tool for tool in ("munged", "slurmctld", "slurmd", "sbatch") if not shutil.which(tool)]
if missing or os.geteuid():
    print("slurm: not tried:", f"{', '.join(missing)} not installed" if missing else "a Slurm of our own needs root")
    sys.exit(77)

CONF = """ClusterName=local
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ctl}
SlurmdPort={node}
AuthType=auth/munge
AuthInfo=socket={folder}/munge/sock
CryptoType=crypto/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation={folder}/ctl
SlurmdSpoolDir={folder}/d
SlurmctldPidFile={folder}/ctl.pid
SlurmdPidFile={folder}/d.pid
SlurmctldLogFile={folder}/ctl.log
SlurmdLogFile={folder}/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0
ReturnToService=2
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""
running = []


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(folder, *command, ready):
    log = open(folder / f"{pathlib.Path(command[0]).name}.out", "w")
    running.append(subprocess.Popen([str(c) for c in command], stdout=log, stderr=log))
    for _ in range(150):
        if ready():
            return
        time.sleep(0.1)
    raise RuntimeError(f"{command[0]} did not start: {pathlib.Path(log.name).read_text()[-400:]}")


def open_cluster(folder):
    os.chmod(folder, 0o755)
    for name in ("munge", "ctl", "d"):
        (folder / name).mkdir()
    munge = folder / "munge"
    (munge / "key").write_bytes(os.urandom(1024))
    (munge / "key").chmod(0o600)
    shutil.chown(munge / "key", "munge", "munge")
    shutil.chown(munge, "munge", "munge")
    munge.chmod(0o711)
    start(folder, "setpriv", "--reuid=munge", "--regid=munge", "--clear-groups", "munged", "--force", "--foreground", f"--key-file={munge}/key",
          f"--socket={munge}/sock", f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed", ready=(munge / "sock").exists)
    host = socket.gethostname().split(".")[0]
    (folder / "slurm.conf").write_text(CONF.format(host=host, ctl=free_port(), node=free_port(), folder=folder, cpus=os.cpu_count()))
    os.environ["SLURM_CONF"] = str(folder / "slurm.conf")
    start(folder, "slurmctld", "-D", "-i", "-c", "-f", folder / "slurm.conf", ready=lambda: True)
    idle = lambda: re.search("idle|mix|alloc", subprocess.run(["sinfo", "-h", "-o", "%t"], capture_output=True, text=True).stdout)
    start(folder, "slurmd", "-D", "-f", folder / "slurm.conf", ready=idle)


def close_cluster():
    for process in reversed(running):
        process.terminate()
    for process in reversed(running):
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()


def manifest(out):
    whole = json.loads((out / "manifest.json").read_text())
    for entry in whole["outputs"]:
        entry.pop("seconds")
    return whole


with tempfile.TemporaryDirectory(prefix="hyogumi-slurm-") as name:
    folder = pathlib.Path(name)
    report = synthetic.write(folder / "in", departments=16)
    run = lambda out, *more: subprocess.run([hyogumi, "excerpt", report, "--by", "department", "-o", out, "-q", *more], check=True)
    run(folder / "whole")
    script = re.search(r"(#!/bin/bash\n#SBATCH.*?)```", (root / "docs/batch.md").read_text(), re.S)[1]
    (folder / "excerpts.sbatch").write_text(script.replace("--cpus-per-task=2", "--cpus-per-task=1"))
    os.environ.update(LAYOUT=str(report), DIR=str(folder / "array"), PATH=f"{hyogumi.parent}:{os.environ['PATH']}")
    try:
        open_cluster(folder)
        done = subprocess.run(["sbatch", "--wait", "--array=1-4", "excerpts.sbatch"], cwd=folder, capture_output=True, text=True, timeout=120)
    finally:
        close_cluster()
    logs = "".join(p.read_text() for p in folder.glob("excerpts-*.out"))
    if done.returncode or len(list((folder / "array").glob("manifest-*-of-4.json"))) != 4:
        sys.exit(f"the array job ended with {done.returncode}: {done.stderr}{logs}")
    times = {p.name: p.stat().st_mtime_ns for p in (folder / "array").glob("*.pdf")}
    run(folder / "array", "--resume")
    if manifest(folder / "array") != manifest(folder / "whole"):
        sys.exit("the manifest of the array job is not that of one run")
    if times != {p.name: p.stat().st_mtime_ns for p in (folder / "array").glob("*.pdf")}:
        sys.exit("joining made files again")
print("an array job of 4 tasks makes what one run makes")
