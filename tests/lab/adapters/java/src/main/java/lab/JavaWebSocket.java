package lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarInputStream;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/** Java-WebSocket. */
final class JavaWebSocket implements Client {
    /** After onClose the other thread of the connection has this long to call onError; milliseconds. */
    private static final long OTHER_THREAD = 200;

    private final TrustedCa ca = TrustedCa.fromEnvironment();

    /** The library names its version only in its jar's manifest. */
    @Override
    public String version() {
        try (InputStream file = WebSocketClient.class.getProtectionDomain().getCodeSource().getLocation().openStream();
                JarInputStream jar = new JarInputStream(file)) {
            return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public String whyNot(Task task) {
        return null;
    }

    @Override
    public CompletableFuture<Void> run(Task task, Report report) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Socket socket = new Socket(task, report, over);
        if (ca != null && task.url().startsWith("wss:")) {
            socket.setSocketFactory(ca.context().getSocketFactory());
        }
        if (task.heartbeat() != null) {
            socket.setConnectionLostTimeout(task.heartbeat());
        }
        socket.connect();
        if (task.act().equals("close-connecting")) {
            CompletableFuture.delayedExecutor(HANDSHAKE_UNDER_WAY, TimeUnit.MILLISECONDS).execute(socket::closeAsTold);
        }
        return over;
    }

    /** Subprotocols and the limit are settings of the draft. */
    private static Draft draft(Task task) {
        List<IProtocol> protocols =
                task.protocols() == null ? List.of(new Protocol("")) : task.protocols().stream().<IProtocol>map(Protocol::new).toList();
        if (task.maxMessage() != null) {
            return new Draft_6455(List.of(), protocols, task.maxMessage());
        }
        return task.protocols() == null ? new Draft_6455() : new Draft_6455(List.of(), protocols);
    }

    /**
     * onClose is always called, and once, but need not be the last call: of the two threads of a connection, one may tell of the close and
     * then the other of the error.
     */
    private static final class Socket extends WebSocketClient {
        private final Task task;
        private final Report report;
        private final CompletableFuture<Void> over;

        Socket(Task task, Report report, CompletableFuture<Void> over) {
            super(URI.create(task.url()), draft(task));
            this.task = task;
            this.report = report;
            this.over = over;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            report.open();
            switch (task.act()) {
                case "send" -> {
                    try {
                        send("hello");
                    } catch (RuntimeException error) {
                        report.thrown(error);
                    }
                }
                case "close" -> closeAsTold();
                default -> {}
            }
        }

        void closeAsTold() {
            try {
                if (task.code() == null) {
                    close();
                } else if (task.reason() == null) {
                    close(task.code());
                } else {
                    close(task.code(), task.reason());
                }
            } catch (RuntimeException error) {
                report.thrown(error);
                over.complete(null);
                closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
            }
        }

        @Override
        public void onMessage(String message) {
            report.message();
        }

        @Override
        public void onMessage(ByteBuffer bytes) {
            report.message();
        }

        /** remote tells who closed, which is not whether the close was clean. */
        @Override
        public void onClose(int code, String reason, boolean remote) {
            report.close(code, reason);
            CompletableFuture.delayedExecutor(OTHER_THREAD, TimeUnit.MILLISECONDS).execute(() -> over.complete(null));
        }

        @Override
        public void onError(Exception error) {
            report.error(error);
        }
    }
}
