"""A server with websockets, by its asyncio interface."""

import asyncio
from http import HTTPStatus

from lines import about, describe, end_with_input, new_report, print_line
from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed


def process_request(connection, request):
    if request.path == "/secret" and "Authorization" not in request.headers:
        return connection.respond(HTTPStatus.UNAUTHORIZED, "Missing credentials\n")
    # serve() takes max_size, ping_interval and ping_timeout for all paths alike; this is where a connection keeps them.
    if request.path == "/limit":
        connection.protocol.max_message_size = 1024
    if request.path == "/heartbeat":
        connection.ping_interval = connection.ping_timeout = 1
    return None


async def handler(websocket):
    path = websocket.request.path
    report = new_report(path)
    try:
        while True:
            message = await websocket.recv()
            report["events"].append("message")
            if path in ("/throw", "/return"):
                break
            await websocket.send(message)
    except ConnectionClosed as closed:
        # As in the client: the end of every connection, well or not.
        report["events"].append("close")
        report["code"] = websocket.close_code
        report["reason"] = websocket.close_reason
        report["error"] = describe(closed)
    print_line(report)
    if path == "/throw":
        raise RuntimeError("the handler failed")


async def main():
    end_with_input()
    server = await serve(handler, "127.0.0.1", 0, process_request=process_request)
    print_line({"ready": True, "port": server.sockets[0].getsockname()[1], **about("websockets")})
    # The library handles no signal: SIGTERM ends the process at once.
    await server.serve_forever()


asyncio.run(main())
