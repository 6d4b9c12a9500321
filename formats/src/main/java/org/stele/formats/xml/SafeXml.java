package org.stele.formats.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML 1.0 in UTF-8. Refused is what a reader can be attacked by: document types with their entities, depth, more parts than
 * allowed; and what is not UTF-8, or says that it is something else. Nothing outside the bytes is ever fetched. Safe for use by many
 * threads.
 */
public final class SafeXml {
    private SafeXml() {}

    /**
     * Tells what stands in it.
     *
     * @throws UnsafeXmlException where it is not read to its end; the listener has then been told of a part
     */
    public static void read(byte[] xml, XmlLimits limits, XmlListener listener) throws UnsafeXmlException {
        try {
            tell(factory().createXMLStreamReader(new StringReader(decoded(xml))), limits, listener);
        } catch (CharacterCodingException e) {
            throw new UnsafeXmlException("not UTF-8");
        } catch (XMLStreamException e) {
            throw new UnsafeXmlException("not well formed" + (e.getLocation() == null ? "" : at(e.getLocation())));
        } catch (RuntimeException e) { // whatever the reader makes of hostile bytes
            throw new UnsafeXmlException("not well formed");
        }
    }

    private static String decoded(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static void tell(XMLStreamReader in, XmlLimits limits, XmlListener listener)
            throws XMLStreamException, UnsafeXmlException {
        requireUtf8(in, in.getCharacterEncodingScheme());
        int depth = 0;
        int parts = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    require(++depth <= limits.depth() && ++parts <= limits.parts(), in, limits);
                    listener.start(in, depth);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    listener.end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    require(++parts <= limits.parts(), in, limits);
                    listener.text(in.getText());
                }
                case XMLStreamConstants.DTD -> throw refused(in, "document types are not read");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> requirePassable(in, limits);
                default -> {}
            }
        }
    }

    private static void require(boolean isWithin, XMLStreamReader in, XmlLimits limits) throws UnsafeXmlException {
        if (!isWithin) {
            throw refused(in, "more than " + limits.depth() + " levels or " + limits.parts() + " elements and texts");
        }
    }

    private static void requirePassable(XMLStreamReader in, XmlLimits limits) throws UnsafeXmlException {
        if (limits.instructions() == XmlLimits.Instructions.REFUSED) {
            throw refused(in, "processing instructions are not read");
        }
    }

    private static void requireUtf8(XMLStreamReader in, @Nullable String encoding) throws UnsafeXmlException {
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw refused(in, "not UTF-8");
        }
    }

    private static UnsafeXmlException refused(XMLStreamReader in, String reason) {
        return new UnsafeXmlException(reason + at(in.getLocation()));
    }

    private static String at(Location place) {
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
}
