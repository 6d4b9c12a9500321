package org.stele.gateway.hl7v2.fhir;

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
    private static final Pattern HL7 = Pattern.compile("HL7-?(\\d{4})");
    private static final Pattern BLANK = Pattern.compile(" ");
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

    /** The address of a coding system by the name of HL7 table 0396; empty for one that has none, as a local one. */
    static Optional<String> system(String name) {
        var table = HL7.matcher(name);
        return table.matches() ? Optional.of(ofTable(table.group(1))) : Optional.ofNullable(SYSTEMS.get(name));
    }

    /** The code system of an HL7 table. */
    public static String ofTable(String number) {
        return "http://terminology.hl7.org/CodeSystem/v2-" + number;
    }

    /** A code comes before its counterpart; {@code ==} of neither. */
    private static Map<String, String> pairs(List<String> pairs) {
        return pairs.stream()
                .map(pair -> {
                    int at = pair.indexOf('=', 1);
                    return Map.entry(pair.substring(0, at), pair.substring(at + 1));
                })
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
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
