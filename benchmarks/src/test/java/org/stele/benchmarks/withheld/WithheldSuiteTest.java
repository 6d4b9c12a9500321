package org.stele.benchmarks.withheld;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.stele.benchmarks.fhir.FhirTarget;
import org.stele.crypto.Bytes;

/** Servers that keep one thing back, each of which tells it in another way, or in none. */
class WithheldSuiteTest {
    private static final Secret SECRET =
            new Secret("Condition", "s3cret-1", Optional.of("v7"), "p1", "code", "http://snomed.info/sct|370143000");
    private static final int LONGER_MILLIS = 3;

    /** What a server says: the status and the body. */
    private record Said(int status, String body) {}

    @Test
    void aServerThatAnswersAlikeTellsNothing() throws Exception {
        WithheldReport report = ask(asked ->
                new Said(404, "{\"id\":\"" + System.nanoTime() + "\",\"asked\":\"" + asked.replace("\"", "") + "\"}"));
        assertThat(report.rows())
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row.difference()).isEmpty());
        assertThat(report.mentions()).isEmpty();
    }

    @Test
    void anotherStatusTells() throws Exception {
        WithheldReport report = ask(asked -> new Said(isOfTheSecret(asked) ? 403 : 404, "{}"));
        assertThat(report.rows()).allSatisfy(row -> assertThat(row.difference()).isEqualTo("status 403 and 404"));
        assertThat(report.tells()).isTrue();
    }

    @Test
    void anotherBodyTells() throws Exception {
        WithheldReport report = ask(asked -> new Said(200, "{\"total\":" + (isOfTheSecret(asked) ? 1 : 0) + "}"));
        assertThat(report.rows()).allSatisfy(row -> assertThat(row.difference()).isEqualTo("body"));
    }

    @Test
    void thePatientsOtherAnswersMustNotHaveItInThem() throws Exception {
        WithheldReport report = ask(asked -> new Said(200, asked.contains("everything") ? SECRET.id() : "{}"));
        assertThat(report.mentions()).singleElement().asString().contains("$everything");
        assertThat(report.tells()).isTrue();
    }

    @Test
    void moreTimeTells() throws Exception {
        WithheldReport report = ask(asked -> {
            if (isOfTheSecret(asked)) {
                LockSupport.parkNanos(LONGER_MILLIS * 1_000_000L);
            }
            return new Said(404, "{}");
        });
        assertThat(report.rows())
                .filteredOn(row -> row.probe().equals("read"))
                .singleElement()
                .matches(row -> row.difference().isEmpty() && report.tells(row) && row.right() > 0.7);
    }

    private static boolean isOfTheSecret(String asked) {
        return asked.contains(SECRET.id()) || asked.contains("370143000");
    }

    private static WithheldReport ask(Function<String, Said> server) throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            http.setExecutor(threads);
            http.createContext("/", exchange -> answer(exchange, server));
            http.start();
            URI base = URI.create("http://localhost:" + http.getAddress().getPort());
            try (FhirTarget target = new FhirTarget(base, (_, _, _) -> Map.of())) {
                return new WithheldSuite(target, SECRET, 40, (_, _, _, _) -> {})
                        .run(Optional.of(
                                Bytes.of("{\"resourceType\":\"Condition\"}".getBytes(StandardCharsets.UTF_8))));
            } finally {
                http.stop(0);
            }
        }
    }

    private static void answer(HttpExchange exchange, Function<String, Said> server) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String condition = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Exist"));
            Said said = server.apply(exchange.getRequestURI() + " " + body + " " + condition);
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
