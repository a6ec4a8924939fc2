"""websockets by its asyncio interface: connect(), then recv() until it raises ConnectionClosed."""

import asyncio

from lines import about, describe, find_unsupported, new_result, print_line, serve_tasks
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


async def run_task(task):
    # Until connect() returns there is nothing that has a close().
    lack = find_unsupported(task, "no-connecting-close")
    if lack:
        return {"run": task["run"], "unsupported": lack}
    options = {}
    if "protocols" in task:
        options["subprotocols"] = task["protocols"]
    if "maxMessage" in task:
        options["max_size"] = task["maxMessage"]
    if "heartbeat" in task:
        options["ping_interval"] = options["ping_timeout"] = task["heartbeat"]

    result = new_result(task)
    try:
        websocket = await connect(task["url"], **options)
    except Exception as error:
        result["events"].append("error")
        result["error"] = describe(error)
        return result
    result["events"].append("open")

    try:
        if task["act"] == "send":
            await websocket.send("hello")
        if task["act"] == "close":
            await websocket.close(**{name: task[name] for name in ("code", "reason") if name in task})
    except Exception as error:
        result["thrown"] = describe(error)
        if task["act"] == "close":
            websocket.transport.abort()
            return result

    try:
        while True:
            await websocket.recv()
            result["events"].append("message")
    except ConnectionClosed as closed:
        # It is how this interface says that the connection is over, well or not; its text is what stands in logs.
        # The code is that of the property close_code, which follows RFC 6455: 1005 and 1006 are among its values.
        result["events"].append("close")
        result["code"] = websocket.close_code
        result["reason"] = websocket.close_reason
        result["error"] = describe(closed)
    except Exception as error:
        result["events"].append("error")
        result["error"] = describe(error)
    return result


async def main():
    print_line({"ready": True, **about("websockets")})
    await serve_tasks(run_task)


asyncio.run(main())
