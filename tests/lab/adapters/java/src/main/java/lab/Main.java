package lab;

/** Does the lab's tasks with one of Java's WebSocket libraries: Main client|server id. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        switch (String.join(" ", args)) {
            case "client java-http-client" -> Client.serve(new JdkClient());
            case "client okhttp" -> Client.serve(new OkHttp());
            case "client java-websocket" -> Client.serve(new JavaWebSocket());
            case "server jetty" -> Jetty.serve();
            default -> throw new IllegalArgumentException(
                    "found the arguments \"" + String.join(" ", args) + "\", expected client or server, then the id of an adapter");
        }
    }
}
