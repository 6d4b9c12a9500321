package org.stele.contracts.network;

import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.VerificationKey;

/**
 * A member's keys, each for one use, so that each can be kept and rotated apart.
 *
 * @param administration votes on proposals and rotates keys; best kept off line
 * @param vote signs the validator's votes
 * @param transactions signs the member's everyday transactions
 * @param sealing what is meant for the organisation is sealed to it
 * @param tls SHA-256 of the SubjectPublicKeyInfo of its TLS certificate, where it serves other machines
 */
public record MemberKeys(
        VerificationKey administration,
        VerificationKey vote,
        VerificationKey transactions,
        HpkePublicKey sealing,
        Optional<Hash> tls) {
    public MemberKeys {
        if (administration.equals(vote) || administration.equals(transactions) || vote.equals(transactions)) {
            throw new IllegalArgumentException("a member's keys differ from each other");
        }
    }

    boolean acts(VerificationKey key) {
        return key.equals(transactions) || key.equals(administration);
    }

    MemberKeys with(KeyUse use, VerificationKey key) {
        return switch (use) {
            case ADMINISTRATION -> new MemberKeys(key, vote, transactions, sealing, tls);
            case VOTE -> new MemberKeys(administration, key, transactions, sealing, tls);
            case TRANSACTIONS -> new MemberKeys(administration, vote, key, sealing, tls);
        };
    }

    MemberKeys withSealing(HpkePublicKey key) {
        return new MemberKeys(administration, vote, transactions, key, tls);
    }

    MemberKeys withTls(Hash key) {
        return new MemberKeys(administration, vote, transactions, sealing, Optional.of(key));
    }
}
