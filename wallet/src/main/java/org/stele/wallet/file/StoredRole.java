package org.stele.wallet.file;

import java.net.URI;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkeKeyPair;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;
import org.stele.wallet.Holder;

/**
 * One role with its keys, as the file holds it.
 *
 * @param node the custodian's, or the employer's, organisation
 * @param address of its node
 * @param signingSeed 32 bytes, RFC 8032
 * @param sealingKey 32 bytes, X25519
 */
public record StoredRole(Hash network, RandomId node, URI address, Author author, Bytes signingSeed, Bytes sealingKey) {
    private static final int KEY_LENGTH = 32;

    public StoredRole {
        if (signingSeed.length() != KEY_LENGTH || sealingKey.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("a role's keys have 32 bytes");
        }
    }

    public static StoredRole of(Holder holder, RandomId node, URI address) {
        return new StoredRole(
                holder.network(),
                node,
                address,
                holder.author(),
                Bytes.wrap(holder.signing().seed()),
                Bytes.wrap(holder.sealing().privateKey()));
    }

    /** The same role at another member's node, which takes what is signed for the ledger, and nothing that is for the custodian. */
    public StoredRole at(URI other) {
        return new StoredRole(network, node, other, author, signingSeed, sealingKey);
    }

    public Holder holder() {
        return new Holder(
                network,
                author,
                Ed25519SigningKey.fromSeed(signingSeed.unsafeArray()),
                HpkeKeyPair.fromPrivate(sealingKey.unsafeArray()));
    }

    /** The name only: the rest is secret. */
    @Override
    public String toString() {
        return author.toString();
    }
}
