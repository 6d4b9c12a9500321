package org.stele.contracts;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.MemberKeys;
import org.stele.contracts.network.Role;
import org.stele.crypto.Bytes;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.VerificationKey;

/** A member organisation of a {@link World}. */
record Party(
        OrganisationId id,
        String name,
        Role role,
        VerificationKey administration,
        VerificationKey vote,
        VerificationKey transactions) {
    static Party of(String name, Role role) {
        return new Party(
                Keys.id(name, OrganisationId::new),
                name,
                role,
                Keys.key(name + "/administration"),
                Keys.key(name + "/vote"),
                Keys.key(name + "/transactions"));
    }

    Candidate candidate(boolean votes) {
        HpkePublicKey sealing =
                new HpkePublicKey(Bytes.of(Keys.hash(name + "/sealing").unsafeArray()));
        MemberKeys keys = new MemberKeys(administration, vote, transactions, sealing, Optional.empty());
        return new Candidate(id, new DomainName(name + ".example"), new TreeSet<>(Set.of(role)), keys, votes);
    }
}
