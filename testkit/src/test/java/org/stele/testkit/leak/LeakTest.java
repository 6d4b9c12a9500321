package org.stele.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.scenario.Casting;
import org.stele.testkit.scenario.Followed;
import org.stele.testkit.scenario.Samples;
import org.stele.testkit.scenario.Scenario;
import org.stele.testkit.scenario.Slip;
import org.stele.vault.database.Database;
import org.stele.vault.database.EmbeddedDatabase;

/** After the whole story nothing on any node's disk gives a patient away. */
class LeakTest {
    @TempDir
    static Path folder;

    private static Samples samples;
    private static Followed story;

    @BeforeAll
    static void playTheStory() throws Exception {
        samples = Samples.in(Repository.root().resolve("samples").resolve("bundles"));
        try (EmbeddedNetwork network = EmbeddedNetwork.found(folder.resolve("network"), NetworkPlan.standard())) {
            story = Scenario.play(Casting.of(network), samples, folder.resolve("proofs"), new Quiet());
        }
    }

    @Test
    void noNameAddressIdentifierBirthDateOrDiagnosisIsReadableInAnyFileOfAnyNode() throws Exception {
        Set<String> needles = Needles.of(samples).texts();
        TextSearch search = new TextSearch(needles);
        new StolenDisk(folder.resolve("network")).searchWith(search);
        assertThat(needles).hasSizeGreaterThan(500);
        assertThat(search.found()).isEmpty();
    }

    @Test
    void norInADumpOfAnyVaultsTables() throws Exception {
        NetworkDirectory network = new NetworkDirectory(folder.resolve("network"));
        TextSearch search = new TextSearch(Needles.of(samples).texts());
        Map<String, Long> rows = new TreeMap<>();
        for (String label : network.labels()) {
            try (Database vault = VaultCopy.database(network.node(label))) {
                new LogicalDump(label, vault)
                        .searchWith(search)
                        .forEach((table, some) -> rows.merge(table, some, Long::sum));
            }
        }
        assertThat(network.labels()).hasSize(4);
        assertThat(rows)
                .containsKeys("vault.flyway_schema_history", "vault_keys.vault_key")
                .hasEntrySatisfying("vault.record", LeakTest::many)
                .hasEntrySatisfying("vault.person", LeakTest::many)
                .hasEntrySatisfying("vault.cabinet", LeakTest::many)
                .hasEntrySatisfying("vault.segment_part", LeakTest::many)
                .hasEntrySatisfying("vault.journal_entry", LeakTest::many)
                .hasEntrySatisfying("vault_keys.data_key", LeakTest::many);
        assertThat(search.found()).isEmpty();
    }

    @Test
    void theLogsOfAllNodesAndDatabasesAreAmongThoseFiles() throws Exception {
        try (Stream<Path> nodes = Files.list(folder.resolve("network").resolve("nodes"))) {
            assertThat(nodes.toList()).hasSize(4).allSatisfy(node -> {
                assertThat(Files.size(node.resolve("logs").resolve("node.log"))).isPositive();
                assertThat(Files.size(node.resolve("vault").resolve("postgres.log")))
                        .isPositive();
            });
        }
    }

    @Test
    void noPassphraseIsReadableInAnyFileOfAnyNode() throws Exception {
        List<String> passphrases = new ArrayList<>();
        try (Stream<Path> operators = Files.list(folder.resolve("network").resolve("operators"))) {
            for (Path operator : operators.toList()) {
                passphrases.add(Files.readString(operator.resolve("passphrase")).strip());
            }
        }
        TextSearch search = new TextSearch(passphrases);
        new StolenDisk(folder.resolve("network").resolve("nodes")).searchWith(search);
        assertThat(passphrases).hasSize(4);
        assertThat(search.found()).isEmpty();
    }

    @Test
    void noClaimCodeIsReadableInAnyFileUsedOrNot() throws Exception {
        Set<String> codes = Stream.concat(story.used().stream(), story.spare().stream())
                .map(Slip::code)
                .flatMap(code -> Stream.of(code, code.replace("-", "")))
                .flatMap(code -> Stream.concat(
                        Stream.of(code, code.toLowerCase(Locale.ROOT)),
                        Spellings.of(code.getBytes(StandardCharsets.UTF_8)).stream()))
                .collect(Collectors.toSet());
        TextSearch search = new TextSearch(codes);
        new StolenDisk(folder).searchWith(search);
        assertThat(story.used()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(story.spare()).isNotEmpty();
        assertThat(search.found()).isEmpty();
    }

    @Test
    void noPrivateKeyOfAnyKeyFileIsReadableInAnyFile() throws Exception {
        List<byte[]> secrets = new KeyFiles(new NetworkDirectory(folder.resolve("network"))).secrets();
        TextSearch search = new TextSearch(
                secrets.stream().flatMap(key -> Spellings.of(key).stream()).toList());
        secrets.forEach(search::lookFor);
        new StolenDisk(folder).searchWith(search);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(4 * 6);
        assertThat(search.found()).isEmpty();
    }

    @Test
    void nobodyOfTheStaffIsNamedInAnyLog() throws Exception {
        Set<String> names = Needles.ofStaff(samples);
        TextSearch search = new TextSearch(names);
        try (Stream<Path> files = Files.walk(folder.resolve("network").resolve("nodes"))) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                search.search(Files.readAllBytes(log), log.getFileName().toString());
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(search.found()).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsPlanted() throws Exception {
        String needle = Needles.of(samples).texts().iterator().next();
        Path planted = Files.createDirectories(folder.resolve("planted")).resolve("dump");
        Files.writeString(planted, "x" + needle + "y", StandardCharsets.UTF_8);
        TextSearch search = new TextSearch(List.of(needle));
        new StolenDisk(folder.resolve("planted")).searchWith(search);
        assertThat(search.found()).containsExactly("dump");
    }

    @Test
    void theSearchFindsWhatIsPlantedInATable() {
        String needle = "Dolores Quispe";
        byte[] bytes = text("x" + needle + "y");
        TextSearch search = new TextSearch(Spellings.of(text(needle)));
        search.lookFor(text(needle));
        Path programs = new NetworkDirectory(folder.resolve("network")).databasePrograms();
        try (Database database = EmbeddedDatabase.open(folder.resolve("planted-vault"), programs)) {
            plant(database, "clear", "text", "x" + needle + "y");
            plant(database, "hex", "text", HexFormat.of().formatHex(bytes));
            plant(database, "bytes", "bytea", bytes);
            plant(database, "base64", "bytea", Base64.getEncoder().encode(bytes));
            plant(
                    database,
                    "listed",
                    "bytea[]",
                    "{\"\\\\x00\",\"\\\\x" + HexFormat.of().formatHex(bytes) + "\"}");
            plant(database, "nested", "jsonb", "{\"a\":{\"b\":\"x" + needle + "y\"}}");
            plant(database, "harmless", "text", "Dolores, Quispe");
            new LogicalDump("planted", database).searchWith(search);
        }
        assertThat(search.found())
                .containsExactly(
                        "planted: others.base64",
                        "planted: others.bytes",
                        "planted: others.clear",
                        "planted: others.hex",
                        "planted: others.listed",
                        "planted: others.nested");
    }

    @Test
    void theSearchFindsAKeyHoweverItIsWritten() {
        byte[] key = RandomId.generate().bytes().toArray();
        TextSearch search = new TextSearch(Spellings.of(key));
        search.lookFor(key);
        search.search(key, "raw");
        search.search(text(HexFormat.of().formatHex(key)), "hex");
        search.search(text(Base64.getEncoder().encodeToString(key)), "base64");
        search.search(text("{\"k\":\"" + Base64.getUrlEncoder().encodeToString(key) + "\"}"), "url");
        byte[] framed =
                ByteBuffer.allocate(2 + key.length).putShort((short) 7).put(key).array();
        search.search(text(Base64.getEncoder().encodeToString(framed)), "framed");
        assertThat(search.found()).containsExactly("base64", "framed", "hex", "raw", "url");
    }

    /** In a schema that no migration made. */
    private static void plant(Database database, String table, String type, Object value) {
        database.<Void>transact(handle -> {
            handle.execute("CREATE SCHEMA IF NOT EXISTS others");
            handle.execute("CREATE TABLE others." + table + " (content " + type + ")");
            handle.execute("INSERT INTO others." + table + " VALUES (?::" + type + ")", value);
            return null;
        });
    }

    private static void many(long rows) {
        assertThat(rows).isGreaterThan(10);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
