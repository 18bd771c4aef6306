#!/usr/bin/env python3
"""What `help` prints for man, bash, zsh and fish: they read it without a word, and offer what VERB -h lists: shells.py HYOGUMI"""
import os, pathlib, pty, re, select, shutil, subprocess, sys, tempfile, time

hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


def said(*command, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    expect(" ".join(map(str, command)), done.returncode == 0 and not done.stderr, done.stderr)
    return done.stdout


def options_of(verb):
    return sorted(set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", said(hyogumi, verb, "-h", "--lang", "en"), re.M)))


verbs = re.findall(r"^  hyogumi (\w+)", said(hyogumi, "help", "--lang", "en"), re.M)
options = {verb: options_of(verb) for verb in verbs}
topics = ["man", "bash", "zsh", "fish"]
expect("there are verbs, each with its help", len(verbs) > 5 and all("--help" in o and "--notes" in o for o in options.values()), options)


def check_man(path):
    expect("groff has nothing to say", said("groff", "-man", "-ww", "-z", path) == "")
    text = re.sub(r".\x08", "", said("groff", "-man", "-Tascii", path, env={**os.environ, "GROFF_NO_SGR": "1"}))
    for word in [*verbs, *{option for each in options.values() for option in each}]:
        expect("the manual page has", word in text, word)


def check_bash(path):
    def offered(*words):
        script = f'. {path}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hyogumi; printf "%s\\n" "${{COMPREPLY[@]}}"'
        return sorted(filter(None, set(said("bash", "-c", script, "bash", "hyogumi", *words).splitlines())))
    said("bash", "-n", path)
    check_offers("bash", offered)
    expect("bash: help", offered("help", "") == sorted([*verbs, *topics, *options["help"]]), offered("help", ""))


def check_fish(path):
    def offered(*words):
        line = " ".join(["hyogumi", *words])
        rows = said("fish", "--no-config", "-c", f"source {path}; complete -C '{line}'", cwd=empty).splitlines()
        return sorted({row.split("\t")[0] for row in rows})
    said("fish", "--no-execute", path)
    check_offers("fish", offered)
    expect("fish: help", offered("help", "") == sorted([*verbs, *topics]), offered("help", ""))


def check_offers(shell, offered):
    expect(f"{shell}: verbs", offered("") == sorted(verbs), offered(""))
    for verb in verbs:
        expect(f"{shell}: {verb}", offered(verb, "--") == options[verb], offered(verb, "--"))
    expect(f"{shell}: choices", offered("render", "--profile", "") == ["archive", "press", "screen"], offered("render", "--profile", ""))
    for verb, modes in (("revise", ["changes", "leaves", "reflow"]), ("excerpt", ["pages", "rows"])):
        expect(f"{shell}: one name, the choices of {verb}", offered(verb, "--mode", "") == modes, offered(verb, "--mode", ""))


def typed(keys, path):
    """What an interactive zsh shows when these are typed, and a tab."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", PS1="ready> ", HOME=str(empty), LANG="C.UTF-8")
        os.chdir(empty)
        os.execvp("zsh", ["zsh", "-f", "-i"])
    shown = ""

    def wait_for(word, seconds=10):
        nonlocal shown
        end = time.monotonic() + seconds
        while word not in shown and time.monotonic() < end:
            if select.select([terminal], [], [], 0.1)[0]:
                shown += os.read(terminal, 4096).decode(errors="replace")
    wait_for("ready> ")
    setup = f"unsetopt zle_bracketed_paste; fpath=({path.parent} $fpath); autoload -U compinit; compinit -u -D; LISTMAX=999; COLUMNS=300; echo s''et\n"
    os.write(terminal, setup.encode())
    wait_for("\nset")
    shown = ""
    os.write(terminal, keys.encode() + b"\t")
    wait_for("\0", 1.5)
    os.close(terminal)
    os.waitpid(child, 0)
    return shown


def check_zsh(path):
    said("zsh", "-n", path)
    stubs = ("_arguments() { print -rl -- $@ }; _describe() { print -rl -- ${(P)2} }; "
             'source /dev/stdin "$@" <<< "words=(\\"\\$@\\"); CURRENT=\\$#; $(<"' + str(path) + '")"')
    for verb in verbs:
        specs = said("zsh", "-f", "-c", stubs, "zsh", "hyogumi", verb, "--")
        expect(f"zsh: {verb}", sorted(set(re.findall(r"^(?:\([^)]*\)|\*)?(--[\w-]+)", specs, re.M))) == options[verb], specs)
    expect("zsh: a word is finished", "--profile" in typed("hyogumi render --prof", path), typed("hyogumi render --prof", path))
    modes = typed("hyogumi revise --mode ", path)
    expect("zsh: the choices of revise", all(mode in modes for mode in ("changes", "leaves", "reflow")) and "rows" not in modes, modes)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    empty = folder / "empty"
    empty.mkdir()
    not_there = []
    for topic, program, check in (("man", "groff", check_man), ("bash", "bash", check_bash), ("zsh", "zsh", check_zsh), ("fish", "fish", check_fish)):
        path = folder / ("_hyogumi" if topic == "zsh" else f"hyogumi.{topic}")
        path.write_text(said(hyogumi, "help", topic))
        if shutil.which(program):
            check(path)
        else:
            not_there.append(program)

print("\n".join(faults) if faults else f"man, bash, zsh and fish know what the program knows{'; not here: ' * bool(not_there)}{', '.join(not_there)}")
sys.exit(1 if faults else 0)
