package org.stele.node.smart;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.launch.LaunchRequest;
import org.stele.gateway.fhir.scope.Context;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.gateway.fhir.scope.Scopes;
import org.stele.node.smart.Application.Approvers;
import tools.jackson.databind.JsonNode;

/** Reads what registers an application. */
final class ApplicationFile {
    private static final int MOST_REDIRECTS = 16;

    /** Nothing that a terminal or a page would take for something else. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,100}");

    /**
     * As the file has it.
     *
     * @param name for people
     * @param scope with blanks between them
     * @param seat of an application that acts by itself
     * @param redirects of one that people approve
     * @param approvers who they are; staff where it does not say
     * @param launchUrl where it is opened from the record system
     */
    private record Content(
            String name,
            String scope,
            Optional<SeatId> seat,
            @JsonProperty("redirect_uris") Optional<List<String>> redirects,
            @JsonProperty("approved_by") Optional<String> approvers,
            @JsonProperty("launch_url") Optional<String> launchUrl,
            Optional<JsonNode> jwks) {
        /** A tree is there also where the member is not. */
        Optional<JsonNode> keys() {
            return jwks.filter(tree -> !tree.isNull() && !tree.isMissingNode());
        }
    }

    private ApplicationFile() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    static Application parse(String id, byte[] text) {
        Content content = content(text);
        require(NAME.matcher(content.name()).matches(), "name has 1 to 100 characters, all of which can be seen");
        Application.Use use = use(content);
        JWKSet keys =
                content.keys().map(it -> ApplicationKeys.parse(it.toString())).orElseGet(JWKSet::new);
        return new Application(id, content.name(), use, keys, Hash.of(text));
    }

    private static Content content(byte[] text) {
        try {
            return StrictJson.parse(text, Content.class);
        } catch (InvalidJsonException e) {
            throw new IllegalArgumentException(
                    "expected name and scope; seat and jwks, or redirect_uris: " + e.getMessage(), e);
        }
    }

    private static Application.Use use(Content content) {
        require(
                content.seat().isPresent() != content.redirects().isPresent(),
                "it acts for one seat, or has redirect_uris and acts for whoever approves it");
        if (content.seat().isEmpty()) {
            return forPeople(content);
        }
        require(content.launchUrl().isEmpty(), "nobody opens what acts for a seat by itself: leave launch_url out");
        require(content.approvers().isEmpty(), "nobody approves what acts for a seat: leave approved_by out");
        require(content.keys().isPresent(), "jwks is missing: who acts by itself has a key");
        return new Application.ForSeat(content.seat().get(), scopes(content.scope()));
    }

    private static Application.ForPeople forPeople(Content content) {
        Approvers approvers = approvers(content);
        PersonScopes scopes = personScopes(content.scope(), approvers);
        require(
                content.launchUrl().isPresent() == scopes.has(LaunchRequest.LAUNCH),
                "launch_url is where it is opened from the record system: with the scope launch, and only with it");
        content.launchUrl().ifPresent(RedirectAddress::require);
        return new Application.ForPeople(
                redirects(content.redirects().orElseThrow()), scopes, approvers, content.launchUrl());
    }

    private static Approvers approvers(Content content) {
        return switch (content.approvers().orElse("staff")) {
            case "staff" -> Approvers.STAFF;
            case "patients" -> Approvers.PATIENTS;
            default -> throw new IllegalArgumentException("approved_by is staff or patients");
        };
    }

    private static Set<String> redirects(List<String> some) {
        require(
                !some.isEmpty() && some.size() <= MOST_REDIRECTS && new HashSet<>(some).size() == some.size(),
                "redirect_uris has 1 to " + MOST_REDIRECTS + " addresses, each once");
        some.forEach(RedirectAddress::require);
        return Set.copyOf(some);
    }

    /** Tokens only read and search. */
    private static Scopes scopes(String text) {
        return Scopes.parse(text)
                .filter(ApplicationFile::canBeIssued)
                .orElseThrow(() -> new IllegalArgumentException("scope has 1 to " + Scopes.MOST
                        + " scopes of this form, with a blank between them: system/Observation.rs"));
    }

    private static PersonScopes personScopes(String text, Approvers approvers) {
        PersonScopes scopes = personScopes(text);
        switch (approvers) {
            case STAFF ->
                require(
                        !scopes.has(LaunchRequest.OFFLINE) && !scopes.has(LaunchRequest.FHIR_USER),
                        "scope has offline_access or fhirUser, which only patients give: approved_by is patients");
            case PATIENTS -> {
                require(
                        !scopes.isOfAll(),
                        "scope has user/, which no patient gives: name patient/ and launch/patient only");
                require(
                        !scopes.has(LaunchRequest.LAUNCH) && !scopes.has(LaunchRequest.OF_ONE_ENCOUNTER),
                        "scope has launch or launch/encounter, which only staff give");
            }
        }
        return scopes;
    }

    private static PersonScopes personScopes(String text) {
        return PersonScopes.parse(text)
                .filter(scopes -> scopes.mayHavePatient() || !scopes.isOfOnePatient())
                .orElseThrow(() -> new IllegalArgumentException("scope has 1 to " + Scopes.MOST
                        + " scopes of these forms, with a blank between them: user/Observation.rs,"
                        + " patient/Observation.rs; launch/patient or launch, of which patient/ and launch/encounter need one; and"
                        + " openid, offline_access, fhirUser, which needs openid"));
    }

    static boolean canBeIssued(Scopes scopes) {
        return scopes.all().stream()
                .allMatch(scope -> scope.context() == Context.SYSTEM
                        && scope.permissions().stream()
                                .allMatch(it -> it == Permission.READ || it == Permission.SEARCH));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
