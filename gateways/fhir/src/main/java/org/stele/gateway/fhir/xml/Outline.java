package org.stele.gateway.fhir.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements and attributes of a text in XML, in order: two texts of one outline say the same, but for white space and what a
 * narrative reads like. Refused is what no resource needs and a reader can be attacked by: document types with their entities,
 * processing instructions, depth.
 *
 * @param lines each element's depth, name and attributes, these in the order of their names
 */
record Outline(List<String> lines) {
    /** Deeper than any resource is that means something, and below what the library stands. */
    private static final int MAX_DEPTH = 64;

    static Outline of(byte[] xml) throws InvalidXmlException {
        List<String> lines = new ArrayList<>();
        try {
            XMLStreamReader in = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            int depth = 0;
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> lines.add(line(in, ++depth));
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD -> throw refused(in, "document types are not read");
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw refused(in, "processing instructions are not read");
                    default -> {}
                }
                if (depth > MAX_DEPTH) {
                    throw refused(in, "deeper than " + MAX_DEPTH + " levels");
                }
            }
        } catch (XMLStreamException e) {
            throw new InvalidXmlException("not well formed" + (e.getLocation() == null ? "" : at(e.getLocation())));
        }
        return new Outline(lines);
    }

    private static String line(XMLStreamReader in, int depth) {
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.add(in.getAttributeName(i) + "=" + in.getAttributeValue(i));
        }
        Collections.sort(attributes);
        return depth + " " + in.getName() + " " + attributes;
    }

    private static InvalidXmlException refused(XMLStreamReader in, String reason) {
        return new InvalidXmlException(reason + at(in.getLocation()));
    }

    private static String at(javax.xml.stream.Location place) {
        return ", line " + place.getLineNumber() + ", column " + place.getColumnNumber();
    }

    /** Not shared: it is not said to be safe for use by many threads. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Shows nothing of what it says. */
    @Override
    public String toString() {
        return "Outline[" + lines.size() + "]";
    }
}
