"""What every adapter written in Python does with its lines."""

import asyncio
import json
import os
import platform
import sys
import threading
import traceback
from importlib.metadata import version

_printing = threading.Lock()


def print_line(line):
    with _printing:
        print(json.dumps(line), flush=True)


def about(package, *others):
    """The version of the package under test, and what it ran on."""
    beside = [f"{name} {version(name)}" for name in others]
    return {"version": version(package), "runtime": ", ".join([f"Python {platform.python_version()}", *beside])}


def describe(error):
    """An exception as the last line of Python's traceback names it: class with its module, and text."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return {"type": name, "message": str(error)}


def new_result(task):
    # No interface in Python says whether a close was clean, and none has a console.
    return {
        "run": task["run"],
        "events": [],
        "code": None,
        "reason": None,
        "wasClean": None,
        "error": None,
        "thrown": None,
        "console": [],
    }


def new_report(path):
    return {"path": path, "events": ["open"], "code": None, "reason": None, "error": None}


def find_unsupported(task, *lacks):
    """Why a task cannot be done: what it asks for is one of those that the library lacks, or a page."""
    act = task["act"]
    if act in ("navigate", "reload", "close-tab"):
        return "no-page"
    asked = {
        "no-connecting-close": act == "close-connecting",
        "no-limit": "maxMessage" in task,
        "no-heartbeat": "heartbeat" in task,
    }
    return next((lack for lack in lacks if asked[lack]), None)


def read_tasks(start):
    """Hands on each task of standard input. At its end nobody waits for an answer any more."""
    for line in sys.stdin:
        start(json.loads(line))
    os._exit(0)


async def serve_tasks(run_task):
    """Does tasks side by side in the event loop: run_task is a coroutine function that returns the answer."""
    loop = asyncio.get_running_loop()

    async def answer(task):
        try:
            print_line(await run_task(task))
        except Exception:
            traceback.print_exc()

    await asyncio.to_thread(read_tasks, lambda task: asyncio.run_coroutine_threadsafe(answer(task), loop))


def end_with_input():
    """A server ends when the lab is gone. Not by sys.stdin: Python cannot shut down while another thread reads that."""

    def wait():
        while os.read(0, 4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
