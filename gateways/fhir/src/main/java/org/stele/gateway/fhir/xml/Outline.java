package org.stele.gateway.fhir.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.stele.formats.xml.SafeXml;
import org.stele.formats.xml.UnsafeXmlException;
import org.stele.formats.xml.XmlLimits;
import org.stele.formats.xml.XmlListener;

/**
 * The elements, attributes and texts of XML, in order: two of one outline say the same, but for how much white space there is,
 * and for what {@link PlainValue} takes for one. Refused is what no resource needs and a reader can be attacked by
 * ({@link SafeXml}), and processing instructions.
 *
 * @param lines each element's depth, name and attributes, these in the order of their names; each text that is not white space
 */
record Outline(List<String> lines) {
    /** Deeper than any resource is that means something, and below what the library stands. */
    private static final int MAX_DEPTH = 64;

    private static final XmlLimits LIMITS = new XmlLimits(MAX_DEPTH, 1_000_000, XmlLimits.Instructions.REFUSED);
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");

    static Outline of(byte[] xml) throws InvalidXmlException {
        Lines lines = new Lines();
        try {
            SafeXml.read(xml, LIMITS, lines);
            return new Outline(lines.all);
        } catch (UnsafeXmlException e) {
            throw new InvalidXmlException(String.valueOf(e.getMessage()));
        }
    }

    private static final class Lines implements XmlListener {
        private final List<String> all = new ArrayList<>();

        @Override
        public void start(XMLStreamReader in, int depth) {
            List<String> attributes = new ArrayList<>();
            for (int i = 0; i < in.getAttributeCount(); i++) {
                attributes.add(
                        in.getAttributeName(i) + "=" + PlainValue.of(in.getLocalName(), in.getAttributeValue(i)));
            }
            Collections.sort(attributes);
            all.add(depth + " " + in.getName() + " " + attributes);
        }

        @Override
        public void end() {}

        @Override
        public void text(String text) {
            String dense = SPACE.matcher(text).replaceAll(" ").strip();
            if (!dense.isEmpty()) {
                all.add(dense);
            }
        }
    }

    /** Shows nothing of what it says. */
    @Override
    public String toString() {
        return "Outline[" + lines.size() + "]";
    }
}
