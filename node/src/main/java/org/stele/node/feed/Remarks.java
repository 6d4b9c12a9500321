package org.stele.node.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.gateway.hl7v2.answer.Fault;

/** What was left out of a message, as the exchange keeps it for the next time that the same message comes. */
record Remarks(List<Fault> faults) {
    private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 8);

    Remarks {
        faults = List.copyOf(faults);
    }

    static String write(List<Fault> faults) {
        return new String(StrictJson.write(new Remarks(faults)), StandardCharsets.UTF_8);
    }

    static List<Fault> read(String remark) {
        try {
            return StrictJson.parse(remark.getBytes(StandardCharsets.UTF_8), Remarks.class, LIMITS)
                    .faults();
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("a remark of an earlier release cannot be read", e);
        }
    }
}
