package org.stele.node.fhir.rest;

import java.util.Optional;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.ledger.contract.Author;

/**
 * Who asks, and how they want it answered.
 *
 * @param base this server's own address as they know it, without a slash at its end
 * @param scopes outside of which nothing is done; empty where the asker signs themselves
 * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
 */
public record Asker(Author author, String base, boolean lenient, Preference preference, Optional<Scopes> scopes) {}
