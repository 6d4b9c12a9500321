package org.stele.exchange.healthlink;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.healthlink.LinkRecipient;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

/** Writes down what becomes of links, durably, each entry with the records that the file was made of. */
final class LinkJournal {
    private final Vault vault;
    private final Patients patients;

    /** What became of it. The names are in journals: never to be changed. */
    enum Step {
        LINK_MADE,
        LINK_USED,
        LINK_REVOKED,
        /** By the node, since a record in it was erased. */
        LINK_ERASED,
        /** By the node, since a record in it is restricted or was an error, or a key that may have made it is no more in force. */
        LINK_ENDED
    }

    LinkJournal(Vault vault, Patients patients) {
        this.vault = vault;
        this.patients = patients;
    }

    void happened(HealthLink link, Step step, Author who) {
        append(Event.of(chart(link), use(who.toString(), step), records(link)));
    }

    void used(HealthLink link, String recipient) {
        append(Event.of(chart(link), use(recipient(link, recipient), Step.LINK_USED), records(link)));
    }

    /** @param code why not */
    void refused(HealthLink link, String recipient, String code) {
        append(Event.refused(chart(link), use(recipient(link, recipient), Step.LINK_USED), List.of(), code));
    }

    private void append(Event event) {
        VaultCalls.call(() -> vault.journal().append(event));
    }

    private RandomId chart(HealthLink link) {
        return patients.requireHome(link.home()).value();
    }

    private static String recipient(HealthLink link, String said) {
        return LinkRecipient.of(link.link(), said).actor();
    }

    private static List<RandomId> records(HealthLink link) {
        return link.records().stream().map(RecordId::value).toList();
    }

    private static Use use(String who, Step step) {
        return new Use(who, Action.LINK, Purpose.PATRQT.name(), new Basis.Reason(step.name()));
    }
}
