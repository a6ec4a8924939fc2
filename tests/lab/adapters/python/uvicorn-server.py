"""A server with Starlette, run by uvicorn with the WebSocket implementation that it takes by itself."""

import socket
from contextlib import asynccontextmanager

import uvicorn
from lines import about, describe, end_with_input, new_report, print_line
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocketDisconnect
from uvicorn.protocols.websockets.auto import AutoWebSocketsProtocol


class SettingsByPath(AutoWebSocketsProtocol):
    """uvicorn takes ws_max_size, ws_ping_interval and ws_ping_timeout for all paths alike; this is where a connection keeps them."""

    def handle_connect(self, event):
        if event.path == "/limit":
            self.conn.max_message_size = 1024
        if event.path == "/heartbeat":
            self.ping_interval = self.ping_timeout = 1
        super().handle_connect(event)


async def endpoint(websocket):
    path = websocket.url.path
    if path == "/secret" and "Authorization" not in websocket.headers:
        return await websocket.send_denial_response(PlainTextResponse("Unauthorized", status_code=401))
    await websocket.accept()
    report = new_report(path)
    try:
        while True:
            message = await receive(websocket)
            report["events"].append("message")
            if path in ("/throw", "/return"):
                break
            if message.get("text") is not None:
                await websocket.send_text(message["text"])
            else:
                await websocket.send_bytes(message["bytes"])
    except WebSocketDisconnect as disconnect:
        report["events"].append("close")
        report["code"] = disconnect.code
        report["reason"] = disconnect.reason
        report["error"] = describe(disconnect)
    except Exception as error:
        report["events"].append("error")
        report["error"] = describe(error)
    print_line(report)
    if path == "/throw":
        raise RuntimeError("the handler failed")


async def receive(websocket):
    """What receive_text() and receive_bytes() do, for both kinds of message."""
    message = await websocket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"], message.get("reason"))
    return message


listener = socket.create_server(("127.0.0.1", 0))


@asynccontextmanager
async def announce(_app):
    print_line({"ready": True, "port": listener.getsockname()[1], **about("uvicorn", "starlette", "websockets")})
    yield


end_with_input()
application = Starlette(routes=[WebSocketRoute("/{path}", endpoint)], lifespan=announce)
# The access log would go to standard output, among the lines.
uvicorn.run(application, fd=listener.fileno(), ws=SettingsByPath, access_log=False)
