package lab;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A library's client. */
interface Client {
    /** How long the opening handshake is left under way before close-connecting closes; milliseconds. The request is out by then. */
    long HANDSHAKE_UNDER_WAY = 500;

    String version();

    /** Why the library has no way to do the task; null if it has. */
    String whyNot(Task task);

    /**
     * Connects, does what the task asks for and reads. What the library throws at once is for the caller to report.
     *
     * @return is complete once the library has said that the connection is over
     */
    CompletableFuture<Void> run(Task task, Report report);

    record Unsupported(int run, String unsupported) {}

    /** Does the tasks on stdin, none of them waiting for another, until stdin ends. */
    static void serve(Client client) throws IOException {
        Lines.printReady(client.version());
        for (Task next = Lines.readTask(); next != null; next = Lines.readTask()) {
            Task task = next;
            String whyNot = task.needsPage() ? "no-page" : client.whyNot(task);
            if (whyNot != null) {
                Lines.print(new Unsupported(task.run(), whyNot));
                continue;
            }
            Report report = new Report();
            CompletableFuture<Void> over;
            try {
                over = client.run(task, report);
            } catch (RuntimeException error) {
                report.error(error);
                over = CompletableFuture.completedFuture(null);
            }
            over.thenRun(() -> report.printResult(task.run()));
        }
        // The libraries keep threads that would keep the process.
        System.exit(0);
    }
}
