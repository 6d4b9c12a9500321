package org.stele.gateway.ccda.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables in the jar. */
public final class Tables {
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");
    private static final Map<String, Map<String, String>> CODES = lines("tables.txt").stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst, line -> pairs(line.subList(1, line.size()))));
    private static final Map<String, String> SYSTEMS =
            lines("systems.txt").stream().collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));

    private Tables() {}

    /** What stands for a code of a table; empty where nothing does. */
    public static Optional<String> code(String table, String code) {
        return Optional.ofNullable(
                Objects.requireNonNull(CODES.get(table), table).get(code));
    }

    /** The address of what an object identifier names; empty for what is none. */
    public static Optional<String> system(String oid) {
        return Optional.ofNullable(SYSTEMS.get(oid))
                .or(() -> OID.matcher(oid).matches() ? Optional.of("urn:oid:" + oid) : Optional.empty());
    }

    private static Map<String, String> pairs(List<String> pairs) {
        return pairs.stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<List<String>> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(BLANK.split(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + name, e);
        }
    }
}
