package org.stele.testkit.people;

import org.stele.contracts.id.CredentialId;
import tools.jackson.databind.JsonNode;

/**
 * A licence that a board issued.
 *
 * @param document the Verifiable Credential, which its holder keeps
 */
public record Licence(CredentialId credential, JsonNode document) {
    @Override
    public String toString() {
        return "Licence[" + credential + "]";
    }
}
