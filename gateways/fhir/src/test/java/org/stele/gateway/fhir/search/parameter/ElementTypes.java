package org.stele.gateway.fhir.search.parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of FHIR R4's elements, from the compact schema. */
final class ElementTypes {
    private static final Path SCHEMA = Path.of("src/main/resources/org/stele/gateway/fhir/structure/r4.schema");

    /** An element as JSON writes it. */
    record Member(String name, String type) {}

    private final Map<String, Map<String, List<Member>>> types = new HashMap<>();

    ElementTypes() throws IOException {
        Map<String, List<Member>> current = new HashMap<>();
        for (String line : Files.readAllLines(SCHEMA)) {
            String[] words = line.strip().split(" ", -1);
            if (line.startsWith(" ")) {
                String name = words[0].replace("[x]", "");
                current.put(name, members(name, !name.equals(words[0]), words[3]));
            } else if (words[0].equals("type") || words[0].equals("resource")) {
                current = types.computeIfAbsent(words[1], it -> new HashMap<>());
            }
        }
    }

    /** An element's forms, several where it is a choice; none where the type has no such element. */
    List<Member> members(String type, String element) {
        return types.getOrDefault(type, Map.of()).getOrDefault(element, List.of());
    }

    private static List<Member> members(String name, boolean choice, String alternatives) {
        return List.of(alternatives.split("\\|", -1)).stream()
                .map(it -> it.replaceAll("\\(.*", ""))
                .map(type -> new Member(choice ? name + capital(type) : name, type))
                .toList();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
