package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.rules.HealthRules;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Contract;
import org.stele.ledger.contract.TableType;

/** {@code docs/contracts.md} says what the code does. */
final class DocumentationTest {
    private static final List<Class<?>> TABLES = List.of(
            NetworkTables.class,
            IdentityTables.class,
            CredentialTables.class,
            RecordTables.class,
            ConsentTables.class,
            AccessTables.class,
            TrailTables.class);
    private static final Pattern EXAMPLE =
            Pattern.compile("Such as `(\\w+)/(\\w+)`:\\s+```json\\s+(.*?)\\s+```", Pattern.DOTALL);

    private final String page = page();

    @Test
    void everyCommandStandsThereWithItsFields() {
        for (Contract<?> contract : new HealthRules().contracts()) {
            String section = page.substring(page.indexOf("## `" + contract.name() + "`"));
            for (Map.Entry<String, ? extends Class<?>> command :
                    contract.commands().entrySet()) {
                assertThat(row(section, command.getKey())).contains("| " + fields(command.getValue()) + " |");
            }
        }
    }

    @Test
    void everyTableAndEveryCodeStandsThere() throws IllegalAccessException {
        for (Class<?> tables : TABLES) {
            for (Field field : tables.getFields()) {
                assertThat(page).contains("| `" + ((TableType<?, ?>) field.get(null)).name() + "` |");
            }
        }
        for (Field code : Codes.class.getFields()) {
            assertThat(page).contains("| `" + code.getName() + "` |");
        }
    }

    @Test
    void itsExamplesAreCommands() throws Exception {
        Matcher example = EXAMPLE.matcher(page);
        int found = 0;
        for (; example.find(); found++) {
            Class<?> type =
                    Objects.requireNonNull(contract(example.group(1)).commands().get(example.group(2)));
            byte[] json = example.group(3).getBytes(StandardCharsets.UTF_8);
            assertThat(StrictJson.write(StrictJson.parse(json, type))).isEqualTo(json);
        }
        assertThat(found).isEqualTo(new HealthRules().contracts().size());
    }

    private static Contract<?> contract(String name) {
        return new HealthRules()
                .contracts().stream()
                        .filter(contract -> contract.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static String row(String section, String command) {
        int start = section.indexOf("| `" + command + "` |");
        assertThat(start).as("a row for %s", command).isNotNegative();
        return section.substring(start, section.indexOf('\n', start));
    }

    private static String fields(Class<?> command) {
        return Arrays.stream(command.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    private static String page() {
        try {
            return Files.readString(root().resolve("docs/contracts.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/contracts.md is part of the project", e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs")) || !Files.isDirectory(folder.resolve("contracts"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has docs and contracts");
        }
        return folder;
    }
}
