"""Puts the packages of requirements.txt into the folder named on the command line, unless they are there already."""

import shutil
import subprocess
import sys
from pathlib import Path

requirements = Path(__file__).with_name("requirements.txt")
target = Path(sys.argv[1])
stamp = target / "installed.txt"
# Compiled packages fit one version of Python only.
wanted = f"{sys.version}\n{requirements.read_text()}"

if not (stamp.is_file() and stamp.read_text() == wanted):
    # pip --target leaves older versions beside the new ones.
    shutil.rmtree(target, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(target), "--requirement", str(requirements)], check=True)
    stamp.write_text(wanted)
