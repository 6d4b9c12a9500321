package org.stele.node.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedChart.Standing;
import org.stele.exchange.feed.FeedMessage;
import org.stele.exchange.feed.FeedMessage.Reading;
import org.stele.exchange.feed.FeedTime;
import org.stele.exchange.write.Submission;
import org.stele.gateway.ccda.document.DocumentReader;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.translate.Drafted;
import org.stele.gateway.ccda.translate.Header;
import org.stele.gateway.ccda.translate.Manner;
import org.stele.gateway.ccda.translate.Translation;
import org.stele.gateway.ccda.translate.Translator;
import org.stele.node.feed.Ties;
import org.stele.node.fhir.MessageDrafts;
import org.stele.vault.subject.Identifier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a document what the exchange files: its resources, in place of those that are in the chart. Safe for use by many threads. */
public final class DocumentFiling {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String IN_ERROR = "entered-in-error";

    private final DocumentReader reader = new DocumentReader();
    private final Translator translator;
    private final MessageDrafts drafts;

    public DocumentFiling(Translator translator, MessageDrafts drafts) {
        this.translator = translator;
        this.drafts = drafts;
    }

    /**
     * Checks a document, and says how it is put into records once its chart is found.
     *
     * @param bytes the document as it came
     * @param arrival now, which is the latest that it can have been made
     * @throws org.stele.gateway.ccda.document.RefusedDocumentException where it is none that is taken
     */
    FeedMessage of(byte[] bytes, Instant arrival) {
        Element document = reader.read(bytes);
        Header header = translator.check(document);
        FeedTime time = time(header, arrival);
        return new FeedMessage(
                "cda|" + header.name(),
                Hash.of(bytes),
                new Identifier(header.system(), header.number()),
                Optional.empty(),
                chart -> reading(document, translator.translate(document, header, bytes, chart::id), chart, time));
    }

    /** No clock that is ahead makes a document newer than those that come after it. */
    private static FeedTime time(Header header, Instant arrival) {
        Instant made = header.made().filter(it -> it.isBefore(arrival)).orElse(arrival);
        return new FeedTime(made, made);
    }

    private Reading reading(Element document, Translation translation, FeedChart chart, FeedTime made) {
        Map<String, Bytes> present = new HashMap<>(open(translation.resources(), chart, made));
        Map<String, ObjectNode> before = json(present);
        Drafted patient = translation.resources().getFirst();
        Optional.ofNullable(before.get(patient.address()))
                .ifPresent(it -> Recognition.require(patient.resource(), it, chart));
        Optional<ObjectNode> predecessor =
                Optional.ofNullable(before.get(translation.resources().getLast().address()));
        FeedTime time = Series.time(document, predecessor, chart, made);
        Reuse reuse = Reuse.of(translation.resources(), chart, before);
        present.putAll(chart.open(reuse.moved()));
        Weighing weighing = Weighing.of(reuse.resources(), chart, time);
        MessageDrafts.Read read = drafts.read(
                weighing.wanted().stream()
                        .map(it -> fitting(it.resource(), weighing.absent()))
                        .toList(),
                key -> chart.isThere(key.toString()));
        List<Submission> changed = changed(read.submissions(), present);
        Drafted self = reuse.resources().getLast();
        List<Warning> warnings = new ArrayList<>(weighing.warnings());
        warnings.addAll(reuse.warnings());
        warnings.addAll(returned(weighing.wanted(), json(present)));
        predecessor.ifPresent(it -> warnings.addAll(Series.notRepeated(self.resource(), it)));
        translation.notes().stream().map(Warning::of).forEach(warnings::add);
        FiledDocument filed = new FiledDocument(self.address(), changed.size(), Warning.bounded(warnings));
        return new Reading(read.patient(), changed, weighing.words(), filed.remark());
    }

    /** What is there of it; of what a person decided on nothing need be seen. */
    private static Map<String, Bytes> open(List<Drafted> resources, FeedChart chart, FeedTime made) {
        return chart.open(resources.stream()
                .filter(it -> it.manner() != Manner.REPLACES || chart.standing(it.address(), made) != Standing.SETTLED)
                .map(Drafted::address)
                .filter(chart::isThere)
                .toList());
    }

    private static Map<String, ObjectNode> json(Map<String, Bytes> resources) {
        return resources.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> json(it.getValue())));
    }

    private static List<Warning> returned(List<Drafted> wanted, Map<String, ObjectNode> before) {
        return wanted.stream()
                .filter(it -> isReturned(it, before))
                .map(DocumentFiling::returned)
                .toList();
    }

    /** Without references to what is not there, and without what is empty then: FHIR has nothing empty (R4 json.html). */
    private static ObjectNode fitting(ObjectNode resource, Set<String> absent) {
        ObjectNode rest = Ties.without(resource, absent);
        if (!absent.isEmpty()) {
            prune(rest);
        }
        return rest;
    }

    private static void prune(JsonNode node) {
        node.forEach(DocumentFiling::prune);
        if (node instanceof ObjectNode object) {
            List<String> empty = object.propertyStream()
                    .filter(it -> it.getValue().isContainer() && it.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            object.remove(empty);
        }
    }

    private static ObjectNode json(Bytes resource) {
        return (ObjectNode) JSON.readTree(resource.unsafeArray());
    }

    private static boolean isReturned(Drafted drafted, Map<String, ObjectNode> before) {
        ObjectNode present = before.get(drafted.address());
        return present != null && isInError(present) && !isInError(drafted.resource());
    }

    private static boolean isInError(JsonNode resource) {
        return resource.path("status").asString("").equals(IN_ERROR)
                || resource.at("/verificationStatus/coding/0/code").asString("").equals(IN_ERROR);
    }

    private static Warning returned(Drafted drafted) {
        return new Warning(
                Note.Code.RETURNED.name(),
                drafted.place(),
                1,
                drafted.kind() + ": it was taken back as in error, and is said anew: look whether it holds");
    }

    /** What says the same as before makes no version. */
    private static List<Submission> changed(List<Submission> submissions, Map<String, Bytes> present) {
        return submissions.stream()
                .filter(it -> Optional.ofNullable(
                                present.get(it.record().facts().address()))
                        .filter(it.record().content()::equals)
                        .isEmpty())
                .toList();
    }
}
