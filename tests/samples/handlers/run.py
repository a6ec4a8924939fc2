import asyncio
import sys

from python import listen


async def ignore(message):
    pass


asyncio.run(listen(sys.argv[1], ignore))
