package org.stele.testkit.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.stele.contracts.id.OrganisationId;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;

/** One organisation's node in a process of its own, running or not; whoever started it. */
public final class NodeProcess {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int LINES = 5;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    private final String label;
    private final NodeConfiguration configuration;
    private final JavaCommand command;
    private final ProcessFile file;

    NodeProcess(String label, Path directory, JavaCommand command) {
        this.label = label;
        this.configuration = ConfigurationFile.read(directory);
        this.command = command;
        this.file = new ProcessFile(configuration.directory().root().resolve("node.pid"));
    }

    public String label() {
        return label;
    }

    public OrganisationId organisation() {
        return configuration.organisation();
    }

    public NodeConfiguration configuration() {
        return configuration;
    }

    /** Of its API. */
    public URI address() {
        return URI.create("http://" + configuration.http().address() + ":"
                + configuration.http().port());
    }

    /** Where the other members' nodes call it: the link and, where it has one, its part in the ordering. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        configuration.joining().listen().map(HostPort::port).ifPresent(ports::add);
        if (configuration.joining().ordering() instanceof OrderingSettings.Raft raft) {
            ports.add(raft.listen().port());
        }
        return ports;
    }

    public Optional<ProcessHandle> running() {
        return file.running();
    }

    /** Starts it, unless it is running. It says what it has to say in {@code logs/console.log}. */
    public void start() throws IOException {
        if (running().isPresent()) {
            return;
        }
        Files.createDirectories(configuration.directory().logs());
        ProcessBuilder builder = new ProcessBuilder(
                        command.line(configuration.directory().root()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        file.write(process.toHandle());
    }

    /**
     * Waits until it answers, with blocks being certified.
     *
     * @throws IllegalStateException where it ended, or does not answer in time; the message says why
     */
    public void awaitReady(Duration patience) throws InterruptedException {
        await("not ready", this::isReady, patience);
    }

    /**
     * Waits until something is so, looking again and again.
     *
     * @param otherwise what the node is as long as it is not
     * @throws IllegalStateException where it ended, or it is not so in time; the message says why
     */
    public void await(String otherwise, BooleanSupplier condition, Duration patience) throws InterruptedException {
        Instant until = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (running().isEmpty()) {
                throw new IllegalStateException("the node of " + label + " ended: " + lastWords());
            }
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("the node of " + label + " is " + otherwise + " after "
                        + patience.toSeconds() + " s: read " + console() + " and node.log beside it");
            }
            awaitEnd(PAUSE);
        }
    }

    /** Whether it answers and is in health: the genesis certified, blocks not long ago. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                .timeout(ANSWER)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it in order, or after 30 seconds by force. */
    public void stop() {
        running().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends it at once (SIGKILL), with nothing finished or flushed. */
    public void kill() {
        running().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Returns when it ended, or after {@code most}. */
    public void awaitEnd(Duration most) throws InterruptedException {
        Optional<ProcessHandle> process = running();
        if (process.isPresent()) {
            try {
                process.get().onExit().get(most.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // it is still running
            } catch (ExecutionException e) {
                throw new IllegalStateException("the end of the node of " + label + " cannot be waited for", e);
            }
        }
    }

    /** What it has said on its standard output and error. */
    public Path console() {
        return configuration.directory().logs().resolve("console.log");
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(console());
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(console() + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
