package org.stele.gateway.fhir;

import java.util.List;

/**
 * One patient's bundle, checked and split. It is whole or it does not exist.
 *
 * @param patient whom all of it is about
 * @param resources every resource of the bundle in its order, the Patient included
 */
public record IncomingBundle(PatientIdentity patient, List<IncomingResource> resources) {
    public IncomingBundle {
        resources = List.copyOf(resources);
    }

    @Override
    public String toString() {
        return "IncomingBundle[" + resources.size() + " resources]";
    }
}
