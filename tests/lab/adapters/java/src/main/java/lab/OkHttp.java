package lab;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** OkHttp. */
final class OkHttp implements Client {
    private final OkHttpClient http;

    OkHttp() {
        TrustedCa ca = TrustedCa.fromEnvironment();
        http = ca == null
                ? new OkHttpClient()
                : new OkHttpClient.Builder().sslSocketFactory(ca.context().getSocketFactory(), ca.trustManager()).build();
    }

    @Override
    public String version() {
        return okhttp3.OkHttp.VERSION;
    }

    @Override
    public String whyNot(Task task) {
        return task.maxMessage() == null ? null : "no-limit";
    }

    @Override
    public CompletableFuture<Void> run(Task task, Report report) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Request.Builder request = new Request.Builder().url(task.url());
        if (task.protocols() != null) {
            // It leaves subprotocols to the program: the header is how its users offer them.
            request.header("Sec-WebSocket-Protocol", String.join(", ", task.protocols()));
        }
        OkHttpClient client = task.heartbeat() == null
                ? http
                : http.newBuilder().pingInterval(Duration.ofSeconds(task.heartbeat())).build();
        WebSocket socket = client.newWebSocket(request.build(), new Listener(task, report, over));
        if (task.act().equals("close-connecting")) {
            CompletableFuture.delayedExecutor(HANDSHAKE_UNDER_WAY, TimeUnit.MILLISECONDS)
                    .execute(() -> close(task, socket, report, over));
        }
        return over;
    }

    /** Closes with 1000 where the task has no code: close has no default, and that is what the library's examples give it. */
    private static void close(Task task, WebSocket socket, Report report, CompletableFuture<Void> over) {
        try {
            socket.close(task.code() == null ? 1000 : task.code(), task.reason());
        } catch (IllegalArgumentException error) {
            report.thrown(error);
            over.complete(null);
            socket.cancel();
        }
    }

    /** Either of onClosed and onFailure is the last call. */
    private static final class Listener extends WebSocketListener {
        private final Task task;
        private final Report report;
        private final CompletableFuture<Void> over;

        Listener(Task task, Report report, CompletableFuture<Void> over) {
            this.task = task;
            this.report = report;
            this.over = over;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            report.open();
            switch (task.act()) {
                case "send" -> socket.send("hello");
                case "close" -> close(task, socket, report, over);
                default -> {}
            }
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            report.message();
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            report.message();
        }

        /** Tells of the peer's Close frame, which the library leaves to the program to answer; so do its examples. */
        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(1000, null);
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            report.close(code, reason);
            over.complete(null);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable error, Response response) {
            report.error(error);
            over.complete(null);
        }
    }
}
