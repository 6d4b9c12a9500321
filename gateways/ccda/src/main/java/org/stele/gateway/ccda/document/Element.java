package org.stele.gateway.ccda.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of a document: CDA's by their names, those of HL7's own extension with {@code sdtc:} before them. Where nothing stands
 * there is the empty element, of which all is empty in turn. Remembers which of its parts were asked for, so that what nobody asked for
 * can be named. One thread. Its text form shows nothing of its content.
 */
public final class Element {
    private final String name;
    private final Optional<Element> parent;
    private final Map<String, String> attributes;
    private final List<Element> elements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean isRead;

    Element(String name, Optional<Element> parent, Map<String, String> attributes) {
        this.name = name;
        this.parent = parent;
        this.attributes = Map.copyOf(attributes);
    }

    void add(Element element) {
        elements.add(element);
    }

    /** Texts lie among the elements, where narratives need them, as elements without a name. */
    void add(String some) {
        text.append(some);
        Element piece = new Element("", Optional.of(this), Map.of());
        piece.text.append(some);
        elements.add(piece);
    }

    private Element nothing(String other) {
        return new Element(other, Optional.of(this), Map.of());
    }

    public String name() {
        return name;
    }

    /** Its own text, without that of the elements in it. */
    public String text() {
        return text.toString().strip();
    }

    String raw() {
        return text.toString();
    }

    boolean isText() {
        return name.isEmpty();
    }

    /** Elements and texts, in their order. */
    List<Element> parts() {
        return elements;
    }

    /** An attribute; empty where there is none. {@code xsi:type} comes without its prefix. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    public boolean has(String attribute, String value) {
        return attribute(attribute).equals(value);
    }

    /** Whether it says anything: it is there, and not only to say that nothing is known. */
    public boolean isThere() {
        boolean isSilent = attributes.isEmpty() && children().isEmpty() && text().isEmpty();
        return !isNull() && !isSilent;
    }

    /** HL7 V3 NullFlavor. */
    public boolean isNull() {
        return !attribute("nullFlavor").isEmpty();
    }

    /** The first of a name, further down with each name; the empty element where there is none. */
    public Element at(String... names) {
        Element here = this;
        for (String next : names) {
            Element from = here;
            here = from.elements.stream()
                    .filter(element -> element.name.equals(next))
                    .findFirst()
                    .map(Element::read)
                    .orElseGet(() -> from.nothing(next));
        }
        return here;
    }

    /** All of a name, in their order. */
    public List<Element> all(String wanted) {
        List<Element> found =
                elements.stream().filter(element -> element.name.equals(wanted)).toList();
        found.forEach(Element::read);
        return found;
    }

    /** All of a name of which something holds; the others count as not asked for. */
    public List<Element> all(String wanted, Predicate<Element> which) {
        List<Element> found = elements.stream()
                .filter(element -> element.name.equals(wanted))
                .filter(which)
                .toList();
        found.forEach(Element::read);
        return found;
    }

    /** All elements in it, in their order, as if nobody had asked for them. */
    public List<Element> children() {
        return elements.stream().filter(element -> !element.isText()).toList();
    }

    /** It, and all that it stands in, from the inside out. */
    public Stream<Element> outwards() {
        return Stream.iterate(Optional.of(this), Optional::isPresent, it -> it.flatMap(element -> element.parent))
                .flatMap(Optional::stream);
    }

    /** It, and all elements in it, at whatever depth. */
    public Stream<Element> everything() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Element::everything));
    }

    /** Whether it follows a template, of whatever version. */
    public boolean follows(String template) {
        return templates().contains(template);
    }

    /** The templates that it says it follows, without their versions. */
    public Set<String> templates() {
        return elements.stream()
                .filter(element -> element.name.equals("templateId"))
                .map(element -> element.attribute("root"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Counts as asked for. */
    public Element read() {
        isRead = true;
        return this;
    }

    /** Counts as asked for with all that is in it. */
    public Element readWhole() {
        everything().forEach(Element::read);
        return this;
    }

    public boolean isRead() {
        return isRead;
    }

    /** A name that is none of CDA's is the sender's own word: none is shown (XPath 1.0, 2.3). */
    private String shown() {
        return ElementNames.isKnown(name) ? name : "*";
    }

    /** Where it stands, as an XPath of local names; of those that are not CDA's with {@code *} in their place. */
    public String path() {
        return parent.map(Element::path).orElse("") + "/" + shown() + position();
    }

    /** The same for all that stand alike. */
    public String kind() {
        return parent.map(Element::kind).orElse("") + "/" + shown();
    }

    /** Among those that are shown alike, where it has any beside it. */
    private String position() {
        List<Element> alike = parent.stream()
                .flatMap(it -> it.elements.stream())
                .filter(element -> !element.isText() && element.shown().equals(shown()))
                .toList();
        int at = alike.indexOf(this);
        return alike.size() < 2 || at < 0 ? "" : "[" + (at + 1) + "]";
    }

    @Override
    public String toString() {
        return path();
    }
}
