import asyncio
import random
import time

import websockets

# Seconds before the first attempt, at least and at most, after the codes whose cause passes by itself.
WAITS = {1001: (0, 5), 1006: (0, 5), 1011: (0, 5), 1012: (5, 30), 1013: (30, 60), 1014: (0, 5), 3008: (0, 5)}


async def listen(url, handle):
    """Handle the messages of one connection; return its close code and how long it was open."""
    try:
        async with websockets.connect(url) as socket:
            opened = time.monotonic()
            try:
                async for message in socket:
                    await handle(message)
            except websockets.ConnectionClosedError:
                pass
            return socket.close_code, time.monotonic() - opened
    except (OSError, websockets.InvalidHandshake):
        return 1006, 0  # What a browser would say.


async def stay_connected(url, handle):
    """Connect for as long as that helps; return the last close code."""
    failures = 0
    worked = False
    while True:
        code, seconds = await listen(url, handle)
        worked = worked or seconds > 0
        if seconds > 5:
            failures = 0
        if code not in WAITS or (not worked and failures == 2):
            return code
        least, most = WAITS[code]
        wait = random.uniform(least, min(60, most * 2**failures))
        failures += 1
        print(f"{code}: connecting again in {wait:.1f} s")
        await asyncio.sleep(wait)
