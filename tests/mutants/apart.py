"""A process of its own for each fault: it imports the product anew, the faulty module in place of the right one."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

# What every child needs and no fault is made in: imported once, before the first of them.
import hypothesis  # noqa: F401
import numpy as np  # noqa: F401
import openpyxl  # noqa: F401
import pandas as pd  # noqa: F401
import pydantic  # noqa: F401
import python_calamine  # noqa: F401
import scipy.optimize
import scipy.special
import scipy.stats  # noqa: F401
import xlsxwriter  # noqa: F401

ROOT: Final = Path(__file__).parents[2]


class Mutated(importlib.machinery.SourceFileLoader):
    """Loads a module from other code than its file's."""

    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        """The code with the fault."""
        return self.code


class Finder(importlib.abc.MetaPathFinder):
    """Finds modules of other code than their files'; all others are found as ever."""

    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self.trees = {file.removesuffix(".py").replace("/", "."): (file, tree) for file, tree in trees.items()}

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        """The changed module; None for every other."""
        if fullname not in self.trees:
            return None
        file, tree = self.trees[fullname]
        loader = Mutated(fullname, str(ROOT / file))
        loader.code = compile(tree, str(ROOT / file), "exec")
        return importlib.util.spec_from_file_location(fullname, ROOT / file, loader=loader)


def apart(work: Callable[[], int]) -> int:
    """Run in a child that prints nothing; its process."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    code = 2
    try:
        code = work()
    except BaseException:  # noqa: BLE001  # whatever ends it, the parent goes on alone
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """The exit code of a child, once it has ended; of one that was killed the signal, below 0."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
