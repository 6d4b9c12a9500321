package org.stele.node.smart;

import com.nimbusds.jose.jwk.JWKSet;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.gateway.fhir.scope.Scopes;

/**
 * An application as the operator registered it.
 *
 * @param id its {@code client_id}
 * @param seat for which it acts
 * @param scopes the most that it gets
 * @param keys its public keys
 * @param registration of the file that says so, so that tokens end with any change of it
 */
record Application(String id, SeatId seat, Scopes scopes, JWKSet keys, Hash registration) {}
