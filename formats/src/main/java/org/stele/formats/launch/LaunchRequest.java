package org.stele.formats.launch;

import java.net.URI;
import java.time.Instant;
import org.stele.crypto.Hash;
import org.stele.crypto.json.StrictJson;

/**
 * An application asks to act for whoever approves it (SMART App Launch 2.2, standalone launch). All of it is approved together: what is
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
        Instant until) {
    /** Scope of an application that wants one patient to be named. */
    public static final String OF_ONE_PATIENT = "launch/patient";

    private static final String ADDRESS = "/v1/launches/";

    /** Where it is read, and decided. */
    public static String path(LaunchCode code) {
        return ADDRESS + code;
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
        return (" " + scope + " ").contains(" " + OF_ONE_PATIENT + " ");
    }
}
