package lab;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty embedded, without servlets, with its own WebSocket API. */
final class Jetty {
    /** The longest message that /limit takes, in bytes. */
    private static final long LIMIT = 1024;

    private Jetty() {}

    /** Serves on a free port of the loopback. Jetty handles no signal unless it is told to (setStopAtShutdown), and is not told here. */
    static void serve() throws Exception {
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ContextHandler context = new ContextHandler();
        context.setHandler(WebSocketUpgradeHandler.from(server, context, container -> {
            for (String path : List.of("/echo", "/throw", "/limit")) {
                container.addMapping(path, (request, response, callback) -> new EndPoint(path));
            }
            container.addMapping("/secret", (request, response, callback) -> {
                if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
                    return new EndPoint("/secret");
                }
                Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
                return null;
            });
        }));
        server.setHandler(context);
        server.start();
        // A method of an endpoint that returns ends nothing. A session can send a Ping; when, and what a missing Pong means, is left to
        // the program.
        Lines.printReady(
                Server.getVersion(), server.getURI().getPort(), Map.of("/return", "no-return", "/heartbeat", "no-heartbeat"));
    }

    /** onWebSocketClose is the last call, whatever came before. Public, since Jetty calls it by method handles. */
    public static final class EndPoint implements Session.Listener.AutoDemanding {
        private final String path;
        private final Report report = new Report();
        private Session session;

        EndPoint(String path) {
            this.path = path;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
            report.open();
            if (path.equals("/limit")) {
                session.setMaxTextMessageSize(LIMIT);
                session.setMaxBinaryMessageSize(LIMIT);
            }
        }

        @Override
        public void onWebSocketText(String text) {
            onMessage();
            session.sendText(text, Callback.NOOP);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            onMessage();
            session.sendBinary(payload, callback);
        }

        private void onMessage() {
            report.message();
            if (path.equals("/throw")) {
                throw new IllegalStateException("the handler failed");
            }
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            report.error(cause);
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            report.close(code, reason);
            report.printServed(path);
            callback.succeed();
        }
    }
}
