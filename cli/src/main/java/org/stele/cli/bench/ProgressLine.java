package org.stele.cli.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.stele.benchmarks.ledger.Watcher;

/** Shows how far a measurement is: on a terminal in one line, elsewhere a line a phase. */
public final class ProgressLine implements Watcher, AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private String phase = "";

    private ProgressLine(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    public static ProgressLine on(PrintWriter out) {
        return new ProgressLine(
                out, System.console() != null && System.console().isTerminal());
    }

    @Override
    public void at(String now, long done, long whole, double perSecond) {
        if (isTerminal) {
            out.print(CLEAR + line(now, done, whole, perSecond));
        } else if (!now.equals(phase)) {
            out.println(now);
        }
        phase = now;
        out.flush();
    }

    private static String line(String phase, long done, long whole, double perSecond) {
        String rate = perSecond == 0 ? "" : String.format(Locale.ROOT, ", %,.0f a second", perSecond);
        return String.format(Locale.ROOT, "%s: %,d of %,d%s", phase, Math.min(done, whole), whole, rate);
    }

    @Override
    public void close() {
        if (isTerminal) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
