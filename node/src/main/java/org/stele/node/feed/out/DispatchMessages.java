package org.stele.node.feed.out;

import java.util.List;
import org.stele.crypto.Hash;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.gateway.hl7v2.write.Heading;
import org.stele.gateway.hl7v2.write.MessageWriter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes dispatches as messages, the same one the same whenever it leaves. Safe for use by many threads. */
public final class DispatchMessages {
    private static final int CONTROL_ID = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final MessageWriter writer;
    private final String as;
    private final String processing;

    /**
     * @param as MSH-4
     * @param processing MSH-11
     */
    public DispatchMessages(MessageWriter writer, String as, String processing) {
        this.writer = writer;
        this.as = as;
        this.processing = processing;
    }

    /** MSH-10; the same for every attempt, so that a receiver knows the message again. Ids that only begin alike have others. */
    public static String controlId(Dispatch dispatch) {
        return Hash.of(dispatch.id().bytes().toArray()).toString().substring(0, CONTROL_ID);
    }

    /**
     * The message.
     *
     * @param records as the dispatch names them
     * @throws org.stele.gateway.hl7v2.write.UnsayableException where v2 has no place for what one of them says
     */
    byte[] write(Dispatch dispatch, List<ChartRecord> records) {
        Heading heading = new Heading(as, dispatch.destination(), processing, controlId(dispatch), dispatch.ordered());
        List<JsonNode> resources = records.stream()
                .map(record -> JSON.readTree(record.content().unsafeArray()))
                .toList();
        return switch (dispatch.content()) {
            case PERSON -> writer.person(heading, resources.getFirst());
            case REPORT ->
                writer.report(heading, resources.getFirst(), resources.get(1), resources.subList(2, resources.size()));
        };
    }
}
