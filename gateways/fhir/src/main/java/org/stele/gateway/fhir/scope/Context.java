package org.stele.gateway.fhir.scope;

import java.util.Locale;

/** On whose account an application acts. */
public enum Context {
    /** One patient's, whom the launch names. */
    PATIENT,
    /** A person's who signed in. */
    USER,
    /** Its own, as its operator arranged. */
    SYSTEM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
