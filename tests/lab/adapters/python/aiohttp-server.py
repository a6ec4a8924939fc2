"""A server with aiohttp, run by web.run_app()."""

import asyncio
import socket

from aiohttp import WSMsgType, web
from lines import about, describe, end_with_input, new_report, print_line

# One setting for Ping and Pong: aiohttp waits half of the interval for a Pong.
settings = {"/limit": {"max_msg_size": 1024}, "/heartbeat": {"heartbeat": 1}}


async def handler(request):
    path = request.path
    if path == "/secret" and "Authorization" not in request.headers:
        raise web.HTTPUnauthorized()
    websocket = web.WebSocketResponse(**settings.get(path, {}))
    await websocket.prepare(request)
    report = new_report(path)
    try:
        await echo(websocket, path, report)
    except (Exception, asyncio.CancelledError) as error:
        # From receive() or a send; aiohttp cancels handlers that still run when the server has to end.
        report["events"].append("error")
        report["error"] = report["error"] or describe(error)
        raise
    finally:
        print_line(report)
    if path == "/throw":
        raise RuntimeError("the handler failed")
    return websocket


async def echo(websocket, path, report):
    while True:
        message = await websocket.receive()
        if message.type is WSMsgType.ERROR:
            report["events"].append("error")
            report["error"] = describe(message.data)
        elif message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            # "async for" ends at these; only the first, the client's Close frame, brings a reason.
            report["events"].append("close")
            report["code"] = websocket.close_code
            report["reason"] = message.extra
            if report["error"] is None and websocket.exception() is not None:
                report["error"] = describe(websocket.exception())
            return
        else:
            report["events"].append("message")
            if path in ("/throw", "/return"):
                return
            if message.type is WSMsgType.TEXT:
                await websocket.send_str(message.data)
            else:
                await websocket.send_bytes(message.data)


listener = socket.create_server(("127.0.0.1", 0))


async def announce(_app):
    print_line({"ready": True, "port": listener.getsockname()[1], **about("aiohttp")})


end_with_input()
application = web.Application()
application.router.add_get("/{path}", handler)
application.on_startup.append(announce)
# What it prints by itself would stand among the lines.
web.run_app(application, sock=listener, print=None)
