"""aiohttp: ClientSession.ws_connect(), then receive() until a message says that the connection is closed."""

import asyncio

from aiohttp import ClientSession, WSMsgType
from lines import about, describe, find_unsupported, new_result, print_line, serve_tasks


async def run_task(task):
    # Until ws_connect() returns there is nothing that has a close().
    lack = find_unsupported(task, "no-connecting-close")
    if lack:
        return {"run": task["run"], "unsupported": lack}
    options = {}
    if "protocols" in task:
        options["protocols"] = task["protocols"]
    if "maxMessage" in task:
        options["max_msg_size"] = task["maxMessage"]
    if "heartbeat" in task:
        # One setting for both: aiohttp waits half of it for a Pong.
        options["heartbeat"] = task["heartbeat"]

    result = new_result(task)
    async with ClientSession() as session:
        try:
            websocket = await session.ws_connect(task["url"], **options)
        except Exception as error:
            result["events"].append("error")
            result["error"] = describe(error)
            return result
        result["events"].append("open")

        try:
            if task["act"] == "send":
                await websocket.send_str("hello")
            if task["act"] == "close":
                arguments = {"code": task["code"]} if "code" in task else {}
                if "reason" in task:
                    arguments["message"] = task["reason"].encode()
                await websocket.close(**arguments)
        except Exception as error:
            result["thrown"] = describe(error)
            if task["act"] == "close":
                return result

        await read(websocket, result)
    return result


async def read(websocket, result):
    try:
        while True:
            message = await websocket.receive()
            if message.type is WSMsgType.ERROR:
                result["events"].append("error")
                result["error"] = describe(message.data)
            elif message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
                # "async for" ends at these; only the first, the other end's Close frame, brings a reason.
                result["events"].append("close")
                result["code"] = websocket.close_code
                result["reason"] = message.extra
                if result["error"] is None and websocket.exception() is not None:
                    result["error"] = describe(websocket.exception())
                return
            else:
                result["events"].append("message")
    except Exception as error:
        result["events"].append("error")
        result["error"] = describe(error)


async def main():
    print_line({"ready": True, **about("aiohttp")})
    await serve_tasks(run_task)


asyncio.run(main())
