package org.stele.node.config;

import java.nio.file.Path;

/**
 * How strictly bundles are taken in.
 *
 * @param packages the folder of FHIR packages, {@code *.tgz}, whose profiles count
 */
public record IntakeSettings(Profiles profiles, Path packages) {
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
