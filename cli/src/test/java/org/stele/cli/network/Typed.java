package org.stele.cli.network;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.stele.cli.Main;

/**
 * What became of a command line.
 *
 * @param text what it said
 */
record Typed(int exitCode, String text) {
    /** Runs a command as the launcher would, in this process. */
    static Typed run(List<String> words) {
        StringWriter out = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words.toArray(String[]::new));
        return new Typed(exitCode, out.toString());
    }
}
