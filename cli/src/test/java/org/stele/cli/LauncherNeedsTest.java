package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.cli.architecture.Launcher;

/** The launcher finds a JDK and fetches Maven, or says in a line what is missing. Copies of it run, in a folder of their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherNeedsTest {
    /** No machine has a JDK of this version. */
    private static final String FUTURE = "9999";

    private static final String OUTDATED = "9998";

    @TempDir
    Path folder;

    private Path programs;
    private Path home;

    @BeforeEach
    void aMachineOfItsOwn() throws IOException {
        programs = Files.createDirectories(folder.resolve("programs"));
        home = Files.createDirectories(folder.resolve("home"));
    }

    @Test
    void withoutAJdkOfItsVersionItSaysInALineWhereToGetOne() throws Exception {
        Path launcher = launcherFor(FUTURE);
        Path outdated = jdk(OUTDATED);
        Launcher.Outcome outcome = Launcher.run(launcher, machine(outdated), "demo");
        assertThat(outcome)
                .isEqualTo(new Launcher.Outcome(
                        2,
                        "stele: needs a JDK " + FUTURE
                                + ": install one (https://adoptium.net) or name it in STELE_JAVA_HOME\n"));
        assertThat(launcher.resolveSibling("target")).doesNotExist();
    }

    @Test
    void theOneOfItsVersionIsTakenWhereOthersLieBesideIt() throws Exception {
        Path right = jdk(FUTURE);
        Files.createSymbolicLink(
                programs.resolve("java"), jdk(OUTDATED).resolve("bin").resolve("java"));
        assertThat(Launcher.run(launcherFor(FUTURE), machine(right), "--jdk"))
                .isEqualTo(new Launcher.Outcome(0, right + "\n"));
    }

    /** A Maven 4 is there, which the launcher does not use. Where curl fails it fetches by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"exec \"$CURL\" \"$@\"", "exit 22"})
    void anotherMavenThanTheOneItKnowsTheChecksumOfIsNotRun(String curl) throws Exception {
        program(programs.resolve("mvn"), "echo 'Apache Maven 4.0.0'");
        program(programs.resolve("curl"), curl);
        AtomicInteger fetched = new AtomicInteger();
        HttpServer mirror = mirror("no Maven at all", fetched);
        try {
            String url = "http://127.0.0.1:" + mirror.getAddress().getPort() + "/maven.tar.gz";
            Launcher.Outcome outcome =
                    Launcher.run(Files.copy(Launcher.script(), folder.resolve("stele")), mirrored(url), "test");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.text().lines())
                    .anyMatch(line -> line.endsWith(" from " + url))
                    .contains("stele: what came has another checksum than expected")
                    .last()
                    .asString()
                    .startsWith("stele: could not fetch Maven");
        } finally {
            mirror.stop(0);
        }
        assertThat(fetched).hasPositiveValue();
        assertThat(home.resolve("cache").resolve("stele")).isEmptyDirectory();
    }

    private Path launcherFor(String version) throws IOException {
        String script = Files.readString(Launcher.script());
        String other = script.replaceFirst("(?m)^java_version=.*$", "java_version=" + version);
        assertThat(other).isNotEqualTo(script);
        Path launcher = Files.createDirectories(folder.resolve("other")).resolve("stele");
        return executable(Files.writeString(launcher, other));
    }

    /** As far as the launcher looks at one. */
    private Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk-" + version);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        program(jdk.resolve("bin").resolve("javac"), "exit 1");
        program(jdk.resolve("bin").resolve("java"), "exit 1");
        return jdk.toRealPath();
    }

    private Map<String, String> machine(Path jdk) {
        return Map.of(
                "PATH",
                programs + File.pathSeparator + path(),
                "HOME",
                home.toString(),
                "STELE_JAVA_HOME",
                "",
                "JAVA_HOME",
                jdk.toString());
    }

    private Map<String, String> mirrored(String url) {
        return Map.of(
                "PATH", programs + File.pathSeparator + path(),
                "CURL", which("curl"),
                "HOME", home.toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString(),
                "STELE_JAVA_HOME", System.getProperty("java.home"),
                "STELE_MAVEN_URL", url,
                "no_proxy", "127.0.0.1");
    }

    /** Where there is none, something that fails like one. */
    private static String which(String program) {
        return Stream.of(path().split(File.pathSeparator, -1))
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElse("false");
    }

    private static String path() {
        return Objects.requireNonNullElse(System.getenv("PATH"), "");
    }

    private static void program(Path file, String line) throws IOException {
        executable(Files.writeString(file, "#!/bin/sh\n" + line + "\n"));
    }

    private static Path executable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static HttpServer mirror(String content, AtomicInteger fetched) throws IOException {
        byte[] body = content.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
