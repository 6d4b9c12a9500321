package org.stele.vault.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One label, {@code <axis>:<code>}; labels sort by this text. */
public record Label(Axis axis, String code) implements Comparable<Label> {
    /** What no rule could place: released only where a grant excepts nothing. */
    public static final Label UNCLASSIFIED = domain("unclassified");

    public Label {
        if (!axis.allows(code)) {
            throw new IllegalArgumentException("not a code of the axis " + axis.prefix());
        }
    }

    public static Label domain(String code) {
        return new Label(Axis.DOMAIN, code);
    }

    public static Label kind(String resourceType) {
        return new Label(Axis.KIND, resourceType);
    }

    public static Label sensitivity(String actCode) {
        return new Label(Axis.SENSITIVITY, actCode);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException where {@code text} is no label
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Label parse(String text) {
        for (Axis axis : Axis.values()) {
            if (text.startsWith(axis.prefix() + ":")) {
                return new Label(axis, text.substring(axis.prefix().length() + 1));
            }
        }
        throw new IllegalArgumentException("not a label: expected domain:, kind: or sensitivity: and a code");
    }

    @Override
    public int compareTo(Label other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return axis.name().toLowerCase(Locale.ROOT) + ":" + code;
    }
}
