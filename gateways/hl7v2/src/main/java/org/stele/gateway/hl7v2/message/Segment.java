package org.stele.gateway.hl7v2.message;

import java.util.List;
import java.util.Optional;

/**
 * One segment. Its text form shows nothing but its name.
 *
 * @param occurrence which of this name, from 1
 * @param fields repetitions of each, the first field first
 */
public record Segment(String name, int occurrence, List<List<Field>> fields) {
    private static final Field EMPTY = Field.of("");

    public Segment {
        fields = fields.stream().map(List::copyOf).toList();
    }

    /** The first repetition, an empty field where there is none. */
    public Field field(int number) {
        return all(number).stream().findFirst().orElse(EMPTY);
    }

    /** The repetitions that say something. */
    public List<Field> valued(int number) {
        return all(number).stream().filter(field -> !field.isEmpty()).toList();
    }

    public String value(int number) {
        return field(number).value();
    }

    public String value(int number, int component) {
        return field(number).value(component);
    }

    public Optional<String> optional(int number) {
        return field(number).valued(1);
    }

    public Place place(int number) {
        return new Place(name, occurrence, number, 0);
    }

    private List<Field> all(int number) {
        return number > fields.size() ? List.of() : fields.get(number - 1);
    }

    @Override
    public String toString() {
        return "Segment[" + name + "]";
    }
}
