package org.stele.cli.wallet;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.stele.cli.CommandFailed;

/** Asks until it is one of the two. */
final class YesOrNo {
    private YesOrNo() {}

    /**
     * Asks at the terminal.
     *
     * @param otherwise what to do where there is none
     */
    static boolean ask(String question, String otherwise) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CommandFailed(otherwise);
        }
        return among(() -> Optional.ofNullable(console.readLine("%s (yes/no) ", question)));
    }

    /** @param answers each as it was typed; none where the input ended */
    static boolean among(Supplier<Optional<String>> answers) {
        while (true) {
            String answer = answers.get()
                    .orElseThrow(() -> new CommandFailed("nothing was answered, and so nothing decided"))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (answer.equals("yes") || answer.equals("no")) {
                return answer.equals("yes");
            }
        }
    }
}
