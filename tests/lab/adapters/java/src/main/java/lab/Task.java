package lab;

import java.util.List;

/** What a client is told to do. All but the first three are null where none is given. */
record Task(
        int run,
        String url,
        String act,
        List<String> protocols,
        Integer code,
        String reason,
        Integer maxMessage,
        Integer heartbeat) {

    /** Only a browser has a page to leave. */
    boolean needsPage() {
        return List.of("navigate", "reload", "close-tab").contains(act);
    }
}
