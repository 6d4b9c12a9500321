package org.stele.cli.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.stele.cli.CommandFailed;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.staff.DocumentClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele wallet file}. */
@Command(
        name = "file",
        description = {
            "For the desk: file C-CDA documents, *.xml, in the charts of the patients whom they are about.",
            "What was filed before is passed over, so that a folder may be given again. Exit code 1 where one was refused."
        })
final class FileCommand implements Callable<Integer> {
    private static final int MOST_AT_ONCE = 32;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Documents, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--at-once",
            defaultValue = "4",
            description = "How many are sent at the same time (${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--warnings", description = "Say of each document what was left out of the records.")
    private boolean warnings;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--at-once is 1 to " + MOST_AT_ONCE);
        }
        List<Path> documents = documents();
        StoredRole role = options.role(options.load());
        DocumentRun run =
                new DocumentRun(new DocumentClient(Conversation.node(role)), role.holder(), System.out, warnings);
        long began = System.nanoTime();
        fileAll(documents, run);
        double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s in %.1f s, %.1f documents a second%n",
                run.summary(),
                seconds,
                documents.size() / seconds);
        return run.refused() == 0 ? 0 : 1;
    }

    private void fileAll(List<Path> documents, DocumentRun run) throws InterruptedException {
        try (ExecutorService sending = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> sent = documents.stream()
                    .<Future<?>>map(document -> sending.submit(() -> run.file(document)))
                    .toList();
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailed failed ? failed : new IllegalStateException(e.getCause());
        }
    }

    private List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.filter(FileCommand::isDocument).sorted().forEach(found::add);
                }
            } else if (Files.isRegularFile(path)) {
                found.add(path);
            } else {
                throw new CommandFailed("no file or folder at " + path);
            }
        }
        if (found.isEmpty()) {
            throw new CommandFailed("no documents, *.xml, in " + paths);
        }
        return found;
    }

    private static boolean isDocument(Path file) {
        return Files.isRegularFile(file)
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml");
    }
}
