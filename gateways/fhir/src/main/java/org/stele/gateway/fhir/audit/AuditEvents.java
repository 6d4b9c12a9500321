package org.stele.gateway.fhir.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.trail.TrailEntry;
import org.stele.crypto.RandomId;
import org.stele.exchange.trail.LedgerLine;
import org.stele.exchange.trail.TrailLines;
import org.stele.gateway.fhir.audit.Identified.Kind;
import org.stele.gateway.fhir.made.Made;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.journal.proof.Touched;

/**
 * Writes a trail's entries as AuditEvents. They say what the trail says and no more. No profile of BALP is claimed: those demand
 * network addresses and the clients' names, which a trail has none of.
 */
final class AuditEvents {
    private static final Coding SECURITY = Coding.terminology("security-source-type", "6", "Security Server");
    private static final Coding APPLICATION = Coding.terminology("security-source-type", "4", "Application Server");
    private static final Coding AUTHORIZER =
            Coding.terminology("extra-security-role-type", "authserver", "authorization server");
    private static final Coding EMPLOYER = Coding.terminology("v3-RoleClass", "PROV", "healthcare provider");
    private static final Coding SENDER = Coding.dicom("110153", "Source Role ID");
    private static final Coding RECEIVER = Coding.dicom("110152", "Destination Role ID");

    private final TrailLines trail;
    private final Parties parties;

    private AuditEvents(TrailLines trail) {
        this.trail = trail;
        this.parties = new Parties(trail);
    }

    /** All of a trail, oldest first; of the same time the ledger's before the journal's. */
    static List<Made> of(TrailLines trail) {
        AuditEvents events = new AuditEvents(trail);
        return Stream.concat(
                        trail.ledger().stream().map(events::ledger),
                        trail.journal().stream().map(events::journal))
                .sorted(Comparator.comparing(Made::time))
                .toList();
    }

    private Made ledger(LedgerLine line) {
        TrailEntry entry = line.entry();
        Pattern pattern = Pattern.of(entry.kind());
        EventDraft draft = new EventDraft(
                        EventIds.ofLedger(line.key()), pattern, Identified.code("trail", entry.kind()), entry.time())
                .outcome(entry.outcome().equals(Code.OK), entry.outcome().toString())
                .requestor(parties.of(entry.author()));
        entry.purpose().ifPresent(purpose -> draft.purpose(purpose.name()));
        entry.organisation().ifPresent(id -> draft.party(EMPLOYER, parties.organisation(id)));
        if (pattern.isDecision()) {
            draft.party(AUTHORIZER, parties.ledger());
        }
        draft.source(SECURITY, parties.ledger())
                .patient(parties.patient(line.key().subject()));
        entry.concerns().ifPresent(id -> concerned(draft, line, id));
        return draft.about(Kind.TRANSACTION, entry.transaction().toString()).done();
    }

    private static void concerned(EventDraft draft, LedgerLine line, RandomId id) {
        if (line.isOfConsent()) {
            draft.consent(id);
        } else {
            draft.about(Kind.CONCERN, id.toString());
        }
    }

    private Made journal(LinkedEntry linked) {
        Entry entry = linked.entry();
        Pattern pattern = Pattern.of(entry.use().action());
        EventDraft draft = new EventDraft(
                        EventIds.ofJournal(trail.chart(), linked.number()),
                        pattern,
                        Identified.code("journal", entry.use().action()),
                        entry.time())
                .outcome(entry.outcome().equals(Entry.OK), entry.outcome())
                .purpose(entry.use().purpose())
                .requestor(
                        parties.of(Author.parse(entry.use().actor())),
                        Identified.policy(entry.use().basis().toString()))
                .party(pattern.isAsked() ? SENDER : RECEIVER, parties.custodian())
                .source(APPLICATION, parties.custodian())
                .patient(parties.patient());
        touched(draft, entry);
        return draft.done();
    }

    /** Of what introduces subjects, those stand in the place of the records; a proposal in that of its own; who was asked in that of a question. */
    private void touched(EventDraft draft, Entry entry) {
        Touched records = entry.records();
        switch (entry.use().action()) {
            case PROPOSE -> records.listed().forEach(draft::consent);
            case INTRODUCE -> records.listed().forEach(subject -> draft.data(Kind.SUBJECT, subject));
            case ASK ->
                records.listed()
                        .forEach(asked -> draft.party(RECEIVER, parties.organisation(new OrganisationId(asked))));
            default -> records.listed().forEach(record -> draft.data(Kind.RECORD, record));
        }
        if (records.listed().isEmpty() && records.count() > 0) {
            draft.data(records.count());
        }
    }
}
