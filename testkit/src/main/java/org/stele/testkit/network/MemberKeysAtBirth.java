package org.stele.testkit.network;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.MemberKeys;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.ledger.validator.Validator;
import org.stele.node.keys.OrganisationKeys;

/** A member with all its keys, before they go to where each belongs. */
record MemberKeysAtBirth(
        MemberPlan plan, OrganisationId organisation, Ed25519SigningKey administration, OrganisationKeys node) {
    static MemberKeysAtBirth of(MemberPlan plan) {
        return new MemberKeysAtBirth(
                plan, OrganisationId.generate(), Ed25519SigningKey.generate(), OrganisationKeys.generate());
    }

    Validator validator() {
        return new Validator(organisation.value(), node.vote().verificationKey());
    }

    Candidate candidate() {
        MemberKeys keys = new MemberKeys(
                administration.verificationKey(),
                node.vote().verificationKey(),
                node.transactions().verificationKey(),
                node.sealing().publicKey(),
                Optional.empty());
        return new Candidate(organisation, plan.name(), plan.roles(), keys, true);
    }

    @Override
    public String toString() {
        return plan.label();
    }
}
