package org.stele.gateway.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One repetition of a field, unescaped. What is not there is an empty text. Its text form shows nothing of it.
 *
 * @param components each with its subcomponents
 */
public record Field(List<List<String>> components) {
    /** What the sender wants taken away (HL7 v2.5.1 2.5.3). */
    private static final String NOTHING = "\"\"";

    public Field {
        components = components.stream().map(List::copyOf).toList();
    }

    static Field of(String value) {
        return new Field(List.of(List.of(value)));
    }

    public String value() {
        return value(1);
    }

    public String value(int component) {
        return value(component, 1);
    }

    /** The trimmed text, empty also for what shall be taken away; places count from 1. */
    public String value(int component, int subcomponent) {
        String raw = raw(component, subcomponent).strip();
        return raw.equals(NOTHING) ? "" : raw;
    }

    /** The value, where there is one. */
    public Optional<String> valued(int component) {
        return Optional.of(value(component)).filter(text -> !text.isEmpty());
    }

    /** Whether the sender says that there is nothing any more. */
    public boolean isTakenAway() {
        return components.size() == 1 && raw(1, 1).strip().equals(NOTHING);
    }

    public boolean isEmpty() {
        return IntStream.rangeClosed(1, components.size())
                .allMatch(component -> IntStream.rangeClosed(
                                1, components.get(component - 1).size())
                        .allMatch(part -> value(component, part).isEmpty()));
    }

    /** A component as a field of its own, its subcomponents as components. */
    public Field component(int component) {
        return component > components.size()
                ? of("")
                : new Field(components.get(component - 1).stream().map(List::of).toList());
    }

    /** All that a component says, its subcomponents parted by {@code &}; the value alone where there is one. */
    public String whole(int component) {
        int count = component > components.size()
                ? 0
                : components.get(component - 1).size();
        String parts = IntStream.rangeClosed(1, count)
                .mapToObj(part -> value(component, part))
                .collect(Collectors.joining("&"));
        int end = parts.length();
        while (end > 0 && parts.charAt(end - 1) == '&') {
            end--;
        }
        return parts.substring(0, end);
    }

    /** The same without as many components. */
    public Field from(int component) {
        return component > components.size() ? of("") : new Field(components.subList(component - 1, components.size()));
    }

    private String raw(int component, int subcomponent) {
        if (component > components.size()) {
            return "";
        }
        List<String> parts = components.get(component - 1);
        return subcomponent > parts.size() ? "" : parts.get(subcomponent - 1);
    }

    @Override
    public String toString() {
        return "Field";
    }
}
