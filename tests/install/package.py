#!/usr/bin/env python3
"""Installed, the program works from any folder: package.py BUILD

BUILD is installed under a prefix that is then moved, and packed as a .deb.  The package goes into a clean root, which holds the
packages it depends on and those it recommends, all they depend on, and nothing else: no shell, no /proc, no source.  dpkg
itself unpacks it and judges whether what it needs is there; then the program runs in that root (chroot) as nobody.
Skipped (77) where there is no Debian, or no leave to change the root."""
import gzip, os, pathlib, re, shutil, subprocess, sys, tempfile

source = pathlib.Path(__file__).resolve().parents[2]
build = pathlib.Path(sys.argv[1]).resolve()
FILES = ["bin/hyogumi", "share/man/man1/hyogumi.1", "share/bash-completion/completions/hyogumi", "share/zsh/site-functions/_hyogumi",
         "share/fish/vendor_completions.d/hyogumi.fish", "share/hyogumi/fonts.xml", "share/hyogumi/layouts/revision.xml",
         "share/doc/hyogumi/examples/layouts/nerima-r1-progress.xml"]
LAYOUT = """<report name="small" title="小さな報告" data="d.xml"%s><style name="default" family="BIZ UDMincho" size="9pt"/>
<master name="body" width="148mm" height="210mm" inside="20mm" outside="20mm" head="20mm" foot="20mm"/>
<section master="body"><p>令和元年度の進捗状況</p></section></report>"""
faults = []


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


def run(*command, status=0, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    expect(" ".join(map(str, command)), done.returncode == status, f"exit {done.returncode}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return done


def write_small(folder):
    """A report of a user's own, which names no list of fonts, and one that names a list that is not there."""
    folder.mkdir(parents=True)
    (folder / "d.xml").write_text("<data/>")
    (folder / "small.xml").write_text(LAYOUT % "")
    (folder / "lost.xml").write_text(LAYOUT % ' fonts="fonts/lost.xml"')


def check_links(folder):
    """Every link of its pages leads to what is there, but to the world."""
    pages = list(folder.rglob("*.md"))
    expect("pages", len(pages) > 10, pages)
    for page in pages:
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text()):
            expect(f"{page.relative_to(folder)} leads to", ":" in link or (page.parent / link).exists(), link)


def check_words(path):
    expect(f"words of {path.name}", "令和元年度の進捗状況" in run("pdftotext", path, "-").stdout)


def check_prefix(scratch):
    """cmake --install; the tree moved; run by path, by PATH, and through a link."""
    run("cmake", "--install", build, "--prefix", scratch / "first")
    for file in FILES:
        expect("installed", (scratch / "first" / file).is_file(), file)
    check_links(scratch / "first/share/doc/hyogumi")
    for topic, file in zip(("man", "bash", "zsh", "fish"), FILES[1:5]):
        expect("as the program prints it", (scratch / "first" / file).read_text() == run(build / "hyogumi", "help", topic).stdout, file)
    prefix, mine = scratch / "moved", scratch / "mine"
    (scratch / "first").rename(prefix)
    write_small(mine)
    (scratch / "link").symlink_to(prefix / "bin/hyogumi")
    bare = {"PATH": f"{prefix}/bin:/usr/bin:/bin"}
    for number, program in enumerate((prefix / "bin/hyogumi", "hyogumi", "../link")):
        run(program, "render", "small.xml", "-o", f"{number}.pdf", cwd=mine, env=bare)
        check_words(mine / f"{number}.pdf")
    said = run("hyogumi", "render", "lost.xml", "--notes", "--lang", "en", cwd=mine, env=bare).stderr
    expect("a list that is not there is told", "note[N0405]" in said and f"{prefix}/share/hyogumi/fonts.xml" in said, said)
    check_words(mine / "output/small.pdf")
    (prefix / "share/hyogumi/fonts.xml").unlink()
    if not pathlib.Path("/usr/local/share/hyogumi/fonts.xml").exists():
        said = run("hyogumi", "render", "small.xml", "--lang", "en", "-o", "none.pdf", status=1, cwd=mine, env=bare).stderr
        expect("without any list", "small.xml:1:1: error[E0407]" in said and not (mine / "none.pdf").exists(), said)
    return mine


def field(package, name):
    return run("dpkg-deb", "-f", package, name).stdout.strip()


def names_in(relation):
    """The packages a relation names, of alternatives the one that is here."""
    for one in filter(None, (part.strip() for part in relation.split(","))):
        choices = [re.match(r"[a-z0-9.+-]+", choice.strip())[0] for choice in one.split("|")]
        yield next((name for name in choices if name in here), choices[0])


def closure(names):
    """These packages, and all they depend on."""
    found, wanted = {}, list(names)
    while wanted:
        name = wanted.pop()
        if name in found or name not in here:
            continue
        found[name] = run("dpkg-query", "-s", name).stdout
        for key in ("Depends", "Pre-Depends"):
            relation = re.search(rf"^{key}: (.*)$", found[name], re.M)
            wanted += names_in(relation[1]) if relation else []
    return found


def make_root(root, packages):
    """Their files, and dpkg's own record of them."""
    for folder in ("usr/bin", "usr/sbin", "usr/lib", "usr/lib64", "var/lib/dpkg/info", "var/lib/dpkg/updates", "home/nobody", "tmp"):
        (root / folder).mkdir(parents=True)
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / name).symlink_to(f"usr/{name}")
    files = run("dpkg-query", "-L", *packages).stdout.splitlines()
    listed = "\n".join(sorted({f for f in files if f.startswith("/") and not f.startswith("/usr/share/doc") and (os.path.islink(f) or os.path.isfile(f))}))
    run("bash", "-c", 'set -o pipefail; tar -cf - -h --no-recursion -T - 2>/dev/null | tar -xf - -C "$1"', "bash", root, input=listed, cwd="/")
    (root / "var/lib/dpkg/status").write_text("\n".join(packages.values()))
    run("ldconfig", "-r", root)


def dpkg(root, *arguments, status=0):
    return run("dpkg", f"--root={root}", "--log=/dev/null", *arguments, status=status)


def check_package(scratch, mine):
    run("cpack", "-G", "DEB", "-B", scratch / "packed", "--config", build / "CPackConfig.cmake", cwd=scratch)
    [package] = (scratch / "packed").glob("hyogumi_*.deb")
    version = re.search(r"project\(hyogumi VERSION (\S+)", (source / "CMakeLists.txt").read_text())[1]
    expect("the version of the project", field(package, "Version") == version, field(package, "Version"))
    for name in ("Maintainer", "Section", "Description"):
        expect("the package says its", field(package, name), name)
    opened = {name.decode().replace(".so.", "") for name in re.findall(rb"\blib(?:zip|xlsxwriter|cups)\.so\.\d+", (build / "hyogumi").read_bytes())}
    depends, suggests = set(names_in(field(package, "Depends"))), field(package, "Suggests").split(" | ")
    for name in opened:
        expect("a library that is opened late", {name, name + "t64"} & (set(suggests) if "cups" in name else depends), (name, depends, suggests))
    expect("libraries that are opened late", {"zip", "xlsxwriter"} <= {name[3:].rstrip("0123456789") for name in opened}, opened)
    depends, fonts = closure(names_in(field(package, "Depends"))), closure(names_in(field(package, "Recommends")))
    expect("it depends on its libraries", {"libc6", "libharfbuzz0b", "libxml2"} <= depends.keys(), sorted(depends))
    expect("it recommends the fonts", "fonts-morisawa-bizud-gothic" in fonts, sorted(fonts))

    root = scratch / "root"
    make_root(root, {**depends, **fonts})
    status = (root / "var/lib/dpkg/status").read_text()
    (root / "var/lib/dpkg/status").write_text(re.sub(r"Package: libxml2\n(?:.+\n)*", "", status))
    said = dpkg(root, "-i", package, status=1).stderr
    expect("without a library it is not configured", "hyogumi depends on libxml2" in said, said)
    (root / "var/lib/dpkg/status").write_text(status)
    dpkg(root, "-i", package)
    expect("dpkg has it", "Status: install ok installed" in dpkg(root, "-s", "hyogumi").stdout)
    check_root(root, mine)
    dpkg(root, "-P", "hyogumi")
    left = [str(p) for p in root.rglob("*hyogumi*") if "/var/lib" not in str(p)]
    expect("taken out, nothing stays", not left, left)


def check_root(root, mine):
    """As nobody, in a folder of nobody's, by the name of the program alone."""
    home = root / "home/nobody"
    for file in ("small.xml", "lost.xml", "d.xml"):
        shutil.copy(mine / file, home)
    os.chmod(root / "tmp", 0o1777)
    os.chown(home, 65534, 65534)

    def inside(*arguments):
        return run(shutil.which("chroot"), "--userspec=65534:65534", root, "/usr/bin/hyogumi", *arguments, env={"HOME": "/home/nobody"})
    expect("its version", inside("version").stdout.startswith("hyogumi "))
    inside("render", "/home/nobody/small.xml", "-o", "/home/nobody/small.pdf")
    check_words(home / "small.pdf")
    expect("the list of the package", "/usr/share/hyogumi/fonts.xml" in inside("render", "/home/nobody/lost.xml", "--notes", "-o", "/home/nobody/lost.pdf").stderr)
    expect("all its fonts are there", "MISSING" not in inside("fonts").stdout, inside("fonts").stdout)
    example = "/usr/share/doc/hyogumi/examples/layouts/nerima-r1-progress.xml"
    inside("render", example, "-o", "/tmp/booklet.pdf")
    run(build / "hyogumi", "render", source / "layouts/nerima-r1-progress.xml", "-o", root / "tmp/here.pdf")
    check_links(root / "usr/share/doc/hyogumi")
    expect("the example is the booklet", (root / "tmp/booklet.pdf").read_bytes() == (root / "tmp/here.pdf").read_bytes())

    share = root / "usr/share"
    (mine / "hyogumi.1").write_bytes(gzip.decompress((share / "man/man1/hyogumi.1.gz").read_bytes()))
    for command, path in ((["groff", "-man", "-ww", "-z"], mine / "hyogumi.1"), (["bash", "-n"], share / "bash-completion/completions/hyogumi"),
                          (["zsh", "-n"], share / "zsh/vendor-completions/_hyogumi"), (["fish", "-n"], share / "fish/vendor_completions.d/hyogumi.fish")):
        if shutil.which(command[0]):
            expect(f"{command[0]} reads it", run(*command, path).stderr == "")


with tempfile.TemporaryDirectory() as name:
    scratch = pathlib.Path(name)
    os.chmod(scratch, 0o755)
    mine = check_prefix(scratch)
    lacking = [tool for tool in ("dpkg", "dpkg-shlibdeps", "cpack", "ldconfig", "chroot") if not shutil.which(tool)]
    may_chroot = os.geteuid() == 0 and subprocess.run(["chroot", "/", "true"]).returncode == 0
    if not lacking and may_chroot:
        here = set(subprocess.run(["dpkg-query", "-W", "-f", "${Package}\n"], capture_output=True, text=True).stdout.split())
        check_package(scratch, mine)

if faults:
    print("\n".join(faults))
    sys.exit(1)
if lacking or not may_chroot:
    print(f"installed under a prefix it works; the package was not tried: {', '.join(lacking) or 'only root may change the root'}")
    sys.exit(77)
print("installed under a prefix and as a package, it works from any folder")
