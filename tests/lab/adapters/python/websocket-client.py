"""websocket-client by what most of its users take: WebSocketApp with callbacks, run_forever() in a thread."""

import threading
from queue import SimpleQueue

from lines import about, describe, find_unsupported, new_result, print_line, read_tasks
from websocket import WebSocketApp


def run_task(task):
    lack = find_unsupported(task, "no-limit")
    if lack:
        return {"run": task["run"], "unsupported": lack}
    act = task["act"]
    result = new_result(task)
    over = SimpleQueue()

    def close():
        try:
            # close() hands what it is given on to WebSocket.close(), which calls the code a status.
            names = {"code": "status", "reason": "reason"}
            app.close(**{theirs: task[ours] for ours, theirs in names.items() if ours in task})
        except Exception as error:
            over.put({**result, "events": list(result["events"]), "thrown": describe(error)})
            app.sock.abort()

    def on_open(app):
        result["events"].append("open")
        if act == "send":
            try:
                app.send("hello")
            except Exception as error:
                result["thrown"] = describe(error)
        if act == "close":
            # From a thread of its own, as the project's own examples do: on_open has to return before messages are read.
            threading.Thread(target=close, daemon=True).start()

    def on_message(app, message):
        result["events"].append("message")

    def on_error(app, error):
        result["events"].append("error")
        result["error"] = result["error"] or describe(error)

    def on_close(app, code, reason):
        result["events"].append("close")
        result["code"] = code
        result["reason"] = reason

    app = WebSocketApp(
        task["url"],
        subprotocols=task.get("protocols"),
        on_open=on_open,
        on_message=on_message,
        on_error=on_error,
        on_close=on_close,
    )

    def run():
        options = {}
        if "heartbeat" in task:
            # It refuses a timeout that is not shorter than the interval.
            options = {"ping_interval": task["heartbeat"], "ping_timeout": task["heartbeat"] / 2}
        try:
            app.run_forever(**options)
        except Exception as error:
            on_error(app, error)
        over.put(result)

    threading.Thread(target=run, daemon=True).start()
    if act == "close-connecting":
        threading.Timer(0.5, close).start()
    return over.get()


def start(task):
    threading.Thread(target=lambda: print_line(run_task(task)), daemon=True).start()


print_line({"ready": True, **about("websocket-client")})
read_tasks(start)
