package org.stele.node.document;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedTime;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.document.RefusedDocumentException.Reason;
import org.stele.gateway.ccda.translate.Translator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A document beside the one of its set whose place it takes. */
final class Series {
    private static final String DOCUMENT = "/ClinicalDocument";

    private Series() {}

    /**
     * When it counts as told. Of two that have numbers the higher is the later, whatever their times say; of others that with the later
     * time.
     *
     * @param present the DocumentReference of the one that is here, if one is
     * @param made when it says that it was made
     * @throws RefusedDocumentException where it is not the later one
     */
    static FeedTime time(Element document, Optional<ObjectNode> present, FeedChart chart, FeedTime made) {
        Optional<FeedTime> told = present.flatMap(it -> chart.told(address(it)));
        Optional<Integer> number = Translator.version(document);
        Optional<Integer> before = present.flatMap(Series::version);
        if (number.isPresent() && before.isPresent()) {
            requireLater(before.get() < number.get(), "/versionNumber", "with this number or a higher one");
            return told.filter(made::isBefore).orElse(made);
        }
        requireLater(told.filter(it -> !it.isBefore(made)).isEmpty(), "/effectiveTime", "of this time or a later one");
        return made;
    }

    private static void requireLater(boolean isLater, String place, String what) {
        if (!isLater) {
            throw new RefusedDocumentException(
                    Reason.OVERTAKEN,
                    DOCUMENT + place,
                    "a version of its set " + what + " is here: where this one is newer, give it a higher number");
        }
    }

    private static String address(JsonNode reference) {
        return "DocumentReference/" + reference.path("id").asString("");
    }

    private static Optional<Integer> version(JsonNode reference) {
        return reference
                .path("extension")
                .valueStream()
                .filter(it -> it.path("url").asString("").equals(Translator.versionExtension()))
                .map(it -> Integer.valueOf(it.path("valueString").asString("0")))
                .findFirst();
    }

    /** What the one before told of and this one does not. That it is silent of it takes nothing away. */
    static List<Warning> notRepeated(JsonNode reference, JsonNode present) {
        Set<String> told = related(reference);
        Set<String> before = related(present);
        before.removeAll(told);
        return before.isEmpty()
                ? List.of()
                : List.of(new Warning(
                        Note.Code.NOT_REPEATED.name(),
                        DOCUMENT,
                        before.size(),
                        "the version before told of them and this one does not: they stay, look whether they hold"));
    }

    private static Set<String> related(JsonNode reference) {
        Set<String> addresses = new HashSet<>();
        reference
                .at("/context/related")
                .valueStream()
                .forEach(it -> addresses.add(it.path("reference").asString("")));
        return addresses;
    }
}
