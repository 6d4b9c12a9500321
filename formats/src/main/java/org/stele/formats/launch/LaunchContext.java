package org.stele.formats.launch;

import java.util.Optional;
import java.util.regex.Pattern;
import org.stele.contracts.id.SubjectId;

/**
 * What an application is opened for from a record system (SMART App Launch 2.2, launch context). Its text form shows nothing of it.
 *
 * @param patient the home of whom it is about
 * @param encounter the FHIR id of one of theirs
 * @param intent what for, in words that the application knows, 1 to 100 characters of ASCII
 * @param needPatientBanner whether the application itself must show who the patient is; always where none is named here
 */
public record LaunchContext(
        Optional<SubjectId> patient, Optional<String> encounter, Optional<String> intent, boolean needPatientBanner) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern INTENT = Pattern.compile("[ -~]{1,100}");

    public LaunchContext {
        if (encounter.filter(it -> !isId(it)).isPresent()) {
            throw new IllegalArgumentException("an encounter is named by its FHIR id");
        }
        if (encounter.isPresent() && patient.isEmpty()) {
            throw new IllegalArgumentException("an encounter is a patient's: name the patient too");
        }
        if (!needPatientBanner && patient.isEmpty()) {
            throw new IllegalArgumentException(
                    "a patient is shown already only where one is named: name the patient too");
        }
        if (intent.filter(it -> !INTENT.matcher(it).matches()).isPresent()) {
            throw new IllegalArgumentException("an intent has 1 to 100 characters of ASCII");
        }
    }

    /** Whether it could be the id of a resource. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "LaunchContext";
    }
}
