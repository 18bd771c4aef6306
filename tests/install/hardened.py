#!/usr/bin/env python3
"""The program that is installed is hardened, and meets of libharu only what never reads a foreign file: hardened.py BUILD

readelf and nm say what is in the binary: position independent, all relocations read-only before main, no stack that can be run, canaries,
checked calls of the C library; no symbol of libharu beside those below (its readers of fonts and pictures have overflows, and its
SaveToFile calls a full disk a success).  A binary that is not built so is seen: a plain one is made and must fail each question.

Control flow enforcement (CET, on x86): each of our objects is marked for it; the program, too, where what the C library begins programs with is,
for the linker marks nothing of which a part is not."""
import pathlib, platform, re, subprocess, sys, tempfile

build = pathlib.Path(sys.argv[1]).resolve()
faults = []

# What writes objects and pages of a file in memory; nothing that opens, decodes or encodes.
HARU = set("""Binary_New CallbackWriter_New Dict_Add Dict_AddName GetError GetVersion List_Add NewEx Obj_WriteValue SetPageMode String_New Xref_GetEntry""".split())


def said(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout


def missing(program):
    """What is asked for and is not there."""
    header, segments, dynamic = said("readelf", "-hW", program), said("readelf", "-lW", program), said("readelf", "-dW", program)
    symbols = said("nm", "-D", "--undefined-only", program)
    stack = re.search(r"GNU_STACK.*", segments)
    return {name for name, holds in {
        "position independent": re.search(r"Type:\s+DYN", header) and "PIE" in dynamic,
        "relocations read-only": "GNU_RELRO" in segments,
        "bound at once": "BIND_NOW" in dynamic or re.search(r"FLAGS_1.*NOW", dynamic),
        "stack is no code": stack and " RWE " not in stack[0],
        "no page both written and run": not re.search(r"LOAD.* RWE ", segments),
        "canaries": "__stack_chk_fail" in symbols,
        "checked calls": re.search(r"__\w+_chk\b(?<!__stack_chk)", symbols),
        "no path to libraries": not re.search(r"RPATH|RUNPATH", dynamic),
    }.items() if not holds}


def marked(*files):
    """How many objects in these say that they may be run under CET, and how many there are."""
    notes = said("readelf", "-nW", *files)
    return len(re.findall(r"x86 feature:.*IBT.*SHSTK", notes)), sum(len(said("ar", "t", f).split()) if str(f).endswith(".a") else 1 for f in files)


def check_cet(program):
    if platform.machine() != "x86_64":
        return "not of this machine"
    ours, of = marked(build / "libhyogumi_core.a")
    if ours < of:
        faults.append(f"CET: {of - ours} of {of} objects are not marked")
    starts = [said("cc", f"-print-file-name={name}").strip() for name in ("Scrt1.o", "crti.o", "crtbeginS.o", "crtendS.o", "crtn.o")]
    can_be = sum(marked(start)[0] > 0 for start in starts) == len(starts)
    if can_be and not marked(program)[0]:
        faults.append("CET: the program is not marked")
    return f"all {of} objects, and the program" if can_be else f"all {of} objects; the program cannot be, for the C library's are not"


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run(["cmake", "--install", build, "--prefix", folder / "usr"], check=True, capture_output=True)
    program = folder / "usr/bin/hyogumi"
    faults += [f"the program is not: {name}" for name in sorted(missing(program))]
    met = set(re.findall(r" U HPDF_(\w+)", said("nm", "-D", "--undefined-only", program)))
    faults += [f"HPDF_{name} is met" for name in sorted(met - HARU)] + [f"HPDF_{name} is met no more" for name in sorted(HARU - met)]
    if not met:
        faults.append("nothing of libharu is met: is this the program?")
    cet = check_cet(program)
    (folder / "plain.c").write_text("int main(void) { return 0; }")
    subprocess.run(["cc", "-fcf-protection=none", "-c", folder / "plain.c", "-o", folder / "plain.o"], check=platform.machine() == "x86_64", capture_output=True)
    if platform.machine() == "x86_64" and marked(folder / "plain.o")[0]:
        faults.append("the yardstick does not see: CET")
    # the yardstick
    (folder / "plain.c").write_text("int main(int n, char **words) { char line[40]; for (int i = 0; i < n; i++) line[i] = words[i][0]; return line[0]; }")
    plain = folder / "plain"
    subprocess.run(["cc", "-O0", "-no-pie", "-fno-stack-protector", "-Wl,-z,norelro,-z,lazy,-z,execstack", "-Wl,-rpath,/tmp", folder / "plain.c", "-o", plain],
                   check=True, capture_output=True)
    unseen = {"position independent", "relocations read-only", "bound at once", "stack is no code", "canaries", "checked calls", "no path to libraries"} - missing(plain)
    faults += [f"the yardstick does not see: {name}" for name in sorted(unseen)]
print(f"{len(met)} functions of libharu; CET: {cet}; {len(faults)} faults")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
