package org.stele.cli.wallet;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stele.cli.Main;

/**
 * What became of a wallet's command line.
 *
 * @param said on standard output
 * @param failed on standard error
 */
record TypedAtWallet(int code, String said, String failed) {
    /** Runs it as the launcher would, in this process. */
    static TypedAtWallet run(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addFirst("wallet");
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
            return new TypedAtWallet(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
