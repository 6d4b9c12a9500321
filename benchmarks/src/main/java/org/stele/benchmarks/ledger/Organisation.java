package org.stele.benchmarks.ledger;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Candidate;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.MemberKeys;
import org.stele.contracts.network.Role;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.ledger.validator.Validator;
import org.stele.link.tls.TlsKey;

/** A member of the measured network, with all its keys. */
public record Organisation(
        OrganisationId id,
        String name,
        Ed25519SigningKey administration,
        Ed25519SigningKey vote,
        Ed25519SigningKey transactions,
        TlsKey tls) {
    public static Organisation create(int index) {
        return new Organisation(
                new OrganisationId(RandomId.generate()),
                "hospital-" + index + ".example",
                Ed25519SigningKey.generate(),
                Ed25519SigningKey.generate(),
                Ed25519SigningKey.generate(),
                TlsKey.generate());
    }

    /** Who signs transactions for it. */
    public Signer signer() {
        return new Signer(id, transactions);
    }

    Candidate candidate(boolean votes) {
        MemberKeys keys = new MemberKeys(
                administration.verificationKey(),
                vote.verificationKey(),
                transactions.verificationKey(),
                HpkeKeyPair.generate().publicKey(),
                Optional.of(tls.hash()));
        return new Candidate(id, new DomainName(name), new TreeSet<>(Set.of(Role.HOSPITAL)), keys, votes);
    }

    Validator validator() {
        return new Validator(id.value(), vote.verificationKey());
    }
}
