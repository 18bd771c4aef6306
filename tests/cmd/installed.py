"""The program as one has it who has installed it: with its list of fonts beside it, which a layout may leave to it."""
import pathlib, shutil, subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def installed(program, folder):
    """The program as it lies in a tree of its own in the folder."""
    (folder / "bin").mkdir(parents=True)
    (folder / "share/hyogumi").mkdir(parents=True)
    shutil.copy(ROOT / "fonts/fonts.xml", folder / "share/hyogumi")
    return pathlib.Path(shutil.copy(program, folder / "bin/hyogumi"))


def run(*command, cwd):
    return subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True, text=True)
