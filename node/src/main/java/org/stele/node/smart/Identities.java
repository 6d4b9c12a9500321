package org.stele.node.smart;

import java.util.Optional;
import org.stele.exchange.app.Apps;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.config.SmartSettings;

/** Says who approved an application: the same in id tokens and wherever else. Safe for use by many threads. */
final class Identities {
    private final SmartSettings settings;
    private final Apps apps;

    Identities(SmartSettings settings, Apps apps) {
        this.settings = settings;
        this.apps = apps;
    }

    /** Nothing where what a patient approved has ended. */
    Optional<Identity> of(Approval approval) {
        return switch (approval) {
            case Approval.BySeat seat -> Optional.of(new Identity(seat.seat().toString(), Optional.empty()));
            case Approval.ByPatient patient ->
                apps.pseudonym(patient.kept()).map(name -> new Identity(name.toString(), fhirUser(patient)));
        };
    }

    private Optional<String> fhirUser(Approval.ByPatient patient) {
        return Optional.of(settings.audience() + "/Patient/" + patient.self().id())
                .filter(_ -> patient.scopes().has(LaunchRequest.FHIR_USER));
    }
}
