package org.stele.testkit.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.stele.ledger.ordering.OrderingException;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.start.NodeStartException;

/** Starts a node in a process of its own and says what became of it. */
final class OtherProcess {
    private static final String STARTED = "STARTED";

    private OtherProcess() {}

    /** What another process says when it starts the node of a directory, with an ordering of its own. */
    static String start(Path directory, Path ordering) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        OtherProcess.class.getName(),
                        directory.toString(),
                        ordering.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    /**
     * Starts a node and says how that went.
     *
     * @param arguments the node's directory, the ordering's
     */
    public static void main(String[] arguments) throws OrderingException {
        try (LoneNode.Running _ =
                LoneNode.start(ConfigurationFile.read(Path.of(arguments[0])), Path.of(arguments[1]))) {
            System.out.println(STARTED);
        } catch (NodeStartException e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }

    private static String java() {
        Optional<String> command = ProcessHandle.current().info().command();
        return command.orElseThrow();
    }
}
