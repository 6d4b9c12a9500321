package org.stele.exchange.dispatch;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;

/**
 * What shall be sent where. Its text form shows nothing of it.
 *
 * @param dispatch a name that whoever orders it makes, by which the order is known again
 * @param destination one of this node's configuration
 * @param resource {@code Patient/…} or {@code DiagnosticReport/…}, as FHIR has its address
 * @param subject whose chart, where several have that address: the patient's subject at this organisation
 */
public record DispatchOrder(RandomId dispatch, String destination, String resource, Optional<SubjectId> subject) {
    Hash digest() {
        return Hash.of(StrictJson.write(this));
    }

    @Override
    public String toString() {
        return "DispatchOrder[" + dispatch + "]";
    }
}
