package org.stele.gateway.ccda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stele.crypto.Hash;
import org.stele.gateway.ccda.document.DocumentReader;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.translate.Translation;
import org.stele.gateway.ccda.translate.Translator;
import org.stele.gateway.fhir.IncomingResource;
import org.stele.gateway.fhir.Intake;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A document about a made-up person, and the whole way from its bytes to what the other gateway's door makes of it. */
final class TestDocuments {
    static final DocumentReader READER = new DocumentReader();
    static final String CCD = text();
    private static final Map<String, String> AUTHORITIES = Map.of("2.16.840.1.99.1", "http://hospital-a.example/mrn");
    private static final Intake DOOR = Intake.standard();

    private TestDocuments() {}

    private static String text() {
        try (InputStream in = Objects.requireNonNull(TestDocuments.class.getResourceAsStream("ccd.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document with one piece in place of another that stands in it. */
    static String with(String piece, String other) {
        if (!CCD.contains(piece)) {
            throw new IllegalArgumentException("not in the document");
        }
        return CCD.replace(piece, other);
    }

    static Translation translated(byte[] bytes, Map<String, String> authorities) {
        Element document = READER.read(bytes);
        Translator translator = new Translator(authorities);
        return translator.translate(document, translator.check(document), bytes, TestDocuments::id);
    }

    static Translation translated(byte[] bytes) {
        return translated(bytes, AUTHORITIES);
    }

    static Translation translated(String document) {
        return translated(document.getBytes(StandardCharsets.UTF_8));
    }

    static List<ObjectNode> all(String kind, String document) {
        return translated(document).resources().stream()
                .filter(it -> it.kind().equals(kind))
                .map(it -> it.resource())
                .toList();
    }

    /** The one resource of a kind. */
    static JsonNode only(String kind, String document) {
        List<ObjectNode> all = all(kind, document);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + kind);
        }
        return all.getFirst();
    }

    static List<Note> notes(String document, Note.Code code) {
        return translated(document).notes().stream()
                .filter(note -> note.code() == code)
                .toList();
    }

    /** What the door for FHIR takes of it, or throws. */
    static List<IncomingResource> throughTheDoor(Translation translation) {
        ObjectNode bundle = Json.object("resourceType", "Bundle").put("type", "collection");
        bundle.set(
                "entry",
                Json.list(translation.resources().stream()
                        .map(drafted -> Json.set(Json.object(), "resource", drafted.resource()))
                        .toList()));
        return DOOR.read(bundle.toString().getBytes(StandardCharsets.UTF_8)).resources();
    }

    private static String id(String kind, String key) {
        return Hash.of((kind + "|" + key).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replaceAll("[^A-Za-z0-9]", "")
                .substring(0, 32);
    }
}
