package org.stele.gateway.ccda.document;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.stele.formats.xml.SafeXml;
import org.stele.formats.xml.UnsafeXmlException;
import org.stele.formats.xml.XmlLimits;
import org.stele.formats.xml.XmlListener;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;

/** Reads documents, whatever is in them, or refuses them. Safe for use by many threads. */
public final class DocumentReader {
    /** Bytes: what a base64 copy of in a resource still is within what a node takes at once. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int DEPTH = 100;
    private static final int PARTS = 250_000;
    private static final XmlLimits LIMITS = new XmlLimits(DEPTH, PARTS, XmlLimits.Instructions.PASSED_OVER);
    private static final String CDA = "urn:hl7-org:v3";
    private static final String SDTC = "urn:hl7-org:sdtc";
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /**
     * Reads a document in UTF-8, with or without a byte order mark.
     *
     * @throws RefusedDocumentException where it is too large, not well formed, dangerous to read, or no ClinicalDocument
     */
    public Element read(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw new RefusedDocumentException(Reason.SIZE, "", "longer than " + MOST_BYTES + " bytes");
        }
        Tree tree = new Tree();
        try {
            SafeXml.read(withoutMark(document), LIMITS, tree);
        } catch (UnsafeXmlException e) {
            throw new RefusedDocumentException(Reason.NOT_XML, "", String.valueOf(e.getMessage()));
        }
        Element root = tree.root.orElseThrow();
        if (!root.name().equals("ClinicalDocument")) {
            throw new RefusedDocumentException(
                    Reason.NOT_A_CLINICAL_DOCUMENT, "", "its root is no ClinicalDocument of " + CDA);
        }
        return root;
    }

    private static byte[] withoutMark(byte[] document) {
        boolean isMarked =
                document.length >= MARK.length && Arrays.equals(document, 0, MARK.length, MARK, 0, MARK.length);
        return isMarked ? Arrays.copyOfRange(document, MARK.length, document.length) : document;
    }

    private static final class Tree implements XmlListener {
        private final Deque<Element> open = new ArrayDeque<>();
        private Optional<Element> root = Optional.empty();

        @Override
        public void start(XMLStreamReader in, int depth) {
            Element element = new Element(name(in), Optional.ofNullable(open.peek()), attributes(in));
            if (open.isEmpty()) {
                root = Optional.of(element);
            } else {
                open.element().add(element);
            }
            open.push(element);
        }

        @Override
        public void end() {
            open.pop();
        }

        @Override
        public void text(String text) {
            open.element().add(text.isBlank() ? " " : text);
        }

        /** What is of another language keeps a mark by which nobody takes it for CDA's. */
        private static String name(XMLStreamReader in) {
            String space = String.valueOf(in.getNamespaceURI());
            return switch (space) {
                case CDA -> in.getLocalName();
                case SDTC -> "sdtc:" + in.getLocalName();
                default -> "other:" + in.getLocalName();
            };
        }

        /** CDA's attributes are in no namespace; those of others may have its names and mean something else. */
        private static boolean isOwn(@Nullable String namespace) {
            return namespace == null || namespace.isEmpty();
        }

        private static Map<String, String> attributes(XMLStreamReader in) {
            Map<String, String> attributes = new HashMap<>();
            for (int i = 0; i < in.getAttributeCount(); i++) {
                String value = in.getAttributeValue(i);
                if (SCHEMA.equals(in.getAttributeNamespace(i))) {
                    attributes.put(
                            "xsi:" + in.getAttributeLocalName(i),
                            value.substring(value.indexOf(':') + 1).strip());
                } else if (isOwn(in.getAttributeNamespace(i))) {
                    attributes.put(in.getAttributeLocalName(i), value);
                }
            }
            return attributes;
        }
    }
}
