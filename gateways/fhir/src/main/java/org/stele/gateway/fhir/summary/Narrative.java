package org.stele.gateway.fhir.summary;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Texts for people (R4 narrative.html), of plain text only: whatever it holds is escaped. */
final class Narrative {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private Narrative() {}

    /** One paragraph. */
    static ObjectNode paragraph(String text) {
        return narrative(out -> element(out, "p", text));
    }

    /** One point each. */
    static ObjectNode list(List<String> points) {
        return narrative(out -> {
            out.writeStartElement("ul");
            for (String point : points) {
                element(out, "li", point);
            }
            out.writeEndElement();
        });
    }

    private interface Content {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static ObjectNode narrative(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XML.createXMLStreamWriter(text);
            out.writeStartElement("div");
            out.writeDefaultNamespace(XHTML);
            content.write(out);
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("this Java cannot write XML", e);
        }
        return JsonNodeFactory.instance.objectNode().put("status", "generated").put("div", text.toString());
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(sound(text));
        out.writeEndElement();
    }

    /** Without what XML 1.0 has no place for (§2.2). */
    private static String sound(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || c == 0xFFFE
                                || c == 0xFFFF
                        ? ' '
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
