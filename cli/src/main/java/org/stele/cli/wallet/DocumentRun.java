package org.stele.cli.wallet;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.stele.cli.CommandFailed;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.staff.DocumentClient;
import org.stele.wallet.staff.FiledDocument;

/** Files documents and counts what becomes of them. Safe for use by many threads. */
final class DocumentRun {
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 1_000;
    /** What passes by itself. */
    private static final int TOO_MANY = 429;

    private static final int UNAVAILABLE = 503;

    private final DocumentClient client;
    private final Holder clerk;
    private final PrintStream out;
    private final boolean isTalkative;
    private int filed;
    private int known;
    private int refused;
    private long records;

    DocumentRun(DocumentClient client, Holder clerk, PrintStream out, boolean isTalkative) {
        this.client = client;
        this.clerk = clerk;
        this.out = out;
        this.isTalkative = isTalkative;
    }

    /**
     * Files one. One that is refused does not keep the others.
     *
     * @throws CommandFailed where the node cannot be reached
     */
    void file(Path document) {
        try {
            count(document, send(Files.readAllBytes(document), ATTEMPTS));
        } catch (NodeProblem e) {
            refuse(document, e);
        } catch (IOException e) {
            throw new CommandFailed(document + " was not filed: " + e.getMessage() + "; give the command again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted; give the command again", e);
        }
    }

    private FiledDocument send(byte[] document, int attempts) throws IOException, NodeProblem, InterruptedException {
        try {
            return client.file(document, clerk);
        } catch (NodeProblem e) {
            boolean isMomentary = e.status() == TOO_MANY || e.status() == UNAVAILABLE;
            if (!isMomentary || attempts == 1) {
                throw e;
            }
            Thread.sleep(PAUSE_MILLIS);
            return send(document, attempts - 1);
        }
    }

    private synchronized void count(Path document, FiledDocument answer) {
        if (answer.again()) {
            known++;
        } else {
            filed++;
            records += answer.records();
        }
        if (isTalkative) {
            answer.warnings()
                    .forEach(it -> out.println(document + ": " + it.code() + " " + it.place() + ", " + it.times()
                            + " times: " + it.text()));
        }
    }

    private synchronized void refuse(Path document, NodeProblem problem) {
        refused++;
        String places = problem.issues().stream()
                .map(issue -> "; " + issue.path() + ": " + issue.code())
                .collect(Collectors.joining());
        out.println(document + " refused: " + problem.getMessage() + places);
    }

    synchronized int refused() {
        return refused;
    }

    synchronized String summary() {
        return filed + " filed with " + records + " records, " + known + " known before, " + refused + " refused";
    }
}
