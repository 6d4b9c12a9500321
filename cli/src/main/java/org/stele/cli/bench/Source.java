package org.stele.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.stele.cli.Main;

/** Which version is running: the commit, where this is a clone, else what the jar says. */
final class Source {
    private Source() {}

    static String version() {
        String commit = commit();
        String built = Main.class.getPackage().getImplementationVersion();
        return commit.isEmpty() ? Objects.requireNonNullElse(built, "unknown") : commit;
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
