package org.stele.node.peer;

import java.time.Instant;
import java.time.InstantSource;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;

/** Signs requests to other nodes in the organisation's name. */
public record RequestSigner(Hash network, Author author, SigningKey key, InstantSource clock) {
    /** The header of a request. */
    String sign(OrganisationId node, String method, String path, byte[] body) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        RequestStatement statement =
                new RequestStatement(network, node, method, path, Hash.of(body), author, now, RandomId.generate());
        return SignedStatement.sign(statement, key).header();
    }

    @Override
    public String toString() {
        return "RequestSigner[" + author + "]";
    }
}
