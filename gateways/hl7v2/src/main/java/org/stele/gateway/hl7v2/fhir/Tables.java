package org.stele.gateway.hl7v2.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables in the jar. */
public final class Tables {
    private static final String TABLE = "http://terminology.hl7.org/CodeSystem/v2-";
    private static final Pattern HL7 = Pattern.compile("HL7-?(\\d{4})");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|urn:(oid|uuid):)\\S+");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Map<String, Map<String, String>> CODES = lines("tables.txt").stream()
            .collect(Collectors.toUnmodifiableMap(List::getFirst, line -> pairs(line.subList(1, line.size()))));
    private static final Map<String, String> SYSTEMS =
            ordered(lines("systems.txt").stream().map(line -> Map.entry(line.getFirst(), line.getLast())));

    private Tables() {}

    /** What stands for a code of a table; empty where nothing does. */
    public static Optional<String> code(String table, String code) {
        return Optional.ofNullable(
                Objects.requireNonNull(CODES.get(table), table).get(code));
    }

    /** The code of a table that stands for one of FHIR's; empty where none does. */
    public static Optional<String> inverse(String table, String code) {
        return Objects.requireNonNull(CODES.get(table), table).entrySet().stream()
                .filter(pair -> pair.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The name of HL7 table 0396, or of an HL7 table, for the address of a coding system; empty where it has none. */
    public static Optional<String> name(String system) {
        if (system.startsWith(TABLE)) {
            return Optional.of("HL7" + system.substring(TABLE.length()));
        }
        return SYSTEMS.entrySet().stream()
                .filter(pair -> pair.getValue().equals(system))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The address of a coding system by the name of HL7 table 0396, or itself; empty for one that has none, as a local one. */
    static Optional<String> system(String name) {
        var table = HL7.matcher(name);
        return table.matches()
                ? Optional.of(ofTable(table.group(1)))
                : Optional.ofNullable(SYSTEMS.get(name))
                        .or(() -> Optional.of(name)
                                .filter(it -> ADDRESS.matcher(it).matches()));
    }

    /** The code system of an HL7 table. */
    public static String ofTable(String number) {
        return TABLE + number;
    }

    /** A code comes before its counterpart; {@code ==} of neither. */
    private static Map<String, String> pairs(List<String> pairs) {
        return ordered(pairs.stream().map(pair -> {
            int at = pair.indexOf('=', 1);
            return Map.entry(pair.substring(0, at), pair.substring(at + 1));
        }));
    }

    private static Map<String, String> ordered(Stream<Map.Entry<String, String>> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.getKey(), pair.getValue()));
        return Collections.unmodifiableMap(map);
    }

    private static List<List<String>> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(BLANK.split(line, -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + name, e);
        }
    }
}
