package org.stele.gateway.fhir.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements, attributes and texts of XML, in order: two of one outline say the same, but for how much white space there is,
 * and for what {@link PlainValue} takes for one. Refused
 * is what no resource needs and a reader can be attacked by: document types with their entities, processing instructions, depth, more
 * elements than any resource has; and what is not UTF-8.
 *
 * @param lines each element's depth, name and attributes, these in the order of their names; each text that is not white space
 */
record Outline(List<String> lines) {
    /** Deeper than any resource is that means something, and below what the library stands. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_LINES = 500_000;
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");

    static Outline of(byte[] xml) throws InvalidXmlException {
        try {
            return new Outline(lines(factory().createXMLStreamReader(new StringReader(decoded(xml)))));
        } catch (CharacterCodingException e) {
            throw new InvalidXmlException("not UTF-8");
        } catch (XMLStreamException e) {
            throw new InvalidXmlException("not well formed" + (e.getLocation() == null ? "" : at(e.getLocation())));
        } catch (RuntimeException e) { // whatever the reader makes of hostile bytes
            throw new InvalidXmlException("not well formed");
        }
    }

    private static String decoded(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static List<String> lines(XMLStreamReader in) throws XMLStreamException, InvalidXmlException {
        requireUtf8(in, in.getCharacterEncodingScheme());
        List<String> lines = new ArrayList<>();
        int depth = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> lines.add(line(in, ++depth));
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> addText(in, lines);
                case XMLStreamConstants.DTD -> throw refused(in, "document types are not read");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw refused(in, "processing instructions are not read");
                default -> {}
            }
            if (depth > MAX_DEPTH || lines.size() > MAX_LINES) {
                throw refused(in, "more than " + MAX_DEPTH + " levels or " + MAX_LINES + " elements");
            }
        }
        return lines;
    }

    private static void addText(XMLStreamReader in, List<String> lines) {
        String text = SPACE.matcher(in.getText()).replaceAll(" ").strip();
        if (!text.isEmpty()) {
            lines.add(text);
        }
    }

    /** HL7's reader takes everything for UTF-8. */
    private static void requireUtf8(XMLStreamReader in, @Nullable String encoding) throws InvalidXmlException {
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw refused(in, "not UTF-8");
        }
    }

    private static String line(XMLStreamReader in, int depth) {
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.add(in.getAttributeName(i) + "=" + PlainValue.of(in.getLocalName(), in.getAttributeValue(i)));
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
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
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
