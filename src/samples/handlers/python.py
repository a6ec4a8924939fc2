import websockets


async def listen(url, handle):
    async with websockets.connect(url) as socket:
        try:
            async for message in socket:
                await handle(message)
        except websockets.ConnectionClosedError:
            pass  # Every ending is printed below, whatever its code.
        code, reason = socket.close_code, socket.close_reason
        print(f"WebSocket closed: {code} {reason!r} https://whyclosed.example/{code}")
