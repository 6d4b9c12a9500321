package org.stele.node.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedChart.Standing;
import org.stele.exchange.feed.FeedMessage;
import org.stele.exchange.feed.FeedMessage.Reading;
import org.stele.exchange.write.Submission;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.message.Message;
import org.stele.gateway.hl7v2.translate.Drafted;
import org.stele.gateway.hl7v2.translate.Manner;
import org.stele.gateway.hl7v2.translate.Merging;
import org.stele.gateway.hl7v2.translate.PatientNumber;
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
     * @param kept since when it has been kept, if it has
     * @throws org.stele.gateway.hl7v2.message.RefusedMessageException where it is none that is taken
     */
    FeedMessage of(Message message, byte[] bytes, Optional<Instant> kept) {
        PatientNumber number = translator.check(message);
        return new FeedMessage(
                message.sender() + "|" + message.controlId(),
                Hash.of(bytes),
                new Identifier(number.system(), number.value()),
                kept,
                chart -> reading(translator.translate(message, number, bytes, chart::id), chart));
    }

    private Reading reading(Translation translation, FeedChart chart) {
        List<Drafted> wanted = translation.resources().stream()
                .filter(drafted -> isWanted(drafted, chart.standing(address(drafted))))
                .toList();
        Map<String, Bytes> present = chart.open(wanted.stream()
                .map(Filing::address)
                .filter(address -> chart.standing(address) == Standing.PRESENT)
                .toList());
        List<ObjectNode> resources = wanted.stream()
                .map(drafted -> placed(drafted, Optional.ofNullable(present.get(address(drafted)))))
                .toList();
        MessageDrafts.Read read = drafts.read(resources, key -> chart.standing(key.toString()) != Standing.ABSENT);
        return new Reading(read.patient(), changed(read.submissions(), present), remark(translation));
    }

    private static boolean isWanted(Drafted drafted, Standing standing) {
        return switch (standing) {
            case ABSENT -> true;
            case PRESENT -> drafted.manner() != Manner.ENTERS;
            case SETTLED -> false;
        };
    }

    private static ObjectNode placed(Drafted drafted, Optional<Bytes> present) {
        return present.filter(_ -> drafted.manner() == Manner.MERGES)
                .map(old -> Merging.over((ObjectNode) JSON.readTree(old.unsafeArray()), drafted.resource()))
                .orElseGet(() -> Merging.first(drafted.resource()));
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

    private static String remark(Translation translation) {
        return Remarks.write(translation.notes().stream().map(Fault::of).toList());
    }

    private static String address(Drafted drafted) {
        return drafted.kind() + "/" + drafted.resource().path("id").asString("");
    }
}
