package org.stele.node.smart;

import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.gateway.fhir.scope.Context;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.gateway.fhir.scope.Scopes;
import tools.jackson.databind.JsonNode;

/** Reads what registers an application. */
final class ApplicationFile {
    /**
     * As the file has it.
     *
     * @param name for people
     * @param scope with blanks between them
     */
    private record Content(String name, SeatId seat, String scope, JsonNode jwks) {}

    private ApplicationFile() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Application parse(String id, byte[] text) {
        Content content = content(text);
        return new Application(
                id,
                content.seat(),
                scopes(content.scope()),
                ApplicationKeys.parse(content.jwks().toString()),
                Hash.of(text));
    }

    private static Content content(byte[] text) {
        try {
            return StrictJson.parse(text, Content.class);
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException("expected name, seat, scope and jwks: " + e.getMessage(), e);
        }
    }

    /** Tokens only read and search, and nobody is there who launches anything. */
    private static Scopes scopes(String text) {
        return Scopes.parse(text)
                .filter(ApplicationFile::canBeIssued)
                .orElseThrow(() -> new IllegalArgumentException("scope has 1 to " + Scopes.MOST
                        + " scopes of this form, with a blank between them: system/Observation.rs"));
    }

    static boolean canBeIssued(Scopes scopes) {
        return scopes.all().stream()
                .allMatch(scope -> scope.context() == Context.SYSTEM
                        && scope.permissions().stream()
                                .allMatch(it -> it == Permission.READ || it == Permission.SEARCH));
    }
}
