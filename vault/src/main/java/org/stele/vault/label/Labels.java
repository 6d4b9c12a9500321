package org.stele.vault.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/**
 * All labels of one record: exactly one kind, any domains and sensitivities, at most {@value #MAXIMUM} in all. They are
 * committed with the content, so that a false one can be proven later.
 *
 * @param all in ascending order of their texts, never to be changed
 */
public record Labels(SortedSet<Label> all) {
    public static final int MAXIMUM = 64;

    public Labels {
        all = Collections.unmodifiableSortedSet(new TreeSet<>(all));
        if (all.size() > MAXIMUM) {
            throw new IllegalArgumentException("more than " + MAXIMUM + " labels");
        }
        if (all.stream().filter(label -> label.axis() == Axis.KIND).count() != 1) {
            throw new IllegalArgumentException("a record has exactly one kind label");
        }
    }

    public static Labels of(Label... labels) {
        return of(Arrays.asList(labels));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Labels of(Collection<Label> labels) {
        return new Labels(new TreeSet<>(labels));
    }

    /** The resource type: {@code Observation}. */
    public String kind() {
        return on(Axis.KIND).first().code();
    }

    public SortedSet<Label> domains() {
        return on(Axis.DOMAIN);
    }

    public SortedSet<Label> sensitivities() {
        return on(Axis.SENSITIVITY);
    }

    public boolean has(Label label) {
        return all.contains(label);
    }

    /** Deterministic CBOR: the array of the labels' texts in ascending order. */
    public byte[] encode() {
        CborWriter out = new CborWriter();
        write(out);
        return out.toByteArray();
    }

    public void write(CborWriter out) {
        out.array(all.size());
        all.forEach(label -> out.text(label.toString()));
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IllegalArgumentException where it is anything else, an order other than ascending included
     */
    public static Labels read(CborReader in) {
        int size = in.array();
        TreeSet<Label> labels = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            Label label = Label.parse(in.text());
            if (!labels.isEmpty() && labels.last().compareTo(label) >= 0) {
                throw new IllegalArgumentException("labels out of order");
            }
            labels.add(label);
        }
        return new Labels(labels);
    }

    private SortedSet<Label> on(Axis axis) {
        return all.stream().filter(label -> label.axis() == axis).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts in ascending order. */
    @JsonValue
    public Collection<Label> toJson() {
        return all;
    }
}
