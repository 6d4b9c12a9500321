package org.stele.formats.launch;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.json.StrictJson;

/**
 * An application asks to act for whoever approves it (SMART App Launch 2.2). All of it is approved together: what is
 * signed is {@link #hash}, which the device of whoever approves makes itself, of what it shows.
 *
 * @param code by which it is found
 * @param audience the FHIR server's address
 * @param application its {@code client_id}
 * @param name of the application, for people
 * @param redirect where the browser goes on
 * @param scope with blanks between them
 * @param challenge of PKCE, S256 (RFC 7636)
 * @param state SHA-256 of what binds it to the application's session
 * @param registration of the file that registers the application
 * @param from the address of the network at which it was begun
 * @param since it waits
 * @param until it can be approved, and confirmed
 * @param opened how it was opened from a record system; nothing where somebody began in the application itself
 */
public record LaunchRequest(
        LaunchCode code,
        String audience,
        String application,
        String name,
        String redirect,
        String scope,
        String challenge,
        Hash state,
        Hash registration,
        String from,
        Instant since,
        Instant until,
        Optional<OpenedBy> opened) {
    /** Scope of an application that wants one patient to be named. */
    public static final String OF_ONE_PATIENT = "launch/patient";

    /** Scope of an application that wants an encounter to be named, where there is one. */
    public static final String OF_ONE_ENCOUNTER = "launch/encounter";

    /** Scope of an application that wants to know what it was opened for from a record system. */
    public static final String LAUNCH = "launch";

    /** Scope of an application that wants new tokens for as long as it is approved, without asking again. */
    public static final String OFFLINE = "offline_access";

    /** Scope of an application that wants to be told, signed, that somebody approved it (OpenID Connect Core 1.0 §3.1.2.1). */
    public static final String OPENID = "openid";

    /** Scope of an application that wants to be told which resource is whoever approved it. */
    public static final String FHIR_USER = "fhirUser";

    /** Scopes that are on no resource. */
    public static final Set<String> BESIDE_RESOURCES =
            Set.of(LAUNCH, OF_ONE_PATIENT, OF_ONE_ENCOUNTER, OFFLINE, OPENID, FHIR_USER);

    /** Of who began in the application itself. */
    public LaunchRequest(
            LaunchCode code,
            String audience,
            String application,
            String name,
            String redirect,
            String scope,
            String challenge,
            Hash state,
            Hash registration,
            String from,
            Instant since,
            Instant until) {
        this(
                code,
                audience,
                application,
                name,
                redirect,
                scope,
                challenge,
                state,
                registration,
                from,
                since,
                until,
                Optional.empty());
    }

    /** Where it is read, and decided. */
    public static String path(LaunchCode code) {
        return LaunchOpening.PATH + "/" + code;
    }

    /** Of all of it. */
    public Hash hash() {
        return Hash.of(StrictJson.write(this));
    }

    /** To whom the browser goes on. */
    public String host() {
        return URI.create(redirect).getRawAuthority();
    }

    /** Whether whoever approves must name a patient. */
    public boolean namesPatient() {
        return has(OF_ONE_PATIENT) && patient().isEmpty();
    }

    /** Whether whoever approves may name an encounter. */
    public boolean mayNameEncounter() {
        return has(OF_ONE_ENCOUNTER) && encounter().isEmpty();
    }

    /** For whom it was opened. */
    public Optional<SubjectId> patient() {
        return opened.flatMap(it -> it.context().patient());
    }

    /** For which encounter it was opened. */
    public Optional<String> encounter() {
        return opened.flatMap(it -> it.context().encounter());
    }

    /** Whether a scope is among those that it asks for. */
    public boolean has(String wanted) {
        return (" " + scope + " ").contains(" " + wanted + " ");
    }

    /** Those of its scopes that are on resources. */
    public String resources() {
        return Arrays.stream(scope.split(" ", -1))
                .filter(Predicate.not(BESIDE_RESOURCES::contains))
                .collect(Collectors.joining(" "));
    }
}
