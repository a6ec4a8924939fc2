package lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The WebSocket of the JDK, in java.net.http. */
final class JdkClient implements Client {
    private final HttpClient http;

    JdkClient() {
        TrustedCa ca = TrustedCa.fromEnvironment();
        http = ca == null ? HttpClient.newHttpClient() : HttpClient.newBuilder().sslContext(ca.context()).build();
    }

    @Override
    public String version() {
        return System.getProperty("java.version");
    }

    @Override
    public String whyNot(Task task) {
        if (task.maxMessage() != null) {
            return "no-limit";
        }
        if (task.heartbeat() != null) {
            // It can send a Ping; when, and what a missing Pong means, is left to the program.
            return "no-heartbeat";
        }
        // There is no WebSocket to close before buildAsync is complete, and the API does not say what cancelling that would do.
        return task.act().equals("close-connecting") ? "no-connecting-close" : null;
    }

    @Override
    public CompletableFuture<Void> run(Task task, Report report) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (task.protocols() != null) {
            List<String> rest = task.protocols().subList(1, task.protocols().size());
            builder.subprotocols(task.protocols().get(0), rest.toArray(String[]::new));
        }
        builder.buildAsync(URI.create(task.url()), new Listener(report, over)).whenComplete((socket, error) -> {
            if (error != null) {
                report.error(unwrap(error));
                over.complete(null);
            } else {
                act(task, socket, report, over);
            }
        });
        return over;
    }

    private static void act(Task task, WebSocket socket, Report report, CompletableFuture<Void> over) {
        switch (task.act()) {
            case "send" -> socket.sendText("hello", true).exceptionally(error -> {
                report.thrown(unwrap(error));
                return socket;
            });
            case "close" -> close(task, socket).exceptionally(error -> {
                report.thrown(unwrap(error));
                if (unwrap(error) instanceof IllegalArgumentException) {
                    // The library refused to send this Close frame: the connection is as open as before, so we cut it.
                    over.complete(null);
                    socket.abort();
                }
                return socket;
            });
            default -> {}
        }
    }

    /** Closes with 1000 and no reason where the task has none: sendClose has no defaults, and that is what its documentation names. */
    private static CompletableFuture<WebSocket> close(Task task, WebSocket socket) {
        int code = task.code() == null ? WebSocket.NORMAL_CLOSURE : task.code();
        return socket.sendClose(code, task.reason() == null ? "" : task.reason());
    }

    /** A stage that depends on another hands on that one's error in a CompletionException. */
    private static Throwable unwrap(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** Asks for one more message after each, as the interface's own methods do. Either of onClose and onError is the last call. */
    private record Listener(Report report, CompletableFuture<Void> over) implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {
            report.open();
            socket.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return onPart(socket, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return onPart(socket, last);
        }

        private CompletionStage<?> onPart(WebSocket socket, boolean last) {
            if (last) {
                report.message();
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            report.close(code, reason);
            over.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            report.error(error);
            over.complete(null);
        }
    }
}
