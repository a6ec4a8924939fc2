import asyncio

PATIENCE = 5


def guard(user_of, start):
    """A handler for websockets.serve: start(socket, user) gets those who may."""

    async def handle(socket):
        try:
            token = await asyncio.wait_for(socket.recv(), PATIENCE)
        except TimeoutError:
            await socket.close(3008, "no token")
            return
        user = await user_of(token)
        if user is None:
            await socket.close(3000, "token invalid")
        elif not user.may_read:
            await socket.close(3003, "not allowed")
        else:
            await start(socket, user)

    return handle
