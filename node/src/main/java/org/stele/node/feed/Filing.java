package org.stele.node.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedMessage;
import org.stele.exchange.feed.FeedMessage.Reading;
import org.stele.exchange.feed.FeedTime;
import org.stele.exchange.feed.KeptMessage;
import org.stele.exchange.write.Submission;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.translate.PatientNumber;
import org.stele.gateway.hl7v2.translate.Telling;
import org.stele.gateway.hl7v2.translate.Translation;
import org.stele.gateway.hl7v2.translate.Translator;
import org.stele.node.fhir.MessageDrafts;
import org.stele.vault.subject.Identifier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a message what the exchange files: its resources, over those that are in the chart. Safe for use by many threads. */
public final class Filing {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Translator translator;
    private final MessageDrafts drafts;

    public Filing(Translator translator, MessageDrafts drafts) {
        this.translator = translator;
        this.drafts = drafts;
    }

    /**
     * Checks a message, and says how it is put into records once its chart is found.
     *
     * @param bytes the message as it came
     * @param arrival when it came first, which is the latest that it can have been told
     * @param listing told, before anything is filed, of what a person must hear of; what it answers is added to what the sender hears
     * @throws org.stele.gateway.hl7v2.message.RefusedMessageException where it is none that is taken
     */
    FeedMessage of(Message message, byte[] bytes, Instant arrival, UnaryOperator<List<Fault>> listing) {
        PatientNumber number = translator.check(message);
        return new FeedMessage(
                message.sender() + "|" + message.controlId(),
                Hash.of(bytes),
                identifier(number),
                translator.prior(message).map(Filing::identifier),
                chart -> reading(
                        translator.translate(message, number, bytes, chart::id),
                        chart,
                        time(message, arrival),
                        listing));
    }

    /** Those that a message says are one patient's. */
    Optional<KeptMessage.Numbers> numbers(Message message) {
        return translator
                .prior(message)
                .map(prior -> new KeptMessage.Numbers(identifier(prior), identifier(translator.check(message))));
    }

    private static Identifier identifier(PatientNumber number) {
        return new Identifier(number.system(), number.value());
    }

    /** No clock that is ahead makes a message newer than those that come after it. */
    private FeedTime time(Message message, Instant arrival) {
        Telling told = translator.time(message);
        Instant sent = told.sent().filter(it -> it.isBefore(arrival)).orElse(arrival);
        return new FeedTime(told.event().filter(it -> it.isBefore(arrival)).orElse(sent), sent);
    }

    private Reading reading(
            Translation translation, FeedChart chart, FeedTime time, UnaryOperator<List<Fault>> listing) {
        Weighing weighing = Weighing.of(translation.resources(), chart, time);
        Map<String, Bytes> present = chart.open(weighing.wanted().stream()
                .map(Weighing::address)
                .filter(chart::isThere)
                .toList());
        List<Placing> placings = weighing.wanted().stream()
                .map(drafted -> Placing.of(
                        drafted,
                        weighing.absent(),
                        Optional.ofNullable(present.get(Weighing.address(drafted)))
                                .map(Filing::json)))
                .toList();
        MessageDrafts.Read read =
                drafts.read(placings.stream().map(Placing::resource).toList(), key -> chart.isThere(key.toString()));
        List<Fault> faults = Stream.of(
                        translation.notes().stream().map(Fault::of),
                        weighing.faults().stream(),
                        placings.stream().flatMap(placing -> placing.fault().stream()))
                .flatMap(it -> it)
                .toList();
        return new Reading(
                read.patient(),
                changed(read.submissions(), present),
                weighing.words(),
                Remarks.write(listing.apply(faults)));
    }

    private static ObjectNode json(Bytes resource) {
        return (ObjectNode) JSON.readTree(resource.unsafeArray());
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
