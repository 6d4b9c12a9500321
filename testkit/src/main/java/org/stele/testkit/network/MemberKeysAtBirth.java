package org.stele.testkit.network;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.node.founding.NodeKeys;

/** A member with all its keys, before they go to where each belongs. */
record MemberKeysAtBirth(
        MemberPlan plan, OrganisationId organisation, Ed25519SigningKey administration, NodeKeys node) {
    Candidate candidate() {
        return new Candidate(
                organisation, plan.name(), plan.roles(), node.listed(administration.verificationKey()), true);
    }

    @Override
    public String toString() {
        return plan.label();
    }
}
