"""Runs a sample of Python: run.py <topic> <URL or port>. SAMPLES is the folder of the samples."""

import asyncio
import os
import sys
from types import SimpleNamespace

import websockets

topic, target = sys.argv[1:]
sys.path.insert(0, os.path.join(os.environ["SAMPLES"], topic))
import python as sample  # noqa: E402


async def ignore(message):
    pass


async def handlers():
    await sample.listen(target, ignore)


async def reconnect():
    sleep = asyncio.sleep
    # The clock of what waits for seconds, a hundred times as fast.
    asyncio.sleep = lambda wait: sleep(wait / 100)
    print("ended", await sample.stay_connected(target, ignore))


async def heartbeat():
    try:
        await sample.listen(target, ignore, every=1, patience=1)
        print("closed")
    except websockets.ConnectionClosedError:
        print("dead")


async def authentication():
    users = {"reader": SimpleNamespace(may_read=True), "guest": SimpleNamespace(may_read=False)}

    async def user_of(token):
        return users.get(token)

    async def start(socket, user):
        await socket.send("welcome")
        await socket.wait_closed()

    async with websockets.serve(sample.guard(user_of, start), "127.0.0.1", int(target)):
        await asyncio.Future()


asyncio.run({"handlers": handlers, "reconnect": reconnect, "heartbeat": heartbeat, "authentication": authentication}[topic]())
