package org.stele.gateway.ccda.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts of a document's sections, by the ids under which entries refer to them (CDA R2 4.3.5.11). */
public final class Narrative {
    private static final Set<String> LINES =
            Set.of("br", "tr", "item", "paragraph", "list", "table", "caption", "title", "thead", "tbody");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern WHITE = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern SPACE = Pattern.compile(" +");
    private static final Pattern LINE = Pattern.compile(" ?\\n[ \\n]*");

    /** Characters of one text, beyond which it is left in the document alone. */
    private static final int MOST = 64 << 10;
    /** Characters of all texts that are asked for, each as often as it is. */
    private static final int MOST_OF_ALL = 4 << 20;

    private final Map<String, Element> places = new HashMap<>();
    private final Map<Element, Optional<String>> known = new HashMap<>();
    private int length;

    public Narrative(Element document) {
        document.everything()
                .filter(element -> !element.attribute("ID").isEmpty())
                .forEach(element -> places.putIfAbsent(element.attribute("ID"), element));
    }

    /**
     * What an ED or ST says: its own text, or what it refers to; empty where it says nothing, refers to what is not there, or is too
     * long.
     *
     * @param text an originalText, text, value or sig
     */
    public Optional<String> of(Element text) {
        Element reference = text.at("reference");
        if (text.has("representation", "B64")) {
            return Optional.empty();
        }
        Optional<String> said =
                flat(text).flatMap(own -> own.isEmpty() && isLocal(reference) ? at(reference) : Optional.of(own));
        Optional<String> within = said.filter(it -> it.length() <= MOST_OF_ALL - length);
        length += within.map(String::length).orElse(0);
        return within.filter(it -> !it.isEmpty());
    }

    /** Whether it says something, of which {@link #of} may yet have nothing. */
    public boolean speaks(Element text) {
        return isLocal(text.at("reference"))
                || text.everything().anyMatch(it -> !it.raw().isBlank());
    }

    private static boolean isLocal(Element reference) {
        return reference.attribute("value").startsWith("#")
                && reference.attribute("value").length() > 1;
    }

    private Optional<String> at(Element reference) {
        return Optional.of(reference)
                .filter(Narrative::isLocal)
                .flatMap(it ->
                        Optional.ofNullable(places.get(it.attribute("value").substring(1))))
                .flatMap(place -> known.computeIfAbsent(place, Narrative::flat));
    }

    /** Lines for lines, blanks between cells; nothing of how it looks. Empty where it is too long. */
    private static Optional<String> flat(Element element) {
        StringBuilder out = new StringBuilder();
        write(element, out);
        if (out.length() > MOST) {
            return Optional.empty();
        }
        String dense = SPACE.matcher(out).replaceAll(" ");
        return Optional.of(LINE.matcher(dense).replaceAll("\n").strip());
    }

    private static void write(Element element, StringBuilder out) {
        for (Element part : element.parts()) {
            if (out.length() > MOST) {
                return;
            }
            if (part.isText()) {
                out.append(WHITE.matcher(part.raw()).replaceAll(" "));
            } else {
                boolean isBlock = LINES.contains(part.name());
                out.append(isBlock ? "\n" : "");
                write(part, out);
                out.append(isBlock ? "\n" : CELLS.contains(part.name()) ? " " : "");
            }
        }
    }
}
