package org.stele.node.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How strictly bundles, and about whom documents, are taken in.
 *
 * @param packages the folder of FHIR packages, {@code *.tgz}, whose profiles count
 * @param authorities by their object identifiers in documents, the systems under which FHIR knows their medical record numbers
 */
public record IntakeSettings(Profiles profiles, Path packages, SortedMap<String, String> authorities) {
    public IntakeSettings {
        authorities = Collections.unmodifiableSortedMap(new TreeMap<>(authorities));
    }

    /** What becomes of resources that do not conform to the profiles they claim. To look takes ten times as long. */
    public enum Profiles {
        /** They are not looked at. */
        OFF,
        /** They are taken in, and the answer names the places. */
        FLAG,
        /** The bundle is refused with the places. */
        REFUSE
    }
}
