import websockets


async def listen(url, handle, every=20, patience=20):
    """Handle messages until the connection ends; a peer that leaves a Ping unanswered ends it too."""
    # The library sends the Pings and awaits each Pong. A dead peer will not answer the Close frame either.
    async with websockets.connect(url, ping_interval=every, ping_timeout=patience, close_timeout=1) as socket:
        try:
            async for message in socket:
                await handle(message)
        except websockets.ConnectionClosedError as error:
            if error.rcvd is None:
                print(f"No answer: {error}")
            raise
