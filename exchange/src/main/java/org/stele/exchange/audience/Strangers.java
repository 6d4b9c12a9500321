package org.stele.exchange.audience;

import java.util.Collection;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.Locks;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.subject.Identifier;

/**
 * On which subjects others ask for people who are no patients here, so that nobody tells them from patients. Whoever becomes one
 * keeps the subject.
 */
final class Strangers {
    /** A subject that is nobody's. */
    record Nobody(SubjectId subject) {}

    private final Drawer<Nobody> drawer;
    private final Patients patients;
    private final Locks locks = new Locks();

    Strangers(Cabinet cabinet, Patients patients) {
        this.drawer = new Drawer<>(cabinet, "stranger", Nobody.class);
        this.patients = patients;
    }

    /** The same for the same question. */
    SubjectId subject(OrganisationId asker, Identifier identifier) {
        return locks.locked(
                name(asker, identifier), () -> find(asker, identifier).orElseGet(() -> make(asker, identifier)));
    }

    /** The one on which the organisation asked for a person before they were a patient here; a new one where it did not. */
    SubjectId adopt(OrganisationId asker, Collection<Identifier> identifiers) {
        return identifiers.stream()
                .flatMap(identifier -> find(asker, identifier).stream())
                .filter(subject -> patients.find(subject).isEmpty())
                .findFirst()
                .orElseGet(patients::draw);
    }

    private SubjectId make(OrganisationId asker, Identifier identifier) {
        SubjectId drawn = patients.draw();
        drawer.put(name(asker, identifier), new Nobody(drawn));
        return drawn;
    }

    private Optional<SubjectId> find(OrganisationId asker, Identifier identifier) {
        return drawer.find(name(asker, identifier)).map(Nobody::subject);
    }

    private static String name(OrganisationId asker, Identifier identifier) {
        return asker + "/" + identifier.authority().length() + "/" + identifier.authority() + identifier.value();
    }
}
