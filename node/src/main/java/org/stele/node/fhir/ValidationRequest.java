package org.stele.node.fhir;

import java.util.Optional;
import org.stele.crypto.Bytes;

/**
 * What {@code $validate} is asked (R4 resource-operation-validate.html).
 *
 * @param resource what is to be looked at
 * @param mode what it is meant for, where the body says so
 */
record ValidationRequest(Optional<Bytes> resource, Optional<ValidationMode> mode) {
    @Override
    public String toString() {
        return "ValidationRequest[" + mode + "]";
    }
}
