package org.stele.node.auth;

import java.time.Instant;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * What is signed in {@link org.stele.crypto.Domain#REQUEST}.
 *
 * @param node whose node is asked: void at any other
 * @param path as it stands in the request line, with the query
 * @param body SHA-256 of the body, of nothing where there is none
 * @param time of the signer's clock
 */
public record RequestStatement(
        Hash network,
        OrganisationId node,
        String method,
        String path,
        Hash body,
        Author author,
        Instant time,
        RandomId nonce) {}
