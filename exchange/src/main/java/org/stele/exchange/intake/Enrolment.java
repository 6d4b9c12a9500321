package org.stele.exchange.intake;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.store.Locks;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.VaultException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.subject.Directory;
import org.stele.vault.subject.Identifier;
import org.stele.vault.subject.Person;

/**
 * Finds the patient whom a bundle is about, by the medical record number alone, or enters them under a new chart. A number that
 * two people share among their other identifiers is for a person to look at.
 */
public final class Enrolment {
    private final Directory directory;
    private final Batchbook book;
    private final Locks locks = new Locks();

    Enrolment(Directory directory, Batchbook book) {
        this.directory = directory;
        this.book = book;
    }

    /**
     * The chart of whoever has this medical record number, a new one where nobody has.
     *
     * @param noting writes down that a bundle was begun for it
     * @throws ExchangeException {@code IDENTIFIER_TAKEN}
     */
    ChartId chart(Author author, IncomingPatient patient, Consumer<ChartId> noting) {
        return locks.locked(patient.number(), () -> {
            ChartId chart = find(patient).orElseGet(() -> enter(author, patient));
            noting.accept(chart);
            return chart;
        });
    }

    private Optional<ChartId> find(IncomingPatient patient) {
        return find(patient.number());
    }

    /** The chart of whoever has this number, if anybody has. */
    public Optional<ChartId> find(Identifier number) {
        return directory.find(number).map(known -> new ChartId(known.subject()));
    }

    /** The chart of whoever has this number, as where an enrolment was cut short; else a new one, of which nobody knows yet. */
    public ChartId chartFor(IncomingPatient patient) {
        return find(patient).orElseGet(ChartId::generate);
    }

    /**
     * Enters whoever is not known, or changes what is known of them.
     *
     * @param chart of {@link #chartFor}
     * @throws ExchangeException as {@link #enter} and {@link #change}
     */
    public void enterOrChange(Author author, ChartId chart, IncomingPatient patient) {
        if (find(patient).filter(chart::equals).isPresent()) {
            change(author, chart, patient);
        } else {
            enter(author, chart, patient);
        }
    }

    /**
     * Enters somebody who is not known under a chart of its own.
     *
     * @param chart a new one
     * @throws ExchangeException {@code NOT_TAKEN} where they have been entered meanwhile, {@code IDENTIFIER_TAKEN}
     */
    public void enter(Author author, ChartId chart, IncomingPatient patient) {
        locks.locked(patient.number(), () -> {
            if (find(patient).isPresent()) {
                throw new ExchangeException(Reason.NOT_TAKEN, "the patient has been entered meanwhile: look again");
            }
            return register(author, chart, patient, patient.contact());
        });
    }

    /** Takes somebody out whom {@link #enterOrChange} has entered; not where a bundle has come for them meanwhile. */
    public void withdraw(Author author, ChartId chart, IncomingPatient patient) {
        locks.locked(patient.number(), () -> {
            if (!book.isBegun(chart)) {
                directory.forget(use(author), chart.value());
            }
            return chart;
        });
    }

    /** Whether a change would add or take away an identifier. */
    public boolean wouldChangeIdentifiers(ChartId chart, IncomingPatient patient) {
        return directory
                .find(chart.value())
                .filter(known -> known.identifiers().equals(identifiers(patient)))
                .isEmpty();
    }

    /**
     * Changes what the directory knows of somebody; how to reach them stays.
     *
     * @throws ExchangeException {@code INVALID} where the medical record number is not theirs, or another of the same authority is
     *     added, {@code IDENTIFIER_TAKEN}
     */
    public void change(Author author, ChartId chart, IncomingPatient patient) {
        locks.locked(patient.number(), () -> {
            Person known = directory
                    .find(patient.number())
                    .filter(person -> person.subject().equals(chart.value()))
                    .orElseThrow(() -> new ExchangeException(
                            Reason.INVALID, "the medical record number is not this patient's: it does not change"));
            requireOneNumber(known, patient);
            return register(author, chart, patient, known.contact());
        });
    }

    /** Bundles find their patient by the number: a second one would bring another's here. */
    private static void requireOneNumber(Person known, IncomingPatient patient) {
        Set<String> authorities =
                known.identifiers().stream().map(Identifier::authority).collect(Collectors.toSet());
        boolean isSecond = identifiers(patient).stream()
                .filter(identifier -> !known.identifiers().contains(identifier))
                .anyMatch(identifier -> authorities.contains(identifier.authority()));
        if (isSecond) {
            throw new ExchangeException(
                    Reason.INVALID, "a second number of the same authority is for a person to look at, at the desk");
        }
    }

    private static SortedSet<Identifier> identifiers(IncomingPatient patient) {
        SortedSet<Identifier> all = new TreeSet<>(patient.others());
        all.add(patient.number());
        return all;
    }

    private ChartId enter(Author author, IncomingPatient patient) {
        return register(author, ChartId.generate(), patient, patient.contact());
    }

    private ChartId register(Author author, ChartId chart, IncomingPatient patient, Optional<String> contact) {
        Person person = new Person(chart.value(), patient.name(), patient.birthDate(), identifiers(patient), contact);
        try {
            directory.register(use(author), person);
        } catch (VaultException e) {
            throw translate(e);
        }
        return chart;
    }

    private static Use use(Author author) {
        return new Use(author.toString(), Action.REGISTER, Purpose.TREAT.name(), new Basis.Reason("INTAKE"));
    }

    private static RuntimeException translate(VaultException e) {
        return e.reason() == VaultException.Reason.CONFLICT
                ? new ExchangeException(
                        Reason.IDENTIFIER_TAKEN,
                        "an identifier of this patient is another patient's: a person must look at both",
                        e)
                : e;
    }
}
