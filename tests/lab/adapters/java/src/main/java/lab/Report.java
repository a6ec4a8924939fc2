package lab;

import java.util.ArrayList;
import java.util.List;

/** What a program was told about one connection, written down as it is told, from whichever thread. */
final class Report {
    private final List<String> events = new ArrayList<>();
    private Integer code;
    private String reason;
    private Failure error;
    private Failure thrown;

    /** A client's line; none of the libraries knows of a wasClean. */
    private record Result(
            int run,
            List<String> events,
            Integer code,
            String reason,
            Boolean wasClean,
            Failure error,
            Failure thrown,
            List<String> console) {}

    /** A server's line. */
    private record Served(String path, List<String> events, Integer code, String reason, Failure error) {}

    synchronized void open() {
        events.add("open");
    }

    synchronized void message() {
        events.add("message");
    }

    synchronized void error(Throwable cause) {
        events.add("error");
        if (error == null) {
            error = Failure.of(cause);
        }
    }

    synchronized void close(int closeCode, String closeReason) {
        events.add("close");
        code = closeCode;
        reason = closeReason;
    }

    /** Notes what a call of close or send threw. */
    synchronized void thrown(Throwable cause) {
        thrown = Failure.of(cause);
    }

    synchronized void printResult(int run) {
        Lines.print(new Result(run, events, code, reason, null, error, thrown, List.of()));
    }

    synchronized void printServed(String path) {
        Lines.print(new Served(path, events, code, reason, error));
    }
}
