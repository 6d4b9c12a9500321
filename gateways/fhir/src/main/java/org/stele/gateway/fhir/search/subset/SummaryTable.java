package org.stele.gateway.fhir.search.subset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which elements are part of a summary, read once from the compact file in this package. A line is a type's name, or, below it
 * and indented by one blank, {@code ELEMENT FLAGS [TYPE]}: {@code s} for a part of the summary, {@code m} for mandatory, {@code !}
 * for a modifier, {@code -} for none of these. Of kinds of resource all elements are there; of other types those that stay in a
 * summary, and of the types that stay whole none. Immutable.
 */
public final class SummaryTable {
    public static final SummaryTable R4 = read("r4.summary");

    private static final int TYPE = 2;

    private final Map<String, Map<String, ListedElement>> types;

    private SummaryTable(Map<String, Map<String, ListedElement>> types) {
        this.types = types;
    }

    /**
     * The name that the standard gives to an element of a kind of resource; nothing where it has none such.
     *
     * @param asked {@code status}, {@code value}, {@code value[x]} or {@code valueQuantity}
     */
    public Optional<String> name(String kind, String asked) {
        Map<String, ListedElement> elements = elements(kind);
        return Optional.ofNullable(elements.get(asked))
                .or(() -> Optional.ofNullable(elements.get(asked + "[x]")))
                .or(() -> choice(elements, asked))
                .map(ListedElement::name);
    }

    /** @param member as JSON has it: {@code status}, {@code _status}, {@code valueQuantity} */
    Optional<ListedElement> find(String type, String member) {
        Map<String, ListedElement> elements = elements(type);
        String bare = bare(member);
        return Optional.ofNullable(elements.get(bare)).or(() -> choice(elements, bare));
    }

    /** The type of what a member holds, where only parts of it are in a summary. */
    Optional<String> typeOf(String type, String member) {
        return find(type, member)
                .map(it -> it.isChoice() ? bare(member).substring(it.stem().length()) : it.type())
                .filter(types::containsKey);
    }

    private Map<String, ListedElement> elements(String type) {
        return types.getOrDefault(type, Map.of());
    }

    private static Optional<ListedElement> choice(Map<String, ListedElement> elements, String member) {
        return elements.values().stream().filter(it -> it.isWrittenAs(member)).findFirst();
    }

    private static String bare(String member) {
        return member.startsWith("_") ? member.substring(1) : member;
    }

    private static SummaryTable read(String file) {
        Map<String, Map<String, ListedElement>> types = new HashMap<>();
        Map<String, ListedElement> current = new HashMap<>();
        for (String line : text(file).lines().filter(it -> !it.startsWith("#")).toList()) {
            if (line.startsWith(" ")) {
                ListedElement element = element(line.strip().split(" ", -1));
                current.put(element.name(), element);
            } else {
                current = new HashMap<>();
                types.put(line, current);
            }
        }
        return new SummaryTable(types);
    }

    private static ListedElement element(String[] words) {
        String flags = words[1];
        return new ListedElement(
                words[0],
                flags.contains("s"),
                flags.contains("m"),
                flags.contains("!"),
                words.length > TYPE ? words[TYPE] : "");
    }

    private static String text(String file) {
        try (InputStream in = SummaryTable.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + file + " is unreadable: install again", e);
        }
    }
}
